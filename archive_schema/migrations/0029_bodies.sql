-- Which bodies the documents name as issuing or responsible, as read from their texts, and under which names a body went:
-- that is for the office to say.

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

INSERT INTO reading_waiting SELECT id FROM entry WHERE true ON CONFLICT DO NOTHING;
