-- Texts of three characters are found by their tokens alone, longer ones by fewer texts that are looked through.

ALTER TABLE said ADD COLUMN triples tsvector;
-- NULL where they are too many, and in issues that were copied before: those are found by pairs, until they are copied again

CREATE INDEX said_triples ON said USING gin (triples);

CREATE INDEX said_without_triples ON said (document_id) WHERE triples IS NULL;

DO $$
BEGIN
  ALTER TABLE said
    ALTER folded SET COMPRESSION lz4,  -- half the time to unpack
    ALTER pairs SET COMPRESSION lz4,
    ALTER triples SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  NULL;  -- a server that was built without it goes on as before
END
$$;
