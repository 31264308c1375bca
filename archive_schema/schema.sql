-- Made from migrations/ by write_schema.py; version 40. Not edited by hand.

CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  name_zh TEXT,
  name_en TEXT,
  codes TEXT NOT NULL,           -- JSON list of [document code, Latin form]
  house_style TEXT NOT NULL
, colophon TEXT NOT NULL DEFAULT '{}', cover INTEGER, style_source TEXT) STRICT;

CREATE TABLE issue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  publication_id INTEGER NOT NULL REFERENCES publication (id),
  serial INTEGER,
  year INTEGER,
  numbers TEXT NOT NULL,         -- JSON list: [21, 22] for a double issue
  date TEXT,
  state TEXT NOT NULL CHECK (state IN ('editing', 'at_press', 'published')),
  editor_zh TEXT,
  editor_en TEXT
, changes INTEGER NOT NULL DEFAULT 0, pages INTEGER, fit TEXT, filing TEXT) STRICT;

CREATE TABLE section (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,     -- from 0, without gaps
  name_zh TEXT,
  name_en TEXT
) STRICT;

CREATE INDEX section_issue ON section (issue_id, position);

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,            -- the file's name without its folder
  content BLOB NOT NULL,         -- the file, byte for byte
  issue_id INTEGER REFERENCES issue (id) ON DELETE SET NULL,
  received TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
, state TEXT NOT NULL DEFAULT 'read'
  CHECK (state IN ('received', 'waiting', 'refused', 'read')), reason TEXT, account TEXT, replaces INTEGER REFERENCES source (id), way TEXT NOT NULL DEFAULT 'file') STRICT;

CREATE TABLE entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  section_id INTEGER REFERENCES section (id),   -- NULL: in the inbox
  position INTEGER NOT NULL,                    -- from 0 in its section or in the inbox, without gaps
  source_id INTEGER REFERENCES source (id),
  title_zh TEXT NOT NULL,
  title_full TEXT,
  title_en TEXT,
  title_lines TEXT NOT NULL,     -- JSON list of texts
  number_zh TEXT,
  number_en TEXT,
  date TEXT,
  issuers TEXT NOT NULL,         -- JSON list of texts
  addressee TEXT,
  printed_page INTEGER,
  state TEXT NOT NULL CHECK (state IN ('draft', 'in_proof', 'final')),
  index_number TEXT,
  subject TEXT,
  validity TEXT,
  published TEXT,
  kind TEXT,                     -- what the title calls the document (通知); derived
  first_page INTEGER, last_page INTEGER, column_lines INTEGER, new_page INTEGER NOT NULL DEFAULT 0, annual_contents TEXT, filing TEXT) STRICT;

CREATE INDEX entry_section ON entry (section_id, position);

CREATE INDEX entry_source ON entry (source_id);

CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  place TEXT NOT NULL,           -- a field's name (title_zh) or the path of a block as JSON ([5, 2])
  text TEXT NOT NULL,
  folded TEXT                    -- the form that queries are compared with, where it differs from text
) STRICT;

CREATE INDEX passage_entry ON passage (entry_id);

CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  issue_id INTEGER REFERENCES issue (id) ON DELETE CASCADE,   -- set where it speaks of the issue itself
  entry_id INTEGER REFERENCES entry (id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('error', 'doubt', 'hint')),
  block TEXT,                    -- JSON path of the block
  text TEXT NOT NULL,
  "values" TEXT NOT NULL,        -- JSON list of [name, value]
  suggestion TEXT,
  line INTEGER,
  "column" INTEGER
, part TEXT, part_index INTEGER NOT NULL DEFAULT 0, start INTEGER) STRICT;

CREATE INDEX finding_entry ON finding (entry_id);

CREATE INDEX finding_issue ON finding (issue_id);

CREATE INDEX finding_source ON finding (source_id);

CREATE INDEX source_state ON source (state);

CREATE TABLE picture (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    pixel_width INTEGER NOT NULL,
    pixel_height INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

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

CREATE TABLE facsimile_file (
  issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,     -- from 0, without gaps
  source_id INTEGER NOT NULL REFERENCES source (id),
  media_type TEXT NOT NULL, name TEXT,
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

CREATE TABLE "revision" (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL,     -- no reference: a removed entry keeps its past
  made TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  who TEXT,                      -- NULL: not known, as of all that was kept before this was
  act TEXT,                      -- code of what was done (desk.act.…)
  entry BLOB                     -- zlib over what it said before as JSON; NULL: it was not there
) STRICT;

CREATE INDEX revision_entry ON revision (entry_id, id);

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

CREATE INDEX entry_annual ON entry (id) WHERE annual_contents IS NOT NULL;

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

CREATE TABLE exact_form (
  position INTEGER PRIMARY KEY,  -- from 0, without gaps
  kind TEXT NOT NULL CHECK (kind IN ('phrase', 'person')),
  form TEXT NOT NULL,            -- the phrase, or the name
  post TEXT,                     -- of the person
  since TEXT,                    -- ISO; first day that it holds
  until TEXT,                    -- ISO; last day
  note TEXT
) STRICT;

CREATE TABLE entry_blocks (
  entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  blocks TEXT NOT NULL           -- JSON list of blocks, as in `gazette show --json`
) STRICT;

CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rules_off TEXT NOT NULL,       -- JSON list: kinds of slips that proofreading does not tell (headings)
  roles TEXT NOT NULL,           -- JSON list of [role, [names]]: who reads which proof, who signs
  sheet INTEGER NOT NULL         -- an issue has a multiple of so many pages
) STRICT;

CREATE TABLE search_doc (
  id INTEGER PRIMARY KEY AUTOINCREMENT,   -- the row of search_pairs
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entry (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE search_waiting (
  entry_id INTEGER PRIMARY KEY   -- changed or removed since it was indexed
) STRICT;

CREATE TABLE search_begun (
  after_doc INTEGER NOT NULL     -- rows of search_pairs up to this one were forgotten when it was made anew
) STRICT;

CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
  INSERT OR IGNORE INTO search_waiting VALUES (new.entry_id);
END;

CREATE TRIGGER passage_changed AFTER UPDATE OF place, text ON passage BEGIN
  INSERT OR IGNORE INTO search_waiting VALUES (new.entry_id);
END;

CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
  INSERT OR IGNORE INTO search_waiting VALUES (old.entry_id);
END;

CREATE TRIGGER entry_changed AFTER UPDATE OF section_id, date, issuers, kind ON entry BEGIN
  INSERT OR IGNORE INTO search_waiting VALUES (new.id);
END;

CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
  INSERT OR IGNORE INTO search_waiting VALUES (old.id);
END;

CREATE TRIGGER issue_changed AFTER UPDATE OF date, year, serial, numbers ON issue BEGIN
  INSERT OR IGNORE INTO search_waiting
    SELECT entry.id FROM entry JOIN section ON section.id = entry.section_id WHERE section.issue_id = new.id;
END;

CREATE TRIGGER section_changed AFTER UPDATE OF name_zh, name_en ON section BEGIN
  INSERT OR IGNORE INTO search_waiting SELECT id FROM entry WHERE section_id = new.id;
END;

CREATE TABLE checksum (
  part TEXT NOT NULL,            -- table
  id INTEGER NOT NULL,           -- row of the table; of a passage its entry
  sum BLOB,                      -- 16 bytes: sum of the rows' hashes; NULL: was damaged when checksums were made anew
  PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE chain_link (
  position INTEGER PRIMARY KEY,  -- from 1, without gaps
  issue_id INTEGER NOT NULL,
  says TEXT NOT NULL,            -- JSON: what is hashed
  sha256 TEXT NOT NULL           -- of says
) STRICT;

CREATE INDEX chain_link_issue ON chain_link (issue_id, position);

CREATE TRIGGER chain_link_kept BEFORE UPDATE ON chain_link BEGIN
  SELECT RAISE(ABORT, 'links are added, never changed');
END;

CREATE TRIGGER chain_link_stays BEFORE DELETE ON chain_link BEGIN
  SELECT RAISE(ABORT, 'links are added, never removed');
END;

CREATE TABLE act_log (
  id INTEGER PRIMARY KEY,        -- from 1, without gaps
  at TEXT NOT NULL,              -- UTC
  who TEXT NOT NULL,
  act TEXT NOT NULL,             -- code of what was done (desk.act.…)
  about TEXT NOT NULL,           -- JSON: the issues, entries and files that it was done to
  sha256 TEXT NOT NULL
) STRICT;

CREATE TRIGGER act_log_kept BEFORE UPDATE ON act_log BEGIN
  SELECT RAISE(ABORT, 'lines are added, never changed');
END;

CREATE TRIGGER act_log_stays BEFORE DELETE ON act_log BEGIN
  SELECT RAISE(ABORT, 'lines are added, never removed');
END;

CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  place TEXT NOT NULL,           -- as in passage: path of a block as JSON ([] is the title), sheet of a facsimile issue
  relation TEXT NOT NULL CHECK (relation IN ('cites', 'repeals', 'amends', 'corrects')),
  title TEXT,                    -- as written
  number TEXT,
  title_key TEXT,                -- as it is compared
  number_key TEXT
) STRICT;

CREATE INDEX citation_entry ON citation (entry_id);

CREATE INDEX citation_title ON citation (title_key);

CREATE INDEX citation_number ON citation (number_key);

CREATE TABLE cited_as (          -- what a document can be cited by
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('title', 'number')),
  key TEXT NOT NULL
) STRICT;

CREATE INDEX cited_as_key ON cited_as (key, kind);

CREATE INDEX cited_as_entry ON cited_as (entry_id);

CREATE TABLE reading_waiting (
  entry_id INTEGER PRIMARY KEY   -- changed since it was read
) STRICT;

CREATE TRIGGER entry_to_be_read AFTER INSERT ON entry BEGIN
  INSERT INTO reading_waiting VALUES (new.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER entry_read_again AFTER UPDATE OF title_zh, title_full, number_zh, number_en, issuers ON entry BEGIN
  INSERT INTO reading_waiting VALUES (new.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER blocks_read_again AFTER UPDATE ON entry_blocks BEGIN
  INSERT INTO reading_waiting VALUES (new.entry_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER sheet_to_be_read AFTER INSERT ON passage WHEN new.place LIKE 'sheet %' BEGIN
  INSERT INTO reading_waiting VALUES (new.entry_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER sheet_read_again AFTER DELETE ON passage WHEN old.place LIKE 'sheet %' BEGIN
  INSERT INTO reading_waiting VALUES (old.entry_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER entry_not_to_be_read AFTER DELETE ON entry BEGIN
  DELETE FROM reading_waiting WHERE entry_id = old.id;
END;

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  chosen TEXT NOT NULL,          -- JSON: values by facet
  variants INTEGER NOT NULL,     -- 1: traditional and simplified characters are one
  "order" TEXT NOT NULL          -- relevance, date
) STRICT;

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

CREATE TABLE body_mention (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  place TEXT NOT NULL,           -- path of the block as JSON; [] is the head
  role TEXT NOT NULL CHECK (role IN ('issues', 'leads', 'takes_part')),
  name TEXT NOT NULL,            -- as written
  matter TEXT NOT NULL           -- what it is responsible for, in the first words of that
) STRICT;

CREATE INDEX body_mention_entry ON body_mention (entry_id);

CREATE INDEX body_mention_name ON body_mention (name);

CREATE TABLE body_name (
  position INTEGER PRIMARY KEY,  -- from 0, in the office's order
  name TEXT NOT NULL UNIQUE,     -- as texts write it
  body TEXT NOT NULL,            -- the name that it is listed under
  since TEXT,                    -- ISO; when it had this name
  until TEXT
) STRICT;

CREATE VIRTUAL TABLE search_pairs USING fts5 (
  body,
  content = '',
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE VIRTUAL TABLE search_head_pairs USING fts5 (
  title, number, issuer, person,
  content = '',
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE VIRTUAL TABLE search_characters USING fts5 (
  body,                          -- every character of the text once, for queries of one character
  content = '', detail = none, columnsize = 0,
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE VIRTUAL TABLE search_head_characters USING fts5 (
  title, number, issuer, person,
  content = '', detail = column, columnsize = 0,
  tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE TABLE ledger_answer (
  id INTEGER PRIMARY KEY,
  question TEXT NOT NULL UNIQUE, -- JSON: kind, then who held which post from when to when
  answer TEXT NOT NULL CHECK (answer IN ('checked', 'one_person', 'two_persons')),
  note TEXT NOT NULL             -- why
) STRICT;

CREATE TABLE body_apart (
  id INTEGER PRIMARY KEY,
  one TEXT NOT NULL,             -- without spaces; of the two names the first in the order of characters
  other TEXT NOT NULL,
  UNIQUE (one, other)
) STRICT;

CREATE TABLE saved (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  archive TEXT NOT NULL,         -- which archive it is; its copies are that too
  times INTEGER NOT NULL
) STRICT;
