CREATE TABLE orders.product (
    -- Byte order: the same list, and the same order of locks, whatever the locale of the server.
    sku        text COLLATE "C" NOT NULL CONSTRAINT product_pk PRIMARY KEY
                                CONSTRAINT product_sku_shape CHECK (sku ~ '^[A-Za-z0-9._-]{1,64}$'),
    name       text             NOT NULL CONSTRAINT product_name_length CHECK (length(name) BETWEEN 1 AND 200),
    unit_price bigint           NOT NULL CONSTRAINT product_unit_price_not_negative CHECK (unit_price >= 0),
    currency   text             NOT NULL CONSTRAINT product_currency_shape CHECK (currency ~ '^[A-Z]{3}$'),
    stock      bigint           CONSTRAINT product_stock_not_negative CHECK (stock >= 0)
)
-- A popular product is decremented by every order: room for its next versions on the same page, so that no index is touched.
WITH (fillfactor = 50);

COMMENT ON TABLE orders.product IS 'The price list, and what of it is left.';
COMMENT ON COLUMN orders.product.unit_price IS 'Minor units of the currency.';
COMMENT ON COLUMN orders.product.stock IS 'What can still be ordered; what standing orders hold is already taken off. NULL: unlimited.';
