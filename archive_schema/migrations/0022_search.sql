-- The index of search: every text of an entry as overlapping pairs of its characters, so that any string is found
-- exactly by a phrase of pairs. What is written to passages only puts its entry on the waiting list; the index follows
-- before the next search. An entry that is indexed anew is another document; the old one stays in the index, unnamed,
-- until the index is made anew: a contentless table forgets nothing without the text that it was given.

CREATE VIRTUAL TABLE search_pairs USING fts5 (
  title, number, issuer, person, body,
  chars,                         -- every character of the entry once, for queries of one character
  content = '',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* P* S* M* Co Cn'"
);

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

INSERT INTO search_begun VALUES (0);

INSERT INTO search_waiting SELECT id FROM entry;

UPDATE passage SET folded = '';  -- compared in another form from now on: made when its entry is indexed

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
