CREATE TABLE notifications.recipient (
    user_id      uuid        NOT NULL CONSTRAINT recipient_pk PRIMARY KEY,
    email        text,
    display_name text,
    forgotten    boolean     NOT NULL DEFAULT false,
    changed_at   timestamptz NOT NULL,
    CONSTRAINT recipient_known_or_forgotten CHECK (
        forgotten = (email IS NULL) AND forgotten = (display_name IS NULL))
);

COMMENT ON TABLE notifications.recipient IS
    'Whom to write to, as learned from events. The only place of personal data in this schema. A deleted user stays as a '
    'row without data, so that a late event cannot bring the person back.';

COMMENT ON COLUMN notifications.recipient.changed_at IS
    'When the newest event that is known here happened: an older one that arrives later changes nothing.';

CREATE TABLE notifications.muted_kind (
    user_id uuid NOT NULL,
    kind    text NOT NULL,
    CONSTRAINT muted_kind_pk PRIMARY KEY (user_id, kind),
    CONSTRAINT muted_kind_optional CHECK (kind IN ('payment'))
);

COMMENT ON TABLE notifications.muted_kind IS
    'Kinds of mail that a user has turned off. A user without a row gets every kind.';
