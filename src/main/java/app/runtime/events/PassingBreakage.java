package app.runtime.events;

import app.runtime.context.DeadlineExceededException;
import app.runtime.resilience.DependencyUnavailableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a failure that lies in the surroundings, and will pass, from one that lies in the event or the listener. */
final class PassingBreakage {

    /** SQLSTATE classes: connection failure, transaction rolled back, out of resources, operator intervention. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private PassingBreakage() {}

    static boolean isIn(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20)
                .anyMatch(PassingBreakage::willPass);
    }

    private static boolean willPass(@Nullable Throwable failure) {
        return switch (failure) {
            case SQLTransientConnectionException poolIsEmpty -> true;
            case SQLNonTransientConnectionException lost -> true;
            case SQLRecoverableException lost -> true;
            case SQLException other -> hasPassingState(other.getSQLState());
            case DeadlineExceededException tooSlow -> true;
            case DependencyUnavailableException outOfReach -> true;
            case SocketException outOfReach -> true;
            case SocketTimeoutException outOfReach -> true;
            case UnknownHostException outOfReach -> true;
            case null, default -> false;
        };
    }

    private static boolean hasPassingState(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (state.equals(LOCK_NOT_AVAILABLE) || PASSING_CLASSES.contains(state.substring(0, 2)));
    }
}
