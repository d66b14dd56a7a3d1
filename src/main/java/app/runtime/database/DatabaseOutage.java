package app.runtime.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a failure of the database that will pass from one that lies in the statement. */
public final class DatabaseOutage {

    /** SQLSTATE classes: connection failure, transaction rolled back, out of resources, operator intervention. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private DatabaseOutage() {}

    /** Whether this exception says so, regardless of its causes. */
    public static boolean isSaidBy(SQLException failure) {
        return switch (failure) {
            case SQLTransientConnectionException poolIsEmpty -> true;
            case SQLNonTransientConnectionException lost -> true;
            case SQLRecoverableException lost -> true;
            default -> hasPassingState(failure.getSQLState());
        };
    }

    private static boolean hasPassingState(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (state.equals(LOCK_NOT_AVAILABLE) || PASSING_CLASSES.contains(state.substring(0, 2)));
    }
}
