SET search_path TO orders, billing; -- planted: sql-in-migrations (a search path)
