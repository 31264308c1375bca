-- The entry that is the contents of a year: what it lists, made from the issues of that year.

ALTER TABLE entry ADD COLUMN annual_contents TEXT;     -- JSON as in `gazette show --json`; NULL: an ordinary entry

CREATE INDEX entry_annual ON entry (id) WHERE annual_contents IS NOT NULL;
