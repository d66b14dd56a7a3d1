-- A version that knows V6 uses buyer_id alone. SET NOT NULL reads the whole table and locks it meanwhile: a large one has,
-- before that, CHECK (buyer_id IS NOT NULL) NOT VALID, and VALIDATE CONSTRAINT in a migration of its own.
DROP TRIGGER placed_order_names_its_buyer ON orders.placed_order;
DROP FUNCTION orders.placed_order_names_its_buyer();
ALTER TABLE orders.placed_order
    DROP COLUMN customer_id,
    ALTER COLUMN buyer_id SET NOT NULL;

COMMENT ON COLUMN orders.placed_order.buyer_id IS NULL;
