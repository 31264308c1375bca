-- What the office answered to questions of the ledger of appointments. A question is known by what it is about, so that
-- it is open again where the documents say something else of that.

CREATE TABLE ledger_answer (
  id INTEGER PRIMARY KEY,
  question TEXT NOT NULL UNIQUE, -- JSON: kind, then who held which post from when to when
  answer TEXT NOT NULL CHECK (answer IN ('checked', 'one_person', 'two_persons')),
  note TEXT NOT NULL             -- why
) STRICT;
