-- The pages of back issues are read for acts on posts and for who is responsible, too.

INSERT INTO reading_waiting SELECT DISTINCT entry_id FROM passage WHERE place LIKE 'sheet %' ON CONFLICT DO NOTHING;
