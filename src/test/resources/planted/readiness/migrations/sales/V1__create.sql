CREATE TABLE sales.receipt (id uuid, item uuid REFERENCES catalog.shelf (id));
