ALTER TABLE orders.product DROP COLUMN stock;
