CREATE VIEW orders.paid AS
SELECT product.sku
FROM orders.product
JOIN billing.payment ON payment.method = product.sku; -- planted: sql-in-migrations (a view)
