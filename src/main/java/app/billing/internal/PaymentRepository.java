package app.billing.internal;

import static app.billing.internal.jooq.Tables.PAYMENT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;

import app.billing.Money;
import app.billing.PaymentId;
import app.billing.PaymentView.Status;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
final class PaymentRepository {

    private static final List<Field<?>> COLUMNS = List.of(
            PAYMENT.ID,
            PAYMENT.ORDER_ID,
            PAYMENT.PAYER_ID,
            PAYMENT.STATUS,
            PAYMENT.AMOUNT,
            PAYMENT.CURRENCY,
            PAYMENT.REFUNDING,
            PAYMENT.REFUNDED,
            PAYMENT.METHOD,
            PAYMENT.DECLINE_REASON,
            PAYMENT.REQUESTED_AT);

    private final DSLContext dsl;

    PaymentRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Returns whether the order had no payment yet. */
    boolean insertOncePerOrder(Payment payment) {
        return dsl.insertInto(PAYMENT)
                        .set(PAYMENT.ID, payment.id().value())
                        .set(PAYMENT.ORDER_ID, payment.orderId())
                        .set(PAYMENT.PAYER_ID, payment.payerId())
                        .set(PAYMENT.STATUS, payment.status().name())
                        .set(PAYMENT.AMOUNT, payment.amount().amount())
                        .set(PAYMENT.CURRENCY, payment.amount().currency().getCurrencyCode())
                        .set(PAYMENT.METHOD, payment.method())
                        .set(PAYMENT.REQUESTED_AT, payment.requestedAt())
                        .onConflict(PAYMENT.ORDER_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<Payment> find(PaymentId id) {
        return findOne(PAYMENT.ID.eq(id.value()));
    }

    Optional<Payment> findByOrder(UUID orderId) {
        return findOne(PAYMENT.ORDER_ID.eq(orderId));
    }

    /** Nobody else decides about the payment until the transaction ends. */
    Optional<Payment> lock(PaymentId id) {
        return lockOne(PAYMENT.ID.eq(id.value()));
    }

    /** Nobody else decides about the payment until the transaction ends. */
    Optional<Payment> lockByOrder(UUID orderId) {
        return lockOne(PAYMENT.ORDER_ID.eq(orderId));
    }

    /** Newest first, older than the position; one more than the limit, to tell whether there are more. */
    List<Payment> list(Optional<UUID> payer, Optional<UUID> order, Optional<UUID> after, int limit) {
        return dsl.select(COLUMNS)
                .from(PAYMENT)
                .where(payer.map(PAYMENT.PAYER_ID::eq).orElse(noCondition()))
                .and(order.map(PAYMENT.ORDER_ID::eq).orElse(noCondition()))
                .and(after.map(PAYMENT.ID::lt).orElse(noCondition()))
                .orderBy(PAYMENT.ID.desc())
                .limit(limit + 1)
                .fetch(PaymentRepository::payment);
    }

    /** Returns whether the payment was still PENDING. */
    boolean recordCapture(PaymentId id, String providerReference) {
        return dsl.update(PAYMENT)
                        .set(PAYMENT.STATUS, Status.CAPTURED.name())
                        .set(PAYMENT.PROVIDER_REFERENCE, providerReference)
                        .where(pending(id))
                        .execute()
                == 1;
    }

    /** Returns whether the payment was still PENDING. */
    boolean recordDecline(PaymentId id, String reason) {
        return dsl.update(PAYMENT)
                        .set(PAYMENT.STATUS, Status.DECLINED.name())
                        .set(PAYMENT.DECLINE_REASON, reason)
                        .where(pending(id))
                        .execute()
                == 1;
    }

    /** Promises some of what remains to a refund. Returns whether that much remained. */
    boolean reserveForRefund(PaymentId id, Money amount) {
        return dsl.update(PAYMENT)
                        .set(PAYMENT.REFUNDING, PAYMENT.REFUNDING.plus(amount.amount()))
                        .where(PAYMENT.ID.eq(id.value()))
                        .and(PAYMENT.STATUS.in(Status.CAPTURED.name(), Status.PARTIALLY_REFUNDED.name()))
                        .and(PAYMENT.AMOUNT
                                .minus(PAYMENT.REFUNDED)
                                .minus(PAYMENT.REFUNDING)
                                .ge(amount.amount()))
                        .execute()
                == 1;
    }

    /** Turns a promise into money paid back. */
    void recordRefund(PaymentId id, Money amount) {
        var refunded = PAYMENT.REFUNDED.plus(amount.amount());
        dsl.update(PAYMENT)
                .set(PAYMENT.REFUNDING, PAYMENT.REFUNDING.minus(amount.amount()))
                .set(PAYMENT.REFUNDED, refunded)
                .set(
                        PAYMENT.STATUS,
                        when(refunded.eq(PAYMENT.AMOUNT), Status.REFUNDED.name())
                                .otherwise(Status.PARTIALLY_REFUNDED.name()))
                .where(PAYMENT.ID.eq(id.value()))
                .execute();
    }

    private Optional<Payment> findOne(Condition condition) {
        return dsl.select(COLUMNS).from(PAYMENT).where(condition).fetchOptional(PaymentRepository::payment);
    }

    private Optional<Payment> lockOne(Condition condition) {
        return dsl.select(COLUMNS).from(PAYMENT).where(condition).forUpdate().fetchOptional(PaymentRepository::payment);
    }

    private static Payment payment(Record row) {
        return new Payment(
                new PaymentId(row.get(PAYMENT.ID)),
                row.get(PAYMENT.ORDER_ID),
                row.get(PAYMENT.PAYER_ID),
                Status.valueOf(row.get(PAYMENT.STATUS)),
                new Money(row.get(PAYMENT.AMOUNT), Currency.getInstance(row.get(PAYMENT.CURRENCY))),
                row.get(PAYMENT.REFUNDING),
                row.get(PAYMENT.REFUNDED),
                row.get(PAYMENT.METHOD),
                row.get(PAYMENT.DECLINE_REASON),
                row.get(PAYMENT.REQUESTED_AT));
    }

    private static Condition pending(PaymentId id) {
        return PAYMENT.ID.eq(id.value()).and(PAYMENT.STATUS.eq(Status.PENDING.name()));
    }
}
