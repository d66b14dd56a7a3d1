package app.notifications.internal;

import static app.notifications.internal.jooq.Tables.MUTED_KIND;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
final class PreferenceRepository {

    private final DSLContext dsl;

    PreferenceRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    boolean wants(UUID userId, Kind kind) {
        return !dsl.fetchExists(MUTED_KIND, MUTED_KIND.USER_ID.eq(userId).and(MUTED_KIND.KIND.eq(kind.word())));
    }

    void mute(UUID userId, Kind kind) {
        dsl.insertInto(MUTED_KIND, MUTED_KIND.USER_ID, MUTED_KIND.KIND)
                .values(userId, kind.word())
                .onConflictDoNothing()
                .execute();
    }

    void unmute(UUID userId, Kind kind) {
        dsl.deleteFrom(MUTED_KIND)
                .where(MUTED_KIND.USER_ID.eq(userId))
                .and(MUTED_KIND.KIND.eq(kind.word()))
                .execute();
    }

    void forget(UUID userId) {
        dsl.deleteFrom(MUTED_KIND).where(MUTED_KIND.USER_ID.eq(userId)).execute();
    }
}
