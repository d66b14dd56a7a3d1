CREATE TABLE billing.payment (
    id                 uuid        NOT NULL CONSTRAINT payment_pk PRIMARY KEY,
    order_id           uuid        NOT NULL CONSTRAINT payment_once_per_order UNIQUE,
    payer_id           uuid        NOT NULL,
    status             text        NOT NULL,
    amount             bigint      NOT NULL,
    currency           text        NOT NULL,
    refunding          bigint      NOT NULL DEFAULT 0,
    refunded           bigint      NOT NULL DEFAULT 0,
    method             text        NOT NULL,
    provider_reference text,
    decline_reason     text,
    requested_at       timestamptz NOT NULL,

    CONSTRAINT payment_status_known
        CHECK (status IN ('PENDING', 'CAPTURED', 'DECLINED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
    CONSTRAINT payment_amount_not_negative CHECK (amount >= 0),
    CONSTRAINT payment_currency_is_iso_code CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT payment_refunds_not_negative CHECK (refunding >= 0 AND refunded >= 0),
    -- Subtracted, not added: a sum of two large amounts would overflow.
    CONSTRAINT payment_refunds_within_amount CHECK (refunding <= amount - refunded),
    CONSTRAINT payment_refunds_only_what_was_captured
        CHECK (status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED') OR (refunding = 0 AND refunded = 0)),
    CONSTRAINT payment_declined_for_a_reason CHECK ((status = 'DECLINED') = (decline_reason IS NOT NULL))
);

COMMENT ON TABLE billing.payment IS
    'What is charged for an order, once. Amounts are minor units; refunding is promised to refunds that the provider has not made yet.';

-- Newest first for one payer; ids sort by time.
CREATE INDEX payment_of_payer ON billing.payment (payer_id, id);
