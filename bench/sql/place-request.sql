-- What placing one order over HTTP sends before the answer: one read, and the transaction of the orders module.
-- Compare it with target/bench/application.sql, which bench/orders writes: the statements as the application sent them.
--
-- Different from the application, because pgbench has numbers and fixed texts only: the first statement also makes the
-- ids (the application makes them itself), and one id serves as order, payment, notification and event; what has no
-- influence on the work is the same in every order (names, prices, the payloads of events, which are of the real size).

\if :new_connection
SELECT
    account.id AS customer,
    '{"orderId":"' || uuidv7() || '","eventId":"' || uuidv7() || '","occurredAt":"2030-01-01T12:00:00.000000Z","customerId":"'
        || uuidv7() || '","total":{"amount":1234,"currency":"EUR"},"paymentMethod":"card_ok"}' AS placed,
    '{"orderId":"' || uuidv7() || '","eventId":"' || uuidv7() || '","occurredAt":"2030-01-01T12:00:00.000000Z","paymentId":"'
        || uuidv7() || '"}' AS requested,
    '{"orderId":"' || uuidv7() || '","eventId":"' || uuidv7() || '","occurredAt":"2030-01-01T12:00:00.000000Z","payerId":"'
        || uuidv7() || '","paymentId":"' || uuidv7() || '","amount":{"amount":1234,"currency":"EUR"}}' AS captured,
    '{"orderId":"' || uuidv7() || '","eventId":"' || uuidv7() || '","occurredAt":"2030-01-01T12:00:00.000000Z","customerId":"'
        || uuidv7() || '","total":{"amount":1234,"currency":"EUR"}}' AS confirmed,
    '{"eventId":"' || uuidv7() || '","occurredAt":"2030-01-01T12:00:00.000000Z","notificationId":"' || uuidv7() || '"}' AS queued,
    '{"id":"' || uuidv7() || '","customerId":"' || uuidv7() || '","status":"PENDING","items":['
        || '{"sku":"sku-123","name":"Product 123","quantity":1,"unitPrice":{"amount":223,"currency":"EUR"}},'
        || '{"sku":"sku-456","name":"Product 456","quantity":1,"unitPrice":{"amount":556,"currency":"EUR"}}],'
        || '"total":{"amount":779,"currency":"EUR"},"paymentMethod":"card_ok","placedAt":"2030-01-01T12:00:00.000000Z"}' AS result,
    sha256('command') AS command_hash,
    '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01' AS traceparent
FROM users.account
ORDER BY random()
LIMIT 1 \gset
\set new_connection 0
\set orders 0
\set done1 0
\set done2 0
\set done3 0
\endif

\set first random(0, :products - 1)
\set second (:first + random(1, :products - 1)) % :products

SELECT
    account.id, account.email, account.display_name, account.admin, account.registered_at, account.password_hash,
    ids.one, ids.two, ids.three,
    '{sku-' || cast(:first as int) || ',sku-' || cast(:second as int) || '}' AS skus,
    CASE WHEN cast(:orders as int) % 10 = 0 THEN '' ELSE cast(:done1 as text) || ',' END || ids.one AS done1,
    CASE WHEN cast(:orders as int) % 10 = 0 THEN '' ELSE cast(:done2 as text) || ',' END || ids.two AS done2,
    CASE WHEN cast(:orders as int) % 10 = 0 THEN '' ELSE cast(:done3 as text) || ',' END || ids.three AS done3
FROM users.account, (SELECT uuidv7() AS one, uuidv7() AS two, uuidv7() AS three) AS ids
WHERE account.id = cast(:customer as uuid) AND account.deleted_at IS NULL \gset
\set orders :orders + 1

-- The driver of the application, too, sends BEGIN together with what comes next.
\startpipeline
BEGIN;
INSERT INTO orders.idempotency_key (caller, key, command_hash)
VALUES (cast(:customer as uuid), :one, cast(:command_hash as bytea))
ON CONFLICT (caller, key) DO UPDATE
SET command_hash = cast(:command_hash as bytea), result = cast(null as json), created_at = cast(current_timestamp as timestamptz)
WHERE idempotency_key.created_at < now() - interval '24 hours';
\endpipeline
WITH
    wanted AS (
        SELECT (cast(:skus as varchar[]))[line.position] AS sku, (cast('{1,1}' as bigint[]))[line.position] AS quantity
        FROM generate_series(1, 2) AS line (position)),
    found AS (
        SELECT product.sku, product.name, product.unit_price, product.currency, product.stock
        FROM orders.product
        WHERE product.sku = ANY (cast(:skus as varchar[]))),
    locked AS (
        SELECT product.sku
        FROM orders.product JOIN found ON found.sku = product.sku
        WHERE found.stock IS NOT NULL
        ORDER BY product.sku
        FOR UPDATE OF product),
    taken AS (
        UPDATE orders.product
        SET stock = product.stock - wanted.quantity
        FROM locked, wanted
        WHERE product.sku = locked.sku AND product.sku = wanted.sku
            AND (product.stock >= wanted.quantity OR product.stock IS NULL)
        RETURNING product.sku, product.stock)
SELECT
    found.sku, found.name, found.unit_price, found.currency,
    CASE WHEN found.stock IS NULL THEN 'UNLIMITED'
        WHEN taken.sku IS NULL THEN 'SHORT'
        WHEN taken.stock IS NULL THEN 'UNLIMITED'
        ELSE 'TAKEN' END
FROM found LEFT OUTER JOIN taken ON taken.sku = found.sku;
WITH placed AS (
    INSERT INTO orders.placed_order (id, customer_id, status, total, currency, payment_method, placed_at)
    VALUES (cast(:one as uuid), cast(:customer as uuid), 'PENDING', 779, 'EUR', 'card_ok', now())
    RETURNING placed_order.id)
INSERT INTO orders.order_item (order_id, position, sku, name, quantity, unit_price, from_stock)
SELECT
    placed.id, line.position, (cast(:skus as varchar[]))[line.position],
    (cast('{"Product 123","Product 456"}' as varchar[]))[line.position], (cast('{1,1}' as int[]))[line.position],
    (cast('{223,556}' as bigint[]))[line.position], (cast('{t,t}' as boolean[]))[line.position]
FROM placed CROSS JOIN generate_series(1, 2) AS line (position);
INSERT INTO orders.outbox (
    id, event_id, event_name, aggregate_id, listener, payload, correlation_id, traceparent, published_at, next_attempt_at)
VALUES (
    cast(:one as uuid), cast(:one as uuid), 'orders.order-placed.v1', cast(:one as uuid), 'orders.request-payment',
    cast(:placed as jsonb), :one, :traceparent, cast(cast(current_timestamp as timestamp) as timestamptz),
    now() + 30000 * interval '1 millisecond');
UPDATE orders.idempotency_key
SET result = cast(:result as json)
WHERE caller = cast(:customer as uuid) AND key = :one;
COMMIT;
