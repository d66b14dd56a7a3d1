package app.users.internal;

import static app.users.internal.jooq.Tables.ACCOUNT;
import static app.users.internal.jooq.Tables.SESSION;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.users.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** The sessions, each with the hash of its one valid refresh token. To revoke a family is to delete its session. */
@Repository
final class SessionRepository {

    private final DSLContext database;

    SessionRepository(DSLContext database) {
        this.database = database;
    }

    /**
     * Opens a session, if the account's password is still the one that was checked: {@code FOR SHARE} waits for a
     * change of password that is about to commit, and such a change waits for this.
     */
    boolean open(RefreshToken token, Account account, Instant now, Instant expiresAt) {
        return database.insertInto(
                                SESSION,
                                SESSION.ID,
                                SESSION.ACCOUNT_ID,
                                SESSION.SECRET_HASH,
                                SESSION.STARTED_AT,
                                SESSION.EXPIRES_AT)
                        .select(select(
                                        val(token.session()),
                                        ACCOUNT.ID,
                                        val(token.secretHash()),
                                        val(now, SESSION.STARTED_AT),
                                        val(expiresAt, SESSION.EXPIRES_AT))
                                .from(ACCOUNT)
                                .where(
                                        ACCOUNT.ID.eq(account.id().value()),
                                        ACCOUNT.PASSWORD_HASH.eq(account.passwordHash()))
                                .forShare())
                        .execute()
                == 1;
    }

    /**
     * Replaces the valid token of a session by the next one and says whose session it is; empty if the token is not the
     * valid one. Of two that present the same token at the same time, the second waits and finds it replaced.
     */
    Optional<Holder> rotate(RefreshToken presented, RefreshToken next, Instant now, Instant expiresAt) {
        return database.update(SESSION)
                .set(SESSION.SECRET_HASH, next.secretHash())
                .set(SESSION.EXPIRES_AT, expiresAt)
                .from(ACCOUNT)
                .where(
                        SESSION.ID.eq(presented.session()),
                        SESSION.SECRET_HASH.eq(presented.secretHash()),
                        SESSION.EXPIRES_AT.gt(now),
                        ACCOUNT.ID.eq(SESSION.ACCOUNT_ID))
                .returningResult(ACCOUNT.ID.convertFrom(UserId::new), ACCOUNT.ADMIN)
                .fetchOptional(Records.mapping(Holder::new));
    }

    /** Ends a session; answers whether there was one. */
    boolean end(UUID session) {
        return database.deleteFrom(SESSION).where(SESSION.ID.eq(session)).execute() == 1;
    }

    void endAllOf(UserId user) {
        database.deleteFrom(SESSION).where(SESSION.ACCOUNT_ID.eq(user.value())).execute();
    }

    /** Removes some of the expired sessions; answers how many. */
    int removeExpired(Instant now, int limit) {
        return database.deleteFrom(SESSION)
                .where(SESSION.ID.in(select(SESSION.ID)
                        .from(SESSION)
                        .where(SESSION.EXPIRES_AT.le(now))
                        .limit(limit)
                        .forUpdate()
                        .skipLocked()))
                .execute();
    }

    /** Whose session it is. */
    record Holder(UserId user, boolean admin) {}
}
