-- Expand only: who does not know the column leaves it to the database.
ALTER TABLE ${flyway:defaultSchema}.outbox ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;

COMMENT ON COLUMN ${flyway:defaultSchema}.outbox.position IS
    'Taken while the publishing transaction holds its aggregate: ascending per aggregate, which is the order at the broker.';

-- Empty without a broker: who has none pays nothing for it.
CREATE INDEX outbox_broker ON ${flyway:defaultSchema}.outbox (position)
    WHERE dead_at IS NULL AND starts_with(listener, 'broker');
