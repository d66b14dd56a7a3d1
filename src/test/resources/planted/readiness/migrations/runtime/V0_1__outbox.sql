CREATE TABLE ${flyway:defaultSchema}.outbox (id uuid);
