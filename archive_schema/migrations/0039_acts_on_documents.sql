-- What documents do to others is read from corrections of words, titles with two acts and numbers of one code, and
-- numbers of orders that begin with the number (第38号令): all texts are read again.

INSERT INTO reading_waiting SELECT id FROM entry WHERE true ON CONFLICT DO NOTHING;
