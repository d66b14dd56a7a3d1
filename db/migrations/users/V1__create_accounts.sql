CREATE TABLE users.account (
    id            uuid        NOT NULL CONSTRAINT account_pk PRIMARY KEY,
    email         text        CONSTRAINT account_email_unique UNIQUE,
    display_name  text,
    password_hash text,
    admin         boolean     NOT NULL DEFAULT false,
    registered_at timestamptz NOT NULL,
    deleted_at    timestamptz,

    CONSTRAINT account_email_normalised
        CHECK (email = lower(email COLLATE "C") AND length(email) BETWEEN 3 AND 254),
    CONSTRAINT account_display_name_length
        CHECK (char_length(display_name) BETWEEN 1 AND 100),
    CONSTRAINT account_anonymous_once_deleted
        CHECK (CASE WHEN deleted_at IS NULL
            THEN num_nulls(email, display_name, password_hash) = 0
            ELSE num_nonnulls(email, display_name, password_hash) = 0 AND NOT admin
        END)
);

COMMENT ON TABLE users.account IS
    'A person who may log in. A deleted account keeps its id and nothing personal, and frees its email address.';
COMMENT ON COLUMN users.account.email IS 'Normalised: trimmed, lower case, the domain in ASCII.';
COMMENT ON COLUMN users.account.password_hash IS 'Argon2id, with its own salt and parameters.';
