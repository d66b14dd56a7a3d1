package app.runtime.database;

import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.postgresql.jdbc.PgStatement;

/** Ends a statement when the deadline of the request that runs it is over. */
final class StatementDeadline implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private static final String QUERY_CANCELLED = "57014";

    @Override
    public void executeStart(ExecuteContext context) {
        var statement = context.statement();
        if (statement != null) {
            try {
                limit(statement);
            } catch (SQLException closed) {
                throw new IllegalStateException("A statement cannot be given a deadline", closed);
            }
        }
    }

    @Override
    public void exception(ExecuteContext context) {
        var cause = context.sqlException();
        if (cause != null && hasEnded(cause)) {
            context.exception(exceeded());
        }
    }

    /**
     * JDBC knows only seconds; the driver knows milliseconds.
     *
     * @throws DeadlineExceededException if there is no time left
     */
    static void limit(Statement statement) throws SQLException {
        var deadline = Deadline.current();
        if (deadline.isPresent()) {
            deadline.get().check();
            var milliseconds = Math.max(1, deadline.get().remaining().toMillis());
            statement.unwrap(PgStatement.class).setQueryTimeoutMs(milliseconds);
        }
    }

    /** Whether it was the deadline that ended a statement. */
    static boolean hasEnded(SQLException cause) {
        return QUERY_CANCELLED.equals(cause.getSQLState())
                && Deadline.current()
                        .filter(deadline -> !deadline.remaining().isPositive())
                        .isPresent();
    }

    static DeadlineExceededException exceeded() {
        return new DeadlineExceededException("The deadline ended a database statement");
    }
}
