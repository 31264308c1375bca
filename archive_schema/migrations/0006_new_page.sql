-- A document that begins a page because its issue was fitted so.

ALTER TABLE entry ADD COLUMN new_page INTEGER NOT NULL DEFAULT 0;
