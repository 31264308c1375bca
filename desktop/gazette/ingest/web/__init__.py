"""Web pages, saved pages and the clipboard's HTML → manuscripts: the document found, all that stands round it told."""
