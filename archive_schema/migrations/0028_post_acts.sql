-- Who was appointed to what, removed or engaged: one row a person and post, as read from the decisions on posts. The
-- ledger is made of them when it is asked for.

CREATE TABLE post_act (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  place TEXT NOT NULL,           -- path of the block as JSON
  line INTEGER NOT NULL,         -- its line that says so, from 0
  person TEXT NOT NULL,          -- without filling spaces
  post TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('appointed', 'removed', 'engaged')),
  date TEXT,                     -- ISO
  term TEXT                      -- as written
) STRICT;

CREATE INDEX post_act_entry ON post_act (entry_id);

INSERT INTO reading_waiting SELECT id FROM entry WHERE true ON CONFLICT DO NOTHING;
