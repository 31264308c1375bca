-- The exact list of the office (固定提法): what must stand letter by letter, in the order in which persons are named.

CREATE TABLE exact_form (
  position INTEGER PRIMARY KEY,  -- from 0, without gaps
  kind TEXT NOT NULL CHECK (kind IN ('phrase', 'person')),
  form TEXT NOT NULL,            -- the phrase, or the name
  post TEXT,                     -- of the person
  since TEXT,                    -- ISO; first day that it holds
  until TEXT,                    -- ISO; last day
  note TEXT
) STRICT;
