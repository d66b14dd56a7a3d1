package app.users.internal;

import static app.users.internal.jooq.Tables.ACCOUNT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import app.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The accounts that are not deleted; a deleted one is found by nothing here. */
@Repository
final class AccountRepository {

    private static final List<Field<?>> COLUMNS = List.of(
            ACCOUNT.ID,
            ACCOUNT.EMAIL,
            ACCOUNT.DISPLAY_NAME,
            ACCOUNT.ADMIN,
            ACCOUNT.REGISTERED_AT,
            ACCOUNT.PASSWORD_HASH);

    private final DSLContext database;

    AccountRepository(DSLContext database) {
        this.database = database;
    }

    /** Whether the account was added; it was not if its email address is taken. */
    boolean add(Account account) {
        return database.insertInto(ACCOUNT)
                        .set(ACCOUNT.ID, account.id().value())
                        .set(ACCOUNT.EMAIL, account.email().value())
                        .set(ACCOUNT.DISPLAY_NAME, account.displayName().value())
                        .set(ACCOUNT.PASSWORD_HASH, account.passwordHash())
                        .set(ACCOUNT.ADMIN, account.admin())
                        .set(ACCOUNT.REGISTERED_AT, account.registeredAt())
                        .onConflict(ACCOUNT.EMAIL)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<Account> find(UserId id) {
        return findBy(ACCOUNT.ID.eq(id.value()));
    }

    Optional<Account> findByEmail(EmailAddress email) {
        return findBy(ACCOUNT.EMAIL.eq(email.value()));
    }

    /** The newest accounts, or the newest of those that are older than the given one. */
    List<Account> newest(int limit, Optional<UUID> olderThan) {
        return database.select(COLUMNS)
                .from(ACCOUNT)
                .where(
                        ACCOUNT.DELETED_AT.isNull(),
                        olderThan.map(ACCOUNT.ID::lt).orElse(noCondition()))
                .orderBy(ACCOUNT.ID.desc())
                .limit(limit)
                .fetch(AccountRepository::account);
    }

    /** The account with its new name; empty if there is no such account. */
    Optional<Account> rename(UserId id, DisplayName displayName) {
        return database.update(ACCOUNT)
                .set(ACCOUNT.DISPLAY_NAME, displayName.value())
                .where(ACCOUNT.ID.eq(id.value()), ACCOUNT.DELETED_AT.isNull())
                .returningResult(COLUMNS)
                .fetchOptional(AccountRepository::account);
    }

    /**
     * Changes what is not null, if the password is still the one with the hash that was read.
     *
     * @return the account as it is now; empty if the password has changed or the account was deleted
     * @throws org.jooq.exception.IntegrityConstraintViolationException if the email address is taken
     */
    Optional<Account> change(
            Account account,
            @Nullable EmailAddress email,
            @Nullable DisplayName displayName,
            @Nullable String passwordHash) {
        return database.update(ACCOUNT)
                .set(ACCOUNT.EMAIL, orUnchanged(email == null ? null : email.value(), ACCOUNT.EMAIL))
                .set(
                        ACCOUNT.DISPLAY_NAME,
                        orUnchanged(displayName == null ? null : displayName.value(), ACCOUNT.DISPLAY_NAME))
                .set(ACCOUNT.PASSWORD_HASH, orUnchanged(passwordHash, ACCOUNT.PASSWORD_HASH))
                .where(ACCOUNT.ID.eq(account.id().value()), ACCOUNT.PASSWORD_HASH.eq(account.passwordHash()))
                .returningResult(COLUMNS)
                .fetchOptional(AccountRepository::account);
    }

    /** Removes all that is personal, which frees the email address. Answers whether there was such an account. */
    boolean anonymise(UserId id, Instant now) {
        return database.update(ACCOUNT)
                        .setNull(ACCOUNT.EMAIL)
                        .setNull(ACCOUNT.DISPLAY_NAME)
                        .setNull(ACCOUNT.PASSWORD_HASH)
                        .set(ACCOUNT.ADMIN, false)
                        .set(ACCOUNT.DELETED_AT, now)
                        .where(ACCOUNT.ID.eq(id.value()), ACCOUNT.DELETED_AT.isNull())
                        .execute()
                == 1;
    }

    private Optional<Account> findBy(Condition condition) {
        return database.select(COLUMNS)
                .from(ACCOUNT)
                .where(condition, ACCOUNT.DELETED_AT.isNull())
                .fetchOptional(AccountRepository::account);
    }

    private static Account account(Record row) {
        return new Account(
                new UserId(row.get(ACCOUNT.ID)),
                new EmailAddress(row.get(ACCOUNT.EMAIL)),
                new DisplayName(row.get(ACCOUNT.DISPLAY_NAME)),
                row.get(ACCOUNT.ADMIN),
                row.get(ACCOUNT.REGISTERED_AT),
                row.get(ACCOUNT.PASSWORD_HASH));
    }

    private static Field<String> orUnchanged(@Nullable String value, Field<String> column) {
        return coalesce(val(value, column), column);
    }
}
