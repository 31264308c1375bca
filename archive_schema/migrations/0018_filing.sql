-- Where the paper of issues and documents is filed: JSON with fonds, code, retention, box and remark; NULL: not filed yet.

ALTER TABLE entry ADD COLUMN filing TEXT;

ALTER TABLE issue ADD COLUMN filing TEXT;
