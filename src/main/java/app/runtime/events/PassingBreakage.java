package app.runtime.events;

import app.runtime.context.DeadlineExceededException;
import app.runtime.database.DatabaseOutage;
import app.runtime.resilience.DependencyUnavailableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a failure that lies in the surroundings, and will pass, from one that lies in the event or the listener. */
final class PassingBreakage {

    private PassingBreakage() {}

    static boolean isIn(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20)
                .anyMatch(PassingBreakage::willPass);
    }

    private static boolean willPass(@Nullable Throwable failure) {
        return switch (failure) {
            case SQLException ofDatabase -> DatabaseOutage.isSaidBy(ofDatabase);
            case DeadlineExceededException tooSlow -> true;
            case DependencyUnavailableException outOfReach -> true;
            case SocketException outOfReach -> true;
            case SocketTimeoutException outOfReach -> true;
            case UnknownHostException outOfReach -> true;
            case null, default -> false;
        };
    }
}
