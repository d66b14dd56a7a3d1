-- Runs in the history of every module: each has an outbox, an inbox and idempotency keys of its own.
CREATE TABLE ${flyway:defaultSchema}.outbox (
    id              uuid        NOT NULL CONSTRAINT outbox_pk PRIMARY KEY,
    event_id        uuid        NOT NULL,
    event_name      text        NOT NULL,
    aggregate_id    uuid        NOT NULL,
    listener        text        NOT NULL,
    payload         jsonb       NOT NULL,
    correlation_id  text,
    traceparent     text,
    published_at    timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0 CONSTRAINT outbox_attempts_not_negative CHECK (attempts >= 0),
    next_attempt_at timestamptz NOT NULL,
    last_error      text,
    dead_at         timestamptz
);

COMMENT ON TABLE ${flyway:defaultSchema}.outbox IS
    'One row per event and listener, from the publishing transaction until the listener is done; then the row is deleted.';

CREATE INDEX outbox_due ON ${flyway:defaultSchema}.outbox (next_attempt_at) WHERE dead_at IS NULL;
CREATE INDEX outbox_dead ON ${flyway:defaultSchema}.outbox (dead_at) WHERE dead_at IS NOT NULL;

CREATE TABLE ${flyway:defaultSchema}.inbox (
    listener   text        NOT NULL,
    event_id   uuid        NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_pk PRIMARY KEY (listener, event_id)
);

COMMENT ON TABLE ${flyway:defaultSchema}.inbox IS
    'What listeners of this module have handled, written in the transaction of the listener: effects happen once.';

CREATE INDEX inbox_handled_at ON ${flyway:defaultSchema}.inbox (handled_at);

CREATE TABLE ${flyway:defaultSchema}.idempotency_key (
    caller       uuid        NOT NULL,
    key          text        NOT NULL,
    command_hash bytea       NOT NULL,
    result       json,
    created_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_key_pk PRIMARY KEY (caller, key)
);

COMMENT ON TABLE ${flyway:defaultSchema}.idempotency_key IS
    'Commands that were done under a key of the caller, with their result, for 24 hours.';

CREATE INDEX idempotency_key_created_at ON ${flyway:defaultSchema}.idempotency_key (created_at);
