-- What became of a file that came in: kept before it is read, whether it can be read or not.

ALTER TABLE source ADD COLUMN state TEXT NOT NULL DEFAULT 'read'
  CHECK (state IN ('received', 'waiting', 'refused', 'read'));  -- waiting: for what only a person can decide
ALTER TABLE source ADD COLUMN reason TEXT;     -- why it waits or was refused: JSON list of code and values
ALTER TABLE source ADD COLUMN account TEXT;    -- JSON: what became of its characters
ALTER TABLE source ADD COLUMN replaces INTEGER REFERENCES source (id);  -- the version of the same file before it
ALTER TABLE source ADD COLUMN way TEXT NOT NULL DEFAULT 'file';         -- how it came: file, drop (the drop folder), paste

CREATE INDEX source_state ON source (state);
