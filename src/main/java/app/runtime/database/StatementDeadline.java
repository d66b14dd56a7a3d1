package app.runtime.database;

import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.postgresql.jdbc.PgStatement;

/** Ends a statement when the deadline of the request that runs it is over. */
final class StatementDeadline implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private static final String QUERY_CANCELLED = "57014";

    @Override
    public void executeStart(ExecuteContext context) {
        Deadline.current().ifPresent(deadline -> {
            deadline.check();
            limit(context, Math.max(1, deadline.remaining().toMillis()));
        });
    }

    @Override
    public void exception(ExecuteContext context) {
        var cause = context.sqlException();
        if (cause != null && QUERY_CANCELLED.equals(cause.getSQLState()) && isOver()) {
            context.exception(new DeadlineExceededException("The deadline ended a database statement"));
        }
    }

    private static boolean isOver() {
        return Deadline.current()
                .filter(deadline -> !deadline.remaining().isPositive())
                .isPresent();
    }

    /** JDBC knows only seconds; the driver knows milliseconds. */
    private static void limit(ExecuteContext context, long milliseconds) {
        try {
            var statement = context.statement();
            if (statement != null) {
                statement.unwrap(PgStatement.class).setQueryTimeoutMs(milliseconds);
            }
        } catch (SQLException closed) {
            throw new IllegalStateException("A statement cannot be given a deadline", closed);
        }
    }
}
