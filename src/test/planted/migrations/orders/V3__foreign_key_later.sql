ALTER TABLE orders.product
    ADD CONSTRAINT paid FOREIGN KEY (sku) REFERENCES billing.payment (id); -- planted: sql-in-migrations (a foreign key that is added)
