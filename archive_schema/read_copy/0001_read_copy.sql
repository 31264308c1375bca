-- The read copy of an archive in PostgreSQL: issues that stand for ever, as they are found and shown.

CREATE TABLE body_name (
  position integer PRIMARY KEY,  -- from 0
  name text NOT NULL,
  body text NOT NULL             -- which body the office says has this name
);

CREATE TABLE chain_link (
  position integer PRIMARY KEY,  -- from 1, without gaps
  issue_id integer NOT NULL,
  says text NOT NULL,            -- JSON: what is hashed
  sha256 text NOT NULL           -- of says
);

CREATE TABLE issue (
  id integer PRIMARY KEY,        -- as in the archive
  link integer NOT NULL REFERENCES chain_link,   -- what it is the copy of
  mark text NOT NULL,            -- of the rows of the archive that it was copied from
  serial integer,
  year integer,
  numbers text NOT NULL,         -- JSON list: [21, 22] for a double issue
  date text,
  pages integer,
  facsimile boolean NOT NULL,
  said text NOT NULL,            -- JSON: the issue without its sections
  sha256 text NOT NULL           -- of all that is copied but its documents
);

CREATE TABLE section (
  id integer PRIMARY KEY,
  issue_id integer NOT NULL REFERENCES issue ON DELETE CASCADE,
  position integer NOT NULL,     -- from 0, without gaps
  name_zh text,
  name_en text
);

CREATE INDEX section_issue ON section (issue_id);

CREATE TABLE page (
  issue_id integer NOT NULL REFERENCES issue ON DELETE CASCADE,
  sheet integer NOT NULL,        -- of a facsimile issue, from 1
  number integer,                -- as printed
  PRIMARY KEY (issue_id, sheet)
);

CREATE TABLE document (
  id integer PRIMARY KEY,        -- of the entry, as in the archive
  section_id integer NOT NULL REFERENCES section ON DELETE CASCADE,
  place integer NOT NULL,        -- in its issue, from 1
  title_zh text NOT NULL,
  title_full text,
  number_zh text,
  number_en text,
  date text,
  issuers text NOT NULL,         -- JSON list of texts
  kind text,
  page integer,
  content text NOT NULL,         -- JSON, as in `gazette show --json`
  bodies text NOT NULL,          -- JSON list of [facet, name]: whom its text makes lead and be responsible
  body_size integer NOT NULL,    -- tokens, as the archive's own index counts them, of the text
  head_size integer NOT NULL,    -- and of what stands above it
  sha256 text NOT NULL           -- of all of this, its passages and texts
);

CREATE INDEX document_section ON document (section_id);

CREATE TABLE passage (
  document_id integer NOT NULL REFERENCES document ON DELETE CASCADE,
  position integer NOT NULL,     -- from 0: the first one found is the best one to show
  place text NOT NULL,           -- a field's name, the path of a block as JSON, or a sheet
  text text NOT NULL,
  folded text,                   -- the form that queries are compared with, where it differs from text
  PRIMARY KEY (document_id, position)
);

CREATE TABLE said (
  document_id integer NOT NULL REFERENCES document ON DELETE CASCADE,
  field text NOT NULL,           -- title, number, issuer, person, body
  folded text NOT NULL,          -- all texts of the field, each with a sign behind it
  pairs tsvector,                -- their characters, single and in pairs; NULL where they are too many
  PRIMARY KEY (document_id, field)
);

CREATE INDEX said_pairs ON said USING gin (pairs);

CREATE INDEX said_without_pairs ON said (document_id) WHERE pairs IS NULL;
