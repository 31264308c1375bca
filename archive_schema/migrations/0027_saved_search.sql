-- Searches that the office keeps by name.

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  chosen TEXT NOT NULL,          -- JSON: values by facet
  variants INTEGER NOT NULL,     -- 1: traditional and simplified characters are one
  "order" TEXT NOT NULL          -- relevance, date
) STRICT;
