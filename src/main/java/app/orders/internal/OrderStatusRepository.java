package app.orders.internal;

import static app.orders.internal.jooq.Tables.PLACED_ORDER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import app.orders.OrderId;
import app.orders.OrderView;
import app.orders.OrderView.CancellationReason;
import app.orders.OrderView.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.springframework.stereotype.Repository;

/**
 * Moves orders from one status to the next. The precondition travels with the write, and the order is answered only if
 * this very call moved it: of any number of calls at the same time, one is answered.
 */
@Repository
final class OrderStatusRepository {

    /** A literal, because the partial index on pending orders is not considered for a parameter. */
    private static final Condition IS_PENDING = PLACED_ORDER.STATUS.eq(inline(Status.PENDING.name()));

    private static final Condition IS_CONFIRMED = PLACED_ORDER.STATUS.eq(inline(Status.CONFIRMED.name()));

    private final DSLContext dsl;

    OrderStatusRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    Optional<OrderView> confirmIfPending(OrderId id, Instant now) {
        return dsl.update(PLACED_ORDER)
                .set(PLACED_ORDER.STATUS, Status.CONFIRMED.name())
                .set(PLACED_ORDER.CONFIRMED_AT, now)
                .where(PLACED_ORDER.ID.eq(id.value()))
                .and(IS_PENDING)
                .returningResult(OrderColumns.ALL)
                .fetchOptional(row -> OrderColumns.view(row::get));
    }

    Optional<OrderView> cancelIfPending(OrderId id, CancellationReason reason, Instant now) {
        return cancelled(reason, now)
                .where(PLACED_ORDER.ID.eq(id.value()))
                .and(IS_PENDING)
                .returningResult(OrderColumns.ALL)
                .fetchOptional(row -> OrderColumns.view(row::get));
    }

    Optional<OrderView> cancelIfPendingOrConfirmedAfter(
            Instant confirmation, OrderId id, CancellationReason reason, Instant now) {
        return cancelled(reason, now)
                .where(PLACED_ORDER.ID.eq(id.value()))
                .and(IS_PENDING.or(IS_CONFIRMED.and(PLACED_ORDER.CONFIRMED_AT.gt(confirmation))))
                .returningResult(OrderColumns.ALL)
                .fetchOptional(row -> OrderColumns.view(row::get));
    }

    /** The longest waiting first. Orders that another transaction holds are left to it. */
    List<OrderView> cancelPlacedBefore(Instant limit, int atMost, CancellationReason reason, Instant now) {
        var due = name("due")
                .as(select(PLACED_ORDER.ID)
                        .from(PLACED_ORDER)
                        .where(IS_PENDING)
                        .and(PLACED_ORDER.PLACED_AT.lt(limit))
                        .orderBy(PLACED_ORDER.PLACED_AT)
                        .limit(atMost)
                        .forUpdate()
                        .skipLocked());
        return dsl.with(due)
                .update(PLACED_ORDER)
                .set(PLACED_ORDER.STATUS, Status.CANCELLED.name())
                .set(PLACED_ORDER.CANCELLED_AT, now)
                .set(PLACED_ORDER.CANCELLATION_REASON, reason.name())
                .from(due)
                .where(PLACED_ORDER.ID.eq(due.field(PLACED_ORDER.ID)))
                .returningResult(OrderColumns.ALL)
                .fetch(row -> OrderColumns.view(row::get));
    }

    Optional<Instant> confirmedAt(OrderId id) {
        return dsl.select(PLACED_ORDER.CONFIRMED_AT)
                .from(PLACED_ORDER)
                .where(PLACED_ORDER.ID.eq(id.value()))
                .fetchOptional(PLACED_ORDER.CONFIRMED_AT);
    }

    private UpdateSetMoreStep<?> cancelled(CancellationReason reason, Instant now) {
        return dsl.update(PLACED_ORDER)
                .set(PLACED_ORDER.STATUS, Status.CANCELLED.name())
                .set(PLACED_ORDER.CANCELLED_AT, now)
                .set(PLACED_ORDER.CANCELLATION_REASON, reason.name());
    }
}
