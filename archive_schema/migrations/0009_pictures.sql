-- The pictures that entries name by their hash; none is taken out, for a revision may need it.

CREATE TABLE picture (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    pixel_width INTEGER NOT NULL,
    pixel_height INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
