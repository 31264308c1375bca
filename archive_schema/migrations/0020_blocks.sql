-- The blocks of an entry, megabytes in a long document, stand apart from what else it says: SQLite reads a row up to
-- the column that is asked for, and writes it whole.

CREATE TABLE entry_blocks (
  entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  blocks TEXT NOT NULL           -- JSON list of blocks, as in `gazette show --json`
) STRICT;

INSERT INTO entry_blocks SELECT id, blocks FROM entry;

ALTER TABLE entry DROP COLUMN blocks;
