-- What goes over from a page of a back issue to the next is found, and so are the persons that its pages name: a
-- passage has the end of each page and the beginning of the next, and all back issues are indexed and read again.

INSERT INTO passage (entry_id, place, text, folded)
SELECT one.entry_id, one.place || '+',
  substr(one.text, -100)
    || CASE WHEN unicode(substr(one.text, -1)) < 128 AND unicode(other.text) < 128 THEN ' ' ELSE '' END
    || substr(other.text, 1, 100),
  ''
FROM passage AS one JOIN passage AS other
  ON other.entry_id = one.entry_id AND other.place = 'sheet ' || (CAST(substr(one.place, 7) AS INTEGER) + 1)
WHERE one.place LIKE 'sheet %' AND one.text <> '' AND other.text <> ''
ORDER BY one.id;

INSERT INTO search_waiting SELECT DISTINCT entry_id FROM passage WHERE place LIKE 'sheet %' ON CONFLICT DO NOTHING;

INSERT INTO reading_waiting SELECT DISTINCT entry_id FROM passage WHERE place LIKE 'sheet %' ON CONFLICT DO NOTHING;
