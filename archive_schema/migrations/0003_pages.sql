-- Where the last page making put things; emptied by any change in the issue.

ALTER TABLE issue ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;   -- counts the changes made in the issue
ALTER TABLE issue ADD COLUMN pages INTEGER;
ALTER TABLE entry ADD COLUMN first_page INTEGER;
ALTER TABLE entry ADD COLUMN last_page INTEGER;
