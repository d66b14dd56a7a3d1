CREATE TABLE billing.refund (
    id           uuid        NOT NULL CONSTRAINT refund_pk PRIMARY KEY,
    payment_id   uuid        NOT NULL CONSTRAINT refund_of_payment REFERENCES billing.payment (id),
    status       text        NOT NULL,
    amount       bigint      NOT NULL,
    requested_at timestamptz NOT NULL,
    paid_at      timestamptz,

    CONSTRAINT refund_status_known CHECK (status IN ('PENDING', 'PAID')),
    CONSTRAINT refund_amount_positive CHECK (amount > 0),
    CONSTRAINT refund_paid_at_a_time CHECK ((status = 'PAID') = (paid_at IS NOT NULL))
);

COMMENT ON TABLE billing.refund IS
    'What is paid back of a payment, in the currency of the payment. Its id is the idempotency key at the provider.';

CREATE INDEX refund_by_payment ON billing.refund (payment_id);
