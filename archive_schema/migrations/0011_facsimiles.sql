-- Facsimile issues: back issues kept as the files they were printed or scanned as, with the pages in them.

CREATE TABLE facsimile_file (
  issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,     -- from 0, without gaps
  source_id INTEGER NOT NULL REFERENCES source (id),
  media_type TEXT NOT NULL,
  PRIMARY KEY (issue_id, position)
) STRICT;

CREATE INDEX facsimile_file_source ON facsimile_file (source_id);

CREATE TABLE facsimile_page (
  issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
  sheet INTEGER NOT NULL,        -- from 1, over all files
  file INTEGER NOT NULL,         -- position of its file
  page INTEGER NOT NULL,         -- from 1 in its file
  number INTEGER,                -- as printed; NULL on covers and contents pages
  width REAL NOT NULL,           -- in points
  height REAL NOT NULL,
  text TEXT,                     -- of its text layer; NULL where it has none
  PRIMARY KEY (issue_id, sheet)
) STRICT;
