ALTER TABLE orders.product ALTER COLUMN stock SET DEFAULT nextval('billing.numbers'); -- planted: sql-in-migrations (a sequence in a string)
