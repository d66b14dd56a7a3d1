package app.runtime.database;

import java.util.Optional;

/**
 * What keeps this version of the application from working on the schema of a module as it is, if anything.
 *
 * @param problem what is missing or has failed
 * @param contracted what a later version has taken away from this one
 */
record SchemaState(Optional<String> problem, Optional<String> contracted) {

    static SchemaState unknown(String problem) {
        return new SchemaState(Optional.of(problem), Optional.empty());
    }
}
