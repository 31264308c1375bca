-- A house style of the office, kept with the publication that is set in it.

ALTER TABLE publication ADD COLUMN style_source TEXT;   -- TOML; NULL: the style ships with the program
