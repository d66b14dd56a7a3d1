-- Without a value for what is there, and for what the running version goes on to write.
ALTER TABLE orders.placed_order
    ADD COLUMN pieces integer CONSTRAINT placed_order_pieces_positive CHECK (pieces >= 1);

COMMENT ON COLUMN orders.placed_order.pieces IS 'How many there are of all items together. NULL: placed before anybody counted.';
