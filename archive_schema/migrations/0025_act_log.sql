-- What was done with this archive, when and by whom. Lines are added, never changed; each hash covers its line and the
-- hash of the line before.

CREATE TABLE act_log (
  id INTEGER PRIMARY KEY,        -- from 1, without gaps
  at TEXT NOT NULL,              -- UTC
  who TEXT NOT NULL,
  act TEXT NOT NULL,             -- code of what was done (desk.act.…)
  about TEXT NOT NULL,           -- JSON: the issues, entries and files that it was done to
  sha256 TEXT NOT NULL
) STRICT;

CREATE TRIGGER act_log_kept BEFORE UPDATE ON act_log BEGIN
  SELECT RAISE(ABORT, 'lines are added, never changed');
END;

CREATE TRIGGER act_log_stays BEFORE DELETE ON act_log BEGIN
  SELECT RAISE(ABORT, 'lines are added, never removed');
END;
