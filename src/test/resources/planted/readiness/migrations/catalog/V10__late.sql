CREATE TABLE catalog.late (id uuid);
