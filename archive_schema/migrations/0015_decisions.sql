-- The exact place of a finding in its block, and the memory of decisions: what was ignored, why, by whom, how far.

ALTER TABLE finding ADD COLUMN part TEXT;                       -- which text of the block; NULL: the first with it
ALTER TABLE finding ADD COLUMN part_index INTEGER NOT NULL DEFAULT 0;
ALTER TABLE finding ADD COLUMN start INTEGER;                   -- first character in that text

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('error', 'doubt', 'hint')),
  "values" TEXT NOT NULL,        -- JSON list of [name, value]: what the finding said when it was decided on
  scope TEXT NOT NULL CHECK (scope IN ('place', 'entry', 'issue', 'everywhere')),
  part TEXT,                     -- which text it stood in (title_en); told apart only where there is no string
  text TEXT NOT NULL,            -- the exact string of the finding
  "before" TEXT NOT NULL,        -- normalised characters around it, which tell its place from others
  "after" TEXT NOT NULL,
  entry TEXT,                    -- document number or else title of its entry; NULL: it spoke of the issue itself
  issue TEXT,                    -- what people call its issue (401, 2019-21); NULL: the inbox
  reason TEXT NOT NULL CHECK (reason IN ('as_original', 'set_phrase', 'name', 'asked', 'other')),
  note TEXT,                     -- the reason in words
  who TEXT NOT NULL,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  ended TEXT,                    -- since when it counts no more
  ended_by TEXT
) STRICT;

CREATE INDEX decision_rule ON decision (rule);

CREATE TABLE decision_use (
  decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
  issue TEXT NOT NULL,           -- as above; empty: the inbox
  places INTEGER NOT NULL,       -- how many findings of this issue it answered when the issue was last checked
  PRIMARY KEY (decision_id, issue)
) STRICT;
