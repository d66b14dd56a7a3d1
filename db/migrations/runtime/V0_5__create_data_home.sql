-- Runs in the history of every module. When the data of a module have moved to another server and the old tables are
-- retired, data_home stays behind, so that it is found here when they come back.
CREATE TABLE IF NOT EXISTS ${flyway:defaultSchema}.data_home (
    only_row   boolean     NOT NULL DEFAULT true CONSTRAINT data_home_pk PRIMARY KEY
                                                 CONSTRAINT data_home_one_row CHECK (only_row),
    state      text        NOT NULL CONSTRAINT data_home_state CHECK (state IN ('HERE', 'ARRIVING', 'LEFT')),
    move_id    uuid,
    other      text        NOT NULL,
    stage      text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE ${flyway:defaultSchema}.data_home IS
    'Whether the data of this module are in this database; without a row they are. Never replicated: both ends of a move have their own.';
COMMENT ON COLUMN ${flyway:defaultSchema}.data_home.other IS
    'The other end of the move, as host:port/database, without a login.';

CREATE TABLE ${flyway:defaultSchema}.data_mark (
    only_row boolean NOT NULL DEFAULT true CONSTRAINT data_mark_pk PRIMARY KEY
                                           CONSTRAINT data_mark_one_row CHECK (only_row),
    mark     bigint  NOT NULL
);

COMMENT ON TABLE ${flyway:defaultSchema}.data_mark IS
    'Written at one end of a move and replicated: when the other end shows it, everything committed before has arrived.';
