CREATE TABLE orders.basket (id uuid PRIMARY KEY, billing text);
COMMENT ON TABLE orders.basket IS 'Not yet ordered; paid in billing.payment.';
