package app.notifications.internal;

import static app.notifications.internal.jooq.Tables.NOTIFICATION;
import static app.notifications.internal.jooq.Tables.RECIPIENT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.noCondition;

import app.notifications.internal.Notification.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.SelectJoinStep;
import org.springframework.stereotype.Repository;

@Repository
final class NotificationRepository {

    private final DSLContext dsl;

    NotificationRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Whether it is new; false if this fact was recorded before. */
    boolean insert(UUID id, Announcement announcement, Status status, Instant createdAt) {
        return dsl.insertInto(NOTIFICATION)
                        .set(NOTIFICATION.ID, id)
                        .set(NOTIFICATION.KIND, announcement.kind().word())
                        .set(NOTIFICATION.SOURCE_EVENT_ID, announcement.sourceEventId())
                        .set(NOTIFICATION.RECIPIENT_ID, announcement.recipientId())
                        .set(NOTIFICATION.ORDER_ID, announcement.orderId())
                        .set(NOTIFICATION.SUBJECT, announcement.subject())
                        .set(NOTIFICATION.BODY, announcement.body())
                        .set(NOTIFICATION.STATUS, status.name())
                        .set(NOTIFICATION.CREATED_AT, createdAt)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Counts an attempt and hands out the mail; empty if there is nothing to send, or nobody to send it to. */
    Optional<Mail> beginSending(UUID id) {
        return dsl.update(NOTIFICATION)
                .set(NOTIFICATION.ATTEMPTS, NOTIFICATION.ATTEMPTS.plus(1))
                .set(
                        NOTIFICATION.POSSIBLE_REPEATS,
                        NOTIFICATION.POSSIBLE_REPEATS.plus(
                                case_().when(NOTIFICATION.OUTCOME_UNKNOWN, 1).otherwise(0)))
                .set(NOTIFICATION.OUTCOME_UNKNOWN, true)
                .from(RECIPIENT)
                .where(NOTIFICATION.ID.eq(id))
                .and(NOTIFICATION.STATUS.eq(Status.QUEUED.name()))
                .and(RECIPIENT.USER_ID.eq(NOTIFICATION.RECIPIENT_ID))
                .and(RECIPIENT.FORGOTTEN.isFalse())
                .returningResult(
                        NOTIFICATION.ID,
                        RECIPIENT.EMAIL,
                        RECIPIENT.DISPLAY_NAME,
                        NOTIFICATION.SUBJECT,
                        NOTIFICATION.BODY,
                        NOTIFICATION.POSSIBLE_REPEATS)
                .fetchOptional(mapping(Mail::new));
    }

    void markSent(UUID id, Instant sentAt) {
        dsl.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, Status.SENT.name())
                .set(NOTIFICATION.SENT_AT, sentAt)
                .set(NOTIFICATION.OUTCOME_UNKNOWN, false)
                .where(NOTIFICATION.ID.eq(id))
                .and(NOTIFICATION.STATUS.eq(Status.QUEUED.name()))
                .execute();
    }

    void markFailed(UUID id, String reason) {
        dsl.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, Status.FAILED.name())
                .set(NOTIFICATION.FAILURE, reason)
                .set(NOTIFICATION.OUTCOME_UNKNOWN, false)
                .where(NOTIFICATION.ID.eq(id))
                .and(NOTIFICATION.STATUS.eq(Status.QUEUED.name()))
                .execute();
    }

    /** Notes that the attempt that is under way has certainly sent nothing. */
    void markNotSent(UUID id) {
        dsl.update(NOTIFICATION)
                .set(NOTIFICATION.OUTCOME_UNKNOWN, false)
                .where(NOTIFICATION.ID.eq(id))
                .and(NOTIFICATION.STATUS.eq(Status.QUEUED.name()))
                .execute();
    }

    void suppress(UUID id) {
        dsl.update(NOTIFICATION)
                .set(NOTIFICATION.STATUS, Status.SUPPRESSED.name())
                .where(NOTIFICATION.ID.eq(id))
                .and(NOTIFICATION.STATUS.eq(Status.QUEUED.name()))
                .execute();
    }

    Optional<Notification> find(UUID id) {
        return selectNotification().where(NOTIFICATION.ID.eq(id)).fetchOptional(mapping(Notification::new));
    }

    /** Newest first. */
    List<Notification> pageOf(UUID recipientId, Optional<UUID> after, int limit) {
        return selectNotification()
                .where(NOTIFICATION.RECIPIENT_ID.eq(recipientId))
                .and(after.map(NOTIFICATION.ID::lessThan).orElse(noCondition()))
                .orderBy(NOTIFICATION.ID.desc())
                .limit(limit)
                .fetch(mapping(Notification::new));
    }

    /** Oldest first. */
    List<Notification> about(UUID orderId) {
        return selectNotification()
                .where(NOTIFICATION.ORDER_ID.eq(orderId))
                .orderBy(NOTIFICATION.ID)
                .fetch(mapping(Notification::new));
    }

    private SelectJoinStep<Record8<UUID, UUID, Kind, String, Status, Instant, Instant, UUID>> selectNotification() {
        return dsl.select(
                        NOTIFICATION.ID,
                        NOTIFICATION.RECIPIENT_ID,
                        NOTIFICATION.KIND.convertFrom(Kind::of),
                        NOTIFICATION.SUBJECT,
                        NOTIFICATION.STATUS.convertFrom(Status::valueOf),
                        NOTIFICATION.CREATED_AT,
                        NOTIFICATION.SENT_AT,
                        NOTIFICATION.ORDER_ID)
                .from(NOTIFICATION);
    }
}
