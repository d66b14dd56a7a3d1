-- What not to do: from here on the running version asks for a column that is not there.
ALTER TABLE orders.placed_order RENAME COLUMN customer_id TO buyer_id;
