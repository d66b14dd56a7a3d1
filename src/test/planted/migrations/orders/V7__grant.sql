GRANT SELECT ON orders.product TO monolift_billing; -- planted: sql-in-migrations (a grant)
