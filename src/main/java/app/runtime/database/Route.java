package app.runtime.database;

import app.runtime.topology.AppModule;

/** From where to where the data of a module move. */
record Route(Place source, Place target) {

    AppModule module() {
        return source.module();
    }

    Route reversed() {
        return new Route(target, source);
    }
}
