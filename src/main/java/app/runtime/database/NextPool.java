package app.runtime.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pool of the place to which a module's data are about to move: opened before requests have to wait for it. */
final class NextPool {

    private static final Logger log = LoggerFactory.getLogger(NextPool.class);

    private final Pools pools;
    private @Nullable Prepared prepared;

    NextPool(Pools pools) {
        this.pools = pools;
    }

    /** Opens it if this really is the other end of this move; answers whether it is open now. */
    boolean prepare(UUID move, Place there) throws SQLException {
        discard();
        try (var connection = pools.connectForWatch(there)) {
            var itsHome = DataHome.find(Place.sql(connection), there.module());
            if (itsHome.filter(found -> found.isOf(move)).isEmpty()) {
                return false;
            }
        } catch (SQLException notYet) {
            log.info(
                    "{} cannot be reached yet, to which {} is to move: {}", there, there.module(), notYet.getMessage());
            return false;
        }
        prepared = new Prepared(move, pools.openWarm(there));
        return true;
    }

    /** The move that it is open for. */
    Optional<UUID> move() {
        return Optional.ofNullable(prepared).map(Prepared::move);
    }

    boolean isFor(@Nullable UUID move) {
        return prepared != null && prepared.move().equals(move);
    }

    /** Hands it over, or opens one now. */
    HikariDataSource take(Place there) {
        var taken = Optional.ofNullable(prepared).map(Prepared::pool).orElseGet(() -> pools.open(there));
        prepared = null;
        return taken;
    }

    void discard() {
        if (prepared != null) {
            prepared.pool().close();
            prepared = null;
        }
    }

    private record Prepared(UUID move, HikariDataSource pool) {}
}
