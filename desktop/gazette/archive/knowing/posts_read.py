"""The acts on posts that an entry tells: those of its decisions, and of a back issue those that its pages tell."""

from collections import Counter
from collections.abc import Iterator

from gazette.archive.file import Row
from gazette.archive.rows import as_json
from gazette.archive.sheets import Sheets, as_one
from gazette.model import Appointment, AppointmentRecord, Entry, walk_blocks
from gazette.reading.people import bare_name
from gazette.reading.running_posts import tells_of_posts, told_acts


def post_rows(entry: Entry) -> Iterator[Row]:
    """The rows of table ``post_act`` that blocks tell, in the order of the text."""
    for path, block in walk_blocks(entry.blocks):
        if not isinstance(block, Appointment):
            continue
        lines = [bare_name(line) for line in block.lines]
        for record in block.records:
            person = bare_name(record.person)
            saying = [at for at, line in enumerate(lines) if person in line]
            line = next((at for at in saying if bare_name(record.post) in lines[at]), saying[0] if saying else 0)
            yield _row(entry.id, as_json(path), line, record)


def post_rows_of_sheets(sheets: Sheets, entry: Entry) -> Iterator[Row]:
    """The rows that pages tell; a line is counted for each act of a page."""
    text, place_at = as_one(sheets)
    told: Counter[str] = Counter()
    for one in told_acts(text, of_posts=tells_of_posts(entry.title_full or entry.title_zh)):
        place = place_at(one.at)
        yield _row(entry.id, place, told[place], one.record)
        told[place] += 1


def _row(entry_id: int, place: str, line: int, record: AppointmentRecord) -> Row:
    return {
        "entry_id": entry_id,
        "place": place,
        "line": line,
        "person": bare_name(record.person),
        "post": record.post,
        "act": record.act,
        "date": record.date,
        "term": record.term,
    }
