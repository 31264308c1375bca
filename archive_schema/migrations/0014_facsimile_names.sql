-- What a file of a facsimile issue was called when it was kept there: its bytes may have come in before under another name.

ALTER TABLE facsimile_file ADD COLUMN name TEXT;        -- NULL: as its source is called
