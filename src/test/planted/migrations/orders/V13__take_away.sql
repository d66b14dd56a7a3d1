DROP TABLE orders.basket; -- planted: contract-step (a dropped table)
DROP VIEW IF EXISTS orders.paid; -- planted: contract-step (a dropped view)
ALTER TABLE orders.product
    ADD COLUMN colour text,
    DROP COLUMN currency, -- planted: contract-step (a dropped column among others)
    RENAME TO article; -- planted: contract-step (a renamed table)
ALTER TABLE IF EXISTS ONLY orders.invoice RENAME payment_id TO paid_by; -- planted: contract-step (a renamed column)
ALTER TABLE orders.product ALTER unit_price TYPE text; -- planted: contract-step (another type)
ALTER TABLE orders.product ALTER COLUMN unit_price SET DATA TYPE numeric(10, 2); -- planted: contract-step (another type in long)
ALTER TABLE orders.product ALTER COLUMN name SET NOT NULL; -- planted: contract-step (a value that was optional)
ALTER TABLE orders.product ALTER COLUMN stock DROP DEFAULT; -- planted: contract-step (a value that the database made)
ALTER TABLE orders.product ADD size text NOT NULL CHECK (size IN ('s', 'l')); -- planted: contract-step (a new column without a value)
ALTER TABLE orders.product SET SCHEMA archive; -- planted: contract-step (another schema)
DO $$
BEGIN
    IF TRUE THEN
        ALTER TABLE orders.product DROP stock; -- planted: contract-step (a block)
    END IF;
    EXECUTE 'DROP FUNCTION orders.is_paid(uuid)'; -- planted: contract-step (dynamic SQL)
END $$;
-- What takes nothing away:
DROP INDEX orders.product_by_name;
ALTER INDEX orders.product_by_price RENAME TO product_price;
ALTER TABLE orders.product
    ADD COLUMN weight integer NOT NULL DEFAULT 0 CHECK (weight IS NOT NULL),
    ADD COLUMN length integer,
    ADD CONSTRAINT product_length CHECK (length IS NOT NULL) NOT VALID,
    DROP CONSTRAINT product_colour,
    ALTER COLUMN name DROP NOT NULL,
    ALTER COLUMN colour SET DEFAULT 'none';
CREATE OR REPLACE FUNCTION orders.forget() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DROP TABLE IF EXISTS pg_temp.kept;
END $$;
