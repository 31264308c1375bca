-- Orders (令第12号) are cited with their issuer, in full or in short: what documents can be cited by is read again.

INSERT INTO reading_waiting SELECT id FROM entry WHERE true ON CONFLICT DO NOTHING;
