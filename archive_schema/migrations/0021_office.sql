-- What the office has chosen for all its issues; no row: nothing yet.

CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rules_off TEXT NOT NULL,       -- JSON list: kinds of slips that proofreading does not tell (headings)
  roles TEXT NOT NULL,           -- JSON list of [role, [names]]: who reads which proof, who signs
  sheet INTEGER NOT NULL         -- an issue has a multiple of so many pages
) STRICT;
