-- What GET /v1/orders/{id} sends: one statement. Every connection changes to another order after 100 reads, because
-- pgbench cannot choose one of many ids without asking the server.

\if :new_connection
\set reads 0
\set new_connection 0
\endif
\set next_order (:reads % 100) = 0
\if :next_order
\set place random(0, 499)
SELECT id AS wanted FROM orders.placed_order ORDER BY id LIMIT 1 OFFSET :place \gset
\endif
\set reads :reads + 1

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
WHERE placed_order.id = cast(:wanted as uuid);
