ALTER TABLE orders.product DROP COLUMN name; -- planted: contract-step (a contract since a version that is not there)
