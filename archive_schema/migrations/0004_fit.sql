-- How an issue was fitted to a number of pages.

ALTER TABLE issue ADD COLUMN fit TEXT;               -- JSON: {"pages": 32, "steps": ["between_documents"]}; NULL: not fitted
ALTER TABLE entry ADD COLUMN column_lines INTEGER;   -- lines of a column where they are not the house style's
