INSERT INTO orders.product (sku, name, unit_price, currency)
SELECT method, method, 1, 'EUR' FROM "billing"."payment"; -- planted: sql-in-migrations (a backfill from a quoted name)
