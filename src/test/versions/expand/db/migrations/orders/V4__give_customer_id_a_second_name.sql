-- buyer_id is to be the name of customer_id. The running version knows the old name, the next one the new name: who
-- writes one of the two writes both.
ALTER TABLE orders.placed_order ADD COLUMN buyer_id uuid;

COMMENT ON COLUMN orders.placed_order.buyer_id IS 'The same as customer_id, which is on its way out.';

CREATE FUNCTION orders.placed_order_names_its_buyer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.customer_id <> OLD.customer_id THEN
        NEW.buyer_id := NEW.customer_id;
    ELSE
        NEW.buyer_id := coalesce(NEW.buyer_id, NEW.customer_id);
        NEW.customer_id := NEW.buyer_id;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER placed_order_names_its_buyer BEFORE INSERT OR UPDATE ON orders.placed_order
    FOR EACH ROW EXECUTE FUNCTION orders.placed_order_names_its_buyer();
