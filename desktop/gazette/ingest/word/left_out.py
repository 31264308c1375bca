"""Why text of a Word file is no part of the document: the rules of the findings that tell of it."""

HIDDEN = "ingest.left_out.word_hidden"
MERGED_CELL = "ingest.left_out.word_merged_cell"
CHANGE = "ingest.left_out.word_change"
CONTENTS = "ingest.left_out.word_contents"
PAGE_NUMBER = "ingest.left_out.word_page_number"
FIELD_CODE = "ingest.left_out.word_field_code"
PLACEHOLDER = "ingest.left_out.word_placeholder"
READING = "ingest.left_out.word_reading"
HEADER = "ingest.left_out.word_header"
FOOTER = "ingest.left_out.word_footer"
COMMENT = "ingest.left_out.word_comment"
UNUSED_NOTE = "ingest.left_out.word_unused_note"

DOUBTS = frozenset({HIDDEN, MERGED_CELL, PLACEHOLDER, UNUSED_NOTE})
"""What an editor should look at."""
OF_FIELDS = {
    "TOC": CONTENTS,
    "TOA": CONTENTS,
    "INDEX": CONTENTS,
    "PAGE": PAGE_NUMBER,
    "NUMPAGES": PAGE_NUMBER,
    "SECTIONPAGES": PAGE_NUMBER,
    "EQ": FIELD_CODE,
    "MACROBUTTON": FIELD_CODE,
    "GOTOBUTTON": FIELD_CODE,
}
"""Fields whose result is no part of the text, by the first word of their code."""
