-- What follows in the background, in the order of the saga; bench/orders appends it to place-request.sql.

-- orders.request-payment
SELECT
    placed_order.id, placed_order.customer_id, placed_order.status,
    (SELECT jsonb_agg(
            jsonb_build_array(order_item.sku, order_item.name, order_item.quantity, order_item.unit_price)
            ORDER BY order_item.position)
        FROM orders.order_item
        WHERE order_item.order_id = placed_order.id) AS items,
    placed_order.total, placed_order.currency, placed_order.payment_method, placed_order.placed_at,
    placed_order.cancellation_reason
FROM orders.placed_order
WHERE placed_order.id = cast(:one as uuid);
\startpipeline
BEGIN;
INSERT INTO billing.payment (id, order_id, payer_id, status, amount, currency, method, requested_at)
VALUES (cast(:one as uuid), cast(:one as uuid), cast(:customer as uuid), 'PENDING', 779, 'EUR', 'card_ok', now())
ON CONFLICT (order_id) DO NOTHING;
\endpipeline
INSERT INTO billing.outbox (
    id, event_id, event_name, aggregate_id, listener, payload, correlation_id, traceparent, published_at, next_attempt_at)
VALUES (
    cast(:one as uuid), cast(:one as uuid), 'billing.payment-requested.v1', cast(:one as uuid), 'billing.capture',
    cast(:requested as jsonb), :one, :traceparent, cast(cast(current_timestamp as timestamp) as timestamptz),
    now() + 30000 * interval '1 millisecond');
COMMIT;

-- billing.capture
SELECT
    payment.id, payment.order_id, payment.payer_id, payment.status, payment.amount, payment.currency, payment.refunding,
    payment.refunded, payment.method, payment.decline_reason, payment.requested_at
FROM billing.payment
WHERE payment.id = cast(:one as uuid);
\startpipeline
BEGIN;
UPDATE billing.payment
SET status = 'CAPTURED', provider_reference = :one
WHERE payment.id = cast(:one as uuid) AND payment.status = 'PENDING';
\endpipeline
INSERT INTO billing.outbox (
    id, event_id, event_name, aggregate_id, listener, payload, correlation_id, traceparent, published_at, next_attempt_at)
VALUES (
    cast(:two as uuid), cast(:two as uuid), 'billing.payment-captured.v1', cast(:one as uuid), 'orders.confirm',
    cast(:captured as jsonb), :one, :traceparent, cast(cast(current_timestamp as timestamp) as timestamptz),
    now() + 30000 * interval '1 millisecond'), (
    cast(:three as uuid), cast(:two as uuid), 'billing.payment-captured.v1', cast(:one as uuid),
    'orders.refund-late-capture', cast(:captured as jsonb), :one, :traceparent,
    cast(cast(current_timestamp as timestamp) as timestamptz), now() + 30000 * interval '1 millisecond');
COMMIT;

-- orders.refund-late-capture
SELECT
    placed_order.id, placed_order.customer_id, placed_order.status,
    (SELECT jsonb_agg(
            jsonb_build_array(order_item.sku, order_item.name, order_item.quantity, order_item.unit_price)
            ORDER BY order_item.position)
        FROM orders.order_item
        WHERE order_item.order_id = placed_order.id) AS items,
    placed_order.total, placed_order.currency, placed_order.payment_method, placed_order.placed_at,
    placed_order.cancellation_reason
FROM orders.placed_order
WHERE placed_order.id = cast(:one as uuid);

-- orders.confirm
\startpipeline
BEGIN;
INSERT INTO orders.inbox (listener, event_id) VALUES ('orders.confirm', cast(:one as uuid)) ON CONFLICT DO NOTHING;
\endpipeline
UPDATE orders.placed_order
SET status = 'CONFIRMED', confirmed_at = now()
WHERE placed_order.id = cast(:one as uuid) AND placed_order.status = 'PENDING'
RETURNING
    placed_order.id, placed_order.customer_id, placed_order.status,
    (SELECT jsonb_agg(
            jsonb_build_array(order_item.sku, order_item.name, order_item.quantity, order_item.unit_price)
            ORDER BY order_item.position)
        FROM orders.order_item
        WHERE order_item.order_id = placed_order.id) AS items,
    placed_order.total, placed_order.currency, placed_order.payment_method, placed_order.placed_at,
    placed_order.cancellation_reason;
INSERT INTO orders.outbox (
    id, event_id, event_name, aggregate_id, listener, payload, correlation_id, traceparent, published_at, next_attempt_at)
VALUES (
    cast(:two as uuid), cast(:two as uuid), 'orders.order-confirmed.v1', cast(:one as uuid),
    'notifications.announce-confirmation', cast(:confirmed as jsonb), :one, :traceparent,
    cast(cast(current_timestamp as timestamp) as timestamptz), now() + 30000 * interval '1 millisecond');
COMMIT;

-- notifications.announce-confirmation
\startpipeline
BEGIN;
INSERT INTO notifications.inbox (listener, event_id)
VALUES ('notifications.announce-confirmation', cast(:one as uuid))
ON CONFLICT DO NOTHING;
\endpipeline
SELECT
    recipient.forgotten,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(t.v0)), jsonb_build_array())
        FROM (SELECT muted_kind.kind AS v0
            FROM notifications.muted_kind
            WHERE muted_kind.user_id = recipient.user_id) AS t)
FROM notifications.recipient
WHERE recipient.user_id = cast(:customer as uuid);
INSERT INTO notifications.notification (
    id, kind, source_event_id, recipient_id, order_id, subject, body, status, created_at)
VALUES (
    cast(:one as uuid), 'order', cast(:one as uuid), cast(:customer as uuid), cast(:one as uuid),
    'Your order 00000000-0000-0000-0000-000000000000 is confirmed',
    'we have received your payment of 7.79 EUR. Your order 00000000-0000-0000-0000-000000000000 is confirmed.',
    'QUEUED', now())
ON CONFLICT DO NOTHING;
INSERT INTO notifications.outbox (
    id, event_id, event_name, aggregate_id, listener, payload, correlation_id, traceparent, published_at, next_attempt_at)
VALUES (
    cast(:one as uuid), cast(:one as uuid), 'notifications.notification-queued.v1', cast(:one as uuid),
    'notifications.send', cast(:queued as jsonb), :one, :traceparent,
    cast(cast(current_timestamp as timestamp) as timestamptz), now() + 30000 * interval '1 millisecond');
COMMIT;

-- notifications.send
UPDATE notifications.notification
SET attempts = notification.attempts + 1,
    possible_repeats = notification.possible_repeats + CASE WHEN notification.outcome_unknown THEN 1 ELSE 0 END,
    outcome_unknown = true
FROM notifications.recipient
WHERE notification.id = cast(:one as uuid) AND notification.status = 'QUEUED'
    AND recipient.user_id = notification.recipient_id AND recipient.forgotten = false
RETURNING
    notification.id, recipient.email, recipient.display_name, notification.subject, notification.body,
    notification.possible_repeats;
UPDATE notifications.notification
SET status = 'SENT', sent_at = now(), outcome_unknown = false
WHERE notification.id = cast(:one as uuid) AND notification.status = 'QUEUED';

-- Delivered events, in batches as large as those of the application at this load, and without waiting for the disk.
\set batch_is_full (:orders % 10) = 0
\if :batch_is_full
\startpipeline
BEGIN;
SET LOCAL synchronous_commit = off;
\endpipeline
DELETE FROM orders.outbox
WHERE id = ANY (cast('{' || cast(:done1 as text) || ',' || cast(:done2 as text) || '}' as uuid[]));
COMMIT;
\startpipeline
BEGIN;
SET LOCAL synchronous_commit = off;
\endpipeline
DELETE FROM billing.outbox
WHERE id = ANY (cast('{' || cast(:done1 as text) || ',' || cast(:done2 as text) || ',' || cast(:done3 as text) || '}' as uuid[]));
COMMIT;
\startpipeline
BEGIN;
SET LOCAL synchronous_commit = off;
\endpipeline
DELETE FROM notifications.outbox
WHERE id = ANY (cast('{' || cast(:done1 as text) || '}' as uuid[]));
COMMIT;
\endif
