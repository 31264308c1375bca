-- Entries that were handed to a colleague as a file, and those that came from one. It outlives the entries that it names.

CREATE TABLE hand_over (
  id INTEGER PRIMARY KEY,
  token TEXT NOT NULL,           -- what the file is known by when it comes back
  way TEXT NOT NULL CHECK (way IN ('out', 'in')),
  entry_id INTEGER NOT NULL,
  given_to TEXT NOT NULL,
  given_by TEXT NOT NULL,
  at TEXT NOT NULL,              -- UTC
  revision INTEGER NOT NULL,     -- of the entry, from 1, where it was handed over
  entry BLOB NOT NULL,           -- zlib over what it said as JSON
  back TEXT                      -- when it came back (UTC)
) STRICT;

CREATE INDEX hand_over_entry ON hand_over (entry_id);

CREATE INDEX hand_over_token ON hand_over (token);
