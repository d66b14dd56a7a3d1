package app.users.internal;

import static app.users.internal.jooq.Tables.LOGIN_ATTEMPTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** The counts of attempts. Every statement locks the row of the account before that of the address: no deadlock. */
@Repository
final class AttemptRepository {

    private final DSLContext database;

    AttemptRepository(DSLContext database) {
        this.database = database;
    }

    /** Counts one attempt on both, each in its current window or, if that has ended, in a new one. */
    Attempts.Counted count(byte[] account, byte[] address, Instant now, Instant newWindowEndsAt) {
        var windowHasEnded = LOGIN_ATTEMPTS.WINDOW_ENDS_AT.le(now);
        var counted = database.insertInto(
                        LOGIN_ATTEMPTS, LOGIN_ATTEMPTS.SUBJECT, LOGIN_ATTEMPTS.ATTEMPTS, LOGIN_ATTEMPTS.WINDOW_ENDS_AT)
                .values(account, 1, newWindowEndsAt)
                .values(address, 1, newWindowEndsAt)
                .onConflict(LOGIN_ATTEMPTS.SUBJECT)
                .doUpdate()
                .set(
                        LOGIN_ATTEMPTS.ATTEMPTS,
                        when(windowHasEnded, inline(1)).otherwise(LOGIN_ATTEMPTS.ATTEMPTS.plus(1)))
                .set(
                        LOGIN_ATTEMPTS.WINDOW_ENDS_AT,
                        when(windowHasEnded, newWindowEndsAt).otherwise(LOGIN_ATTEMPTS.WINDOW_ENDS_AT))
                .returningResult(LOGIN_ATTEMPTS.ATTEMPTS, LOGIN_ATTEMPTS.WINDOW_ENDS_AT)
                .fetch(Records.mapping(Attempts::new));
        return new Attempts.Counted(counted.getFirst(), counted.getLast());
    }

    /** The account starts at zero; the address had one attempt less. */
    void takeBack(byte[] account, byte[] address) {
        var isAccount = LOGIN_ATTEMPTS.SUBJECT.eq(account);
        database.update(LOGIN_ATTEMPTS)
                .set(
                        LOGIN_ATTEMPTS.ATTEMPTS,
                        when(isAccount, inline(0)).otherwise(greatest(LOGIN_ATTEMPTS.ATTEMPTS.minus(1), inline(0))))
                .where(LOGIN_ATTEMPTS.SUBJECT.in(select(LOGIN_ATTEMPTS.SUBJECT)
                        .from(LOGIN_ATTEMPTS)
                        .where(LOGIN_ATTEMPTS.SUBJECT.in(account, address))
                        .orderBy(field(isAccount).desc())
                        .forUpdate()))
                .execute();
    }

    /** Removes some of the rows that no longer count; answers how many. */
    int removeEnded(Instant now, int limit) {
        return database.deleteFrom(LOGIN_ATTEMPTS)
                .where(LOGIN_ATTEMPTS.SUBJECT.in(select(LOGIN_ATTEMPTS.SUBJECT)
                        .from(LOGIN_ATTEMPTS)
                        .where(LOGIN_ATTEMPTS.WINDOW_ENDS_AT.le(now))
                        .limit(limit)
                        .forUpdate()
                        .skipLocked()))
                .execute();
    }
}
