DROP TABLE IF EXISTS catalog.old; ALTER TABLE catalog.board RENAME TO shelf; DROP TABLE IF EXISTS catalog.late;
