package app.notifications.internal;

import static app.notifications.internal.jooq.Tables.MUTED_KIND;
import static app.notifications.internal.jooq.Tables.RECIPIENT;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.springframework.stereotype.Repository;

@Repository
final class RecipientRepository {

    private final DSLContext dsl;

    RecipientRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Keeps what is newest: events arrive in any order, and nothing undoes a deletion. */
    void remember(UUID userId, String email, String displayName, Instant changedAt) {
        dsl.insertInto(RECIPIENT, RECIPIENT.USER_ID, RECIPIENT.EMAIL, RECIPIENT.DISPLAY_NAME, RECIPIENT.CHANGED_AT)
                .values(userId, email, displayName, changedAt)
                .onConflict(RECIPIENT.USER_ID)
                .doUpdate()
                .set(RECIPIENT.EMAIL, excluded(RECIPIENT.EMAIL))
                .set(RECIPIENT.DISPLAY_NAME, excluded(RECIPIENT.DISPLAY_NAME))
                .set(RECIPIENT.CHANGED_AT, excluded(RECIPIENT.CHANGED_AT))
                .where(RECIPIENT.FORGOTTEN.isFalse())
                .and(RECIPIENT.CHANGED_AT.lessThan(excluded(RECIPIENT.CHANGED_AT)))
                .execute();
    }

    /** Leaves a row without data, also for a user who was never heard of: a late event changes it no more. */
    void forget(UUID userId, Instant deletedAt) {
        dsl.insertInto(RECIPIENT, RECIPIENT.USER_ID, RECIPIENT.FORGOTTEN, RECIPIENT.CHANGED_AT)
                .values(userId, true, deletedAt)
                .onConflict(RECIPIENT.USER_ID)
                .doUpdate()
                .setNull(RECIPIENT.EMAIL)
                .setNull(RECIPIENT.DISPLAY_NAME)
                .set(RECIPIENT.FORGOTTEN, true)
                .set(RECIPIENT.CHANGED_AT, excluded(RECIPIENT.CHANGED_AT))
                .execute();
    }

    Optional<Recipient> find(UUID userId) {
        return dsl.select(
                        RECIPIENT.FORGOTTEN,
                        multiset(select(MUTED_KIND.KIND)
                                        .from(MUTED_KIND)
                                        .where(MUTED_KIND.USER_ID.eq(RECIPIENT.USER_ID)))
                                .convertFrom(kinds -> kinds.map(Record1::value1)))
                .from(RECIPIENT)
                .where(RECIPIENT.USER_ID.eq(userId))
                .fetchOptional(row -> recipient(row.value1(), row.value2()));
    }

    private static Recipient recipient(boolean forgotten, List<String> muted) {
        return forgotten ? new Recipient.Forgotten() : new Recipient.Reachable(kinds(muted));
    }

    private static Set<Kind> kinds(List<String> words) {
        var kinds = EnumSet.noneOf(Kind.class);
        words.forEach(word -> kinds.add(Kind.of(word)));
        return kinds;
    }
}
