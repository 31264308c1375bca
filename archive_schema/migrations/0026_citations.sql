-- What the documents name: read from their texts and brought up to date before it is asked for, as search is. Whatever
-- changes a document only puts it on the waiting list. A citation and what it may mean meet by their keys: nothing is
-- linked when it is read, so a document that comes in later is found by what cited it before.

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

INSERT INTO reading_waiting SELECT id FROM entry;

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
