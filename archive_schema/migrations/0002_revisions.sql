-- What an entry said before a run of changes. No reference to entry: a removed entry keeps its past.

CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL,
  made TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  entry BLOB NOT NULL            -- zlib over the entry as JSON
) STRICT;
CREATE INDEX revision_entry ON revision (entry_id, id);
