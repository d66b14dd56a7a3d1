package app.billing.internal;

import static app.billing.internal.jooq.Tables.PAYMENT;
import static app.billing.internal.jooq.Tables.REFUND;

import app.billing.Money;
import app.billing.PaymentId;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
final class RefundRepository {

    private final DSLContext dsl;

    RefundRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    void insert(Refund refund, Instant requestedAt) {
        dsl.insertInto(REFUND)
                .set(REFUND.ID, refund.id())
                .set(REFUND.PAYMENT_ID, refund.paymentId().value())
                .set(REFUND.STATUS, refund.status().name())
                .set(REFUND.AMOUNT, refund.amount().amount())
                .set(REFUND.REQUESTED_AT, requestedAt)
                .execute();
    }

    Optional<Refund> find(UUID id) {
        return dsl.select(
                        REFUND.ID,
                        PAYMENT.ID,
                        PAYMENT.ORDER_ID,
                        PAYMENT.PAYER_ID,
                        REFUND.AMOUNT,
                        PAYMENT.CURRENCY,
                        REFUND.STATUS)
                .from(REFUND)
                .join(PAYMENT)
                .on(REFUND.PAYMENT_ID.eq(PAYMENT.ID))
                .where(REFUND.ID.eq(id))
                .fetchOptional(RefundRepository::refund);
    }

    /** Returns whether the refund was still PENDING. */
    boolean recordPaid(UUID id, Instant paidAt) {
        return dsl.update(REFUND)
                        .set(REFUND.STATUS, Refund.Status.PAID.name())
                        .set(REFUND.PAID_AT, paidAt)
                        .where(REFUND.ID.eq(id))
                        .and(REFUND.STATUS.eq(Refund.Status.PENDING.name()))
                        .execute()
                == 1;
    }

    private static Refund refund(Record row) {
        return new Refund(
                row.get(REFUND.ID),
                new PaymentId(row.get(PAYMENT.ID)),
                row.get(PAYMENT.ORDER_ID),
                row.get(PAYMENT.PAYER_ID),
                new Money(row.get(REFUND.AMOUNT), Currency.getInstance(row.get(PAYMENT.CURRENCY))),
                Refund.Status.valueOf(row.get(REFUND.STATUS)));
    }
}
