CREATE TRIGGER watch AFTER INSERT ON billing.payment -- planted: sql-in-migrations (a trigger)
    FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
