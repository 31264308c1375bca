-- The drop folders, what came through them, and whose text an entry has: a changed file is a new version of its entry.

CREATE TABLE drop_folder (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL CHECK (place IN ('local', 'network')),    -- network: no word of changes comes from the system
  section_id INTEGER REFERENCES section (id) ON DELETE SET NULL,
  filed INTEGER NOT NULL DEFAULT 0,   -- 1: documents go to the end of the section; 0: to the inbox, with it proposed
  paused INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE arrival (
  id INTEGER PRIMARY KEY,
  folder TEXT NOT NULL,          -- path of the drop folder, which need not be one of the table above
  path TEXT NOT NULL,            -- of the file below it, with /
  source_id INTEGER REFERENCES source (id) ON DELETE SET NULL,   -- NULL: nothing in it was worth keeping
  section_id INTEGER REFERENCES section (id) ON DELETE SET NULL, -- proposed
  verdict TEXT NOT NULL CHECK (verdict IN ('taken', 'already', 'replaced', 'version', 'waiting', 'refused')),
  reason TEXT,                   -- why it waits or was refused: JSON list of code and values
  came TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE INDEX arrival_place ON arrival (folder, path, id);

CREATE INDEX arrival_source ON arrival (source_id);

CREATE TABLE brought (
  entry_id INTEGER NOT NULL,     -- it may be gone: one that was removed and is put back is known again
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,          -- SHA-256 of what the entry said when it had come from this file
  PRIMARY KEY (entry_id, source_id)
) STRICT;

CREATE INDEX brought_source ON brought (source_id);

CREATE INDEX source_replaces ON source (replaces);
