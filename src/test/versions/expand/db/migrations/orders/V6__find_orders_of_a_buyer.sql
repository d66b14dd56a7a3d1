-- CONCURRENTLY keeps nobody from writing. It does not run in a transaction: what a failure leaves has to go first.
DROP INDEX CONCURRENTLY IF EXISTS orders.placed_order_of_buyer;
CREATE INDEX CONCURRENTLY placed_order_of_buyer ON orders.placed_order (buyer_id, id);
