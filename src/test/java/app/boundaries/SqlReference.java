package app.boundaries;

/**
 * A qualified name and the place that it has in its statement.
 *
 * @param lead the word that asked for the name, such as "from" or "references"; empty elsewhere
 * @param inQuery whether it belongs to a query, and not to the head of a definition
 */
record SqlReference(SqlToken name, Position position, String lead, boolean inQuery) {

    enum Position {
        /** Where only the name of a table or of another object can stand. */
        OBJECT,
        /** Before the arguments of a function. */
        CALL,
        /** Where a column can stand; a name of two parts is nothing else there. */
        EXPRESSION,
        /** Somewhere else, such as where a type stands. */
        ELSEWHERE
    }
}
