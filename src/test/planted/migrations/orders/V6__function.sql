CREATE FUNCTION orders.is_paid(wanted uuid) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
    RETURN EXISTS (SELECT FROM billing.payment WHERE id = wanted); -- planted: sql-in-migrations (the body of a function)
END;
$body$;
