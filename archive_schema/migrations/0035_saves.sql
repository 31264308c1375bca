-- How often the archive was saved. A note beside an open archive says so too: SQLite leaves out without a word what stands
-- in a log behind a place that is damaged.

CREATE TABLE saved (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  archive TEXT NOT NULL,         -- which archive it is; its copies are that too
  times INTEGER NOT NULL
) STRICT;

INSERT INTO saved VALUES (1, lower(hex(randomblob(16))), 0);
