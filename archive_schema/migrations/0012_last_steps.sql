-- The last steps of an issue: proofs by round, sign-off, reopening and publishing, the files as they were published,
-- and which entry corrects which. What is here outlives the rows it names: it is a record, and is never changed.

CREATE TABLE proof (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL,
  round INTEGER NOT NULL,        -- from 1: 一校 二校 三校
  made TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  who TEXT NOT NULL,
  changes INTEGER NOT NULL,      -- issue.changes: the revision at the head of its pages
  pages INTEGER NOT NULL,        -- all that were set, contents and all
  digest TEXT NOT NULL,          -- SHA-256 of what the issue said
  content BLOB NOT NULL,         -- zlib over the issue as JSON, its sections and entries with their ids
  UNIQUE (issue_id, round)
) STRICT;

CREATE TABLE proof_reading (
  id INTEGER PRIMARY KEY,
  proof_id INTEGER NOT NULL REFERENCES proof (id),
  who TEXT NOT NULL,
  day TEXT NOT NULL,             -- ISO
  remark TEXT
) STRICT;

CREATE INDEX proof_reading_proof ON proof_reading (proof_id);

CREATE TABLE issue_act (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('press', 'reopen', 'publish')),
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  who TEXT NOT NULL,
  day TEXT,                      -- ISO; of the signature
  reason TEXT,
  digest TEXT NOT NULL           -- SHA-256 of what the issue said
) STRICT;

CREATE INDEX issue_act_issue ON issue_act (issue_id, id);

CREATE TABLE issue_file (
  id INTEGER PRIMARY KEY,
  act_id INTEGER NOT NULL REFERENCES issue_act (id),
  form TEXT NOT NULL CHECK (form IN ('pdf', 'pdfa', 'xml', 'sign_off')),
  name TEXT NOT NULL,            -- the file's name without its folder
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE INDEX issue_file_act ON issue_file (act_id);

CREATE TABLE correction (
  entry_id INTEGER PRIMARY KEY,  -- the entry that corrects
  corrected_id INTEGER NOT NULL  -- the published one
) STRICT;

CREATE INDEX correction_corrected ON correction (corrected_id);
