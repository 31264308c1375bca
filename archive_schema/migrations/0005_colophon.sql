-- What a publication says of itself on the last page, and whether its issues have a cover.

ALTER TABLE publication ADD COLUMN colophon TEXT NOT NULL DEFAULT '{}';  -- JSON: {"publisher": "…"}, what is empty left out
ALTER TABLE publication ADD COLUMN cover INTEGER;                        -- 1 yes, 0 no; NULL: as the house style says
