package app.runtime.database;

/**
 * One square of the board: a module's login, a privilege, and an object of some schema.
 *
 * @param kind table, column, sequence, function or schema
 * @param granted what PostgreSQL's catalogue says
 */
record WallCell(
        String module, String role, String privilege, String kind, String schema, String object, boolean granted) {

    /**
     * Whether the object belongs to the module. PostgreSQL lets everybody look into the schema public, which is empty.
     */
    boolean mayBeAllowed() {
        return schema.equals(module) || sentence().equals(module + " may USAGE schema public");
    }

    String sentence() {
        return module + " may " + privilege + " "
                + switch (kind) {
                    case "schema" -> "schema " + schema;
                    case "column" -> "a column of " + schema + "." + object;
                    case "function" -> schema + "." + object + "()";
                    default -> schema + "." + object;
                };
    }
}
