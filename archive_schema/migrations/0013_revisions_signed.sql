-- Who made the change that a revision was kept for, and by what act; also that an entry came to be is kept now.

CREATE TABLE signed_revision (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL,     -- no reference: a removed entry keeps its past
  made TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  who TEXT,                      -- NULL: not known, as of all that was kept before this was
  act TEXT,                      -- code of what was done (desk.act.…)
  entry BLOB                     -- zlib over what it said before as JSON; NULL: it was not there
) STRICT;

INSERT INTO signed_revision (id, entry_id, made, entry) SELECT id, entry_id, made, entry FROM revision;

DROP TABLE revision;

ALTER TABLE signed_revision RENAME TO revision;

CREATE INDEX revision_entry ON revision (entry_id, id);
