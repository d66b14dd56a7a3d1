CREATE TABLE users.session (
    id          uuid        NOT NULL CONSTRAINT session_pk PRIMARY KEY,
    account_id  uuid        NOT NULL CONSTRAINT session_of_account REFERENCES users.account (id),
    secret_hash bytea       NOT NULL CONSTRAINT session_secret_is_sha256 CHECK (octet_length(secret_hash) = 32),
    started_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL
);

COMMENT ON TABLE users.session IS
    'A family of refresh tokens, from a login until logout, reuse or expiry; then the row is deleted. Only the newest '
    'token of a family is valid, so the row holds the hash of that one alone.';

CREATE INDEX session_account_id ON users.session (account_id);
CREATE INDEX session_expires_at ON users.session (expires_at);
