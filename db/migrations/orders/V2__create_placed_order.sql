CREATE TABLE orders.placed_order (
    id                  uuid        NOT NULL CONSTRAINT placed_order_pk PRIMARY KEY,
    customer_id         uuid        NOT NULL,
    status              text        NOT NULL
        CONSTRAINT placed_order_status CHECK (status IN ('PENDING', 'CONFIRMED', 'CANCELLED')),
    total               bigint      NOT NULL CONSTRAINT placed_order_total_not_negative CHECK (total >= 0),
    currency            text        NOT NULL CONSTRAINT placed_order_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    payment_method      text        NOT NULL,
    placed_at           timestamptz NOT NULL,
    confirmed_at        timestamptz,
    cancelled_at        timestamptz,
    cancellation_reason text
        CONSTRAINT placed_order_cancellation_reason
            CHECK (cancellation_reason IN ('BY_CUSTOMER', 'PAYMENT_DECLINED', 'PENDING_TOO_LONG')),
    CONSTRAINT placed_order_confirmed_at_known CHECK (status <> 'CONFIRMED' OR confirmed_at IS NOT NULL),
    CONSTRAINT placed_order_cancelled_for_a_reason
        CHECK ((status = 'CANCELLED') = (cancellation_reason IS NOT NULL AND cancelled_at IS NOT NULL))
);

COMMENT ON TABLE orders.placed_order IS 'Orders. The id is a UUIDv7: newest first is id DESC.';
COMMENT ON COLUMN orders.placed_order.total IS 'Minor units of the currency, which is that of every item.';

CREATE INDEX placed_order_of_customer ON orders.placed_order (customer_id, id);
CREATE INDEX placed_order_pending ON orders.placed_order (placed_at) WHERE status = 'PENDING';
CREATE INDEX placed_order_cancelled ON orders.placed_order (id) WHERE status = 'CANCELLED';

-- No foreign key to product: an item is a copy of the price list at that moment, and the check would lock the row of a
-- popular product for every order.
CREATE TABLE orders.order_item (
    order_id   uuid    NOT NULL CONSTRAINT order_item_order REFERENCES orders.placed_order,
    position   integer NOT NULL CONSTRAINT order_item_position_positive CHECK (position >= 1),
    sku        text    NOT NULL,
    name       text    NOT NULL,
    quantity   integer NOT NULL CONSTRAINT order_item_quantity_positive CHECK (quantity >= 1),
    unit_price bigint  NOT NULL CONSTRAINT order_item_unit_price_not_negative CHECK (unit_price >= 0),
    from_stock boolean NOT NULL,
    CONSTRAINT order_item_pk PRIMARY KEY (order_id, position)
);

COMMENT ON TABLE orders.order_item IS 'The lines of an order, with the name and the price of the moment at which it was placed.';
COMMENT ON COLUMN orders.order_item.from_stock IS 'Whether the quantity was taken from the stock, and goes back when the order is cancelled.';
