-- The name of an amendment (…法修正案) says what it amends: such documents are read again.

INSERT INTO reading_waiting SELECT id FROM entry WHERE title_zh LIKE '%修正案%' OR title_full LIKE '%修正案%' ON CONFLICT DO NOTHING;
