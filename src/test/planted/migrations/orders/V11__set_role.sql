SET ROLE monolift_billing; -- planted: sql-in-migrations (the role of another module)
