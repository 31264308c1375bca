-- Names that look like one body's and are two bodies', as the office says: they are not asked about again.

CREATE TABLE body_apart (
  id INTEGER PRIMARY KEY,
  one TEXT NOT NULL,             -- without spaces; of the two names the first in the order of characters
  other TEXT NOT NULL,
  UNIQUE (one, other)
) STRICT;
