-- Published and facsimile issues in the order in which they came to stand for ever: each link's hash covers what the
-- issue said, its files and the link before, so that nothing in it can be exchanged without changing all that follow.

CREATE TABLE chain_link (
  position INTEGER PRIMARY KEY,  -- from 1, without gaps
  issue_id INTEGER NOT NULL,
  says TEXT NOT NULL,            -- JSON: what is hashed
  sha256 TEXT NOT NULL           -- of says
) STRICT;

CREATE INDEX chain_link_issue ON chain_link (issue_id, position);

CREATE TRIGGER chain_link_kept BEFORE UPDATE ON chain_link BEGIN
  SELECT RAISE(ABORT, 'links are added, never changed');
END;

CREATE TRIGGER chain_link_stays BEFORE DELETE ON chain_link BEGIN
  SELECT RAISE(ABORT, 'links are added, never removed');
END;
