package app.boundaries;

/**
 * Where SQL leaves its own schema.
 *
 * @param line of the text that was read, from 1
 * @param what is crossed, in words: "table billing.payment", "a foreign key to billing.payment", "search_path"
 */
record SqlFinding(Kind kind, int line, String what) {

    enum Kind {
        /** Rows or the definition of a foreign table. */
        TABLE,
        FOREIGN_KEY,
        VIEW,
        TRIGGER,
        INDEX,
        SEQUENCE,
        FUNCTION,
        TYPE,
        /** A schema by its name alone. */
        SCHEMA,
        /** Rights on a foreign object, or for a foreign role. */
        GRANT,
        /** Another role's rights or its properties. */
        ROLE,
        /** Unqualified names then mean something else. */
        SEARCH_PATH,
        /** Another database: dblink, foreign data wrappers, subscriptions. */
        OTHER_DATABASE,
        /** A string that is put together and executed. */
        DYNAMIC_SQL,
        /** Could not be read, so nobody knows. */
        UNREADABLE
    }
}
