-- In batches, each in a transaction of its own (see the .conf beside this file), so that no order waits for long.
DO $$
BEGIN
    LOOP
        UPDATE orders.placed_order
           SET buyer_id = customer_id
         WHERE id IN (SELECT id FROM orders.placed_order WHERE buyer_id IS NULL LIMIT 500);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END $$;
