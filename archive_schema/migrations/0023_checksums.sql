-- What every row was when it was written: whoever reads it later can tell whether a byte has changed since. Kept by
-- triggers that the program sets up over each table when it opens the file (archive/checksums), so that they know every
-- column there is; rows are summed up by what they belong to (the passages of an entry), most stand by themselves.

CREATE TABLE checksum (
  part TEXT NOT NULL,            -- table
  id INTEGER NOT NULL,           -- row of the table; of a passage its entry
  sum BLOB,                      -- 16 bytes: sum of the rows' hashes; NULL: was damaged when checksums were made anew
  PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;
