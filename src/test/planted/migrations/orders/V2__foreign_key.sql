CREATE TABLE orders.invoice (
    id uuid PRIMARY KEY,
    payment_id uuid REFERENCES billing.payment (id) -- planted: sql-in-migrations (a foreign key of a column)
);
