CREATE TABLE users.login_attempts (
    subject        bytea       NOT NULL CONSTRAINT login_attempts_pk PRIMARY KEY,
    attempts       integer     NOT NULL CONSTRAINT login_attempts_not_negative CHECK (attempts >= 0),
    window_ends_at timestamptz NOT NULL
);

COMMENT ON TABLE users.login_attempts IS
    'How often a password was tried for an email address, or from a network address, in the current window of time. '
    'Shared by all instances; a row is worthless once its window has ended.';
COMMENT ON COLUMN users.login_attempts.subject IS 'SHA-256 of the kind of address and the address, which is not kept.';

CREATE INDEX login_attempts_window_ends_at ON users.login_attempts (window_ends_at);
