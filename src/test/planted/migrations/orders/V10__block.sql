DO $$
BEGIN
    UPDATE billing . payment SET amount = 0; -- planted: sql-in-migrations (a block)
END
$$;
