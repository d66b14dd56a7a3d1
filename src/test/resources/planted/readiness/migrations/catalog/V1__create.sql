CREATE TABLE catalog.board (id uuid);
create table if not exists "catalog"."old" (id uuid);
-- CREATE TABLE catalog.only_a_comment (id uuid);
COMMENT ON TABLE catalog.board IS 'Before CREATE TABLE catalog.only_a_text, as in sales.receipt.';
