CREATE TABLE notifications.notification (
    id               uuid        NOT NULL CONSTRAINT notification_pk PRIMARY KEY,
    kind             text        NOT NULL CONSTRAINT notification_kind CHECK (kind IN ('account', 'order', 'payment')),
    source_event_id  uuid        NOT NULL,
    recipient_id     uuid        NOT NULL,
    order_id         uuid,
    subject          text        NOT NULL,
    body             text        NOT NULL,
    status           text        NOT NULL
        CONSTRAINT notification_status CHECK (status IN ('QUEUED', 'SENT', 'FAILED', 'SUPPRESSED')),
    failure          text,
    attempts         integer     NOT NULL DEFAULT 0 CONSTRAINT notification_attempts CHECK (attempts >= 0),
    outcome_unknown  boolean     NOT NULL DEFAULT false,
    possible_repeats integer     NOT NULL DEFAULT 0 CONSTRAINT notification_repeats CHECK (possible_repeats >= 0),
    created_at       timestamptz NOT NULL,
    sent_at          timestamptz,
    CONSTRAINT notification_one_per_fact UNIQUE (kind, source_event_id),
    CONSTRAINT notification_sent CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
    CONSTRAINT notification_failed CHECK ((status = 'FAILED') = (failure IS NOT NULL))
);

COMMENT ON TABLE notifications.notification IS
    'What users were told, one row per kind and fact. Address and name are not here: they are looked up when the mail is sent.';

COMMENT ON COLUMN notifications.notification.outcome_unknown IS
    'Set before the mail server is spoken to, cleared by its answer: still set, the mail may have been accepted.';

COMMENT ON COLUMN notifications.notification.possible_repeats IS
    'How many attempts began while the outcome of the one before was unknown: at most so many copies too many were sent.';

CREATE INDEX notification_by_recipient ON notifications.notification (recipient_id, id DESC);
CREATE INDEX notification_by_order ON notifications.notification (order_id, id) WHERE order_id IS NOT NULL;
