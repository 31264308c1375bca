"""四性检测, what kept files are: known, open, whole in themselves, of the form that is meant for keeping, and inert."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from lxml import etree

from gazette.archive import Archive
from gazette.desk.bag_contents import sources_of
from gazette.desk.exam_items import ExamItem, Head, judged, said
from gazette.desk.pictures import picture_sizes
from gazette.model import Finding, Issue
from gazette.preflight import check_file
from gazette.preflight.kept_file import look_at_file
from gazette.shipped import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOne:
    """A file in the archive: its name, the form in which it was published, and the way to its bytes."""

    name: str
    form: str
    read: Callable[[], bytes]


def kept_files(archive: Archive, issues: Iterable[Issue], *, whole: bool) -> tuple[KeptOne, ...]:
    """All files of some issues, or of the whole archive, each once."""
    sources = {source.sha256: source for source in archive.sources()} if whole else {}
    found: list[KeptOne] = []
    pictures: dict[str, None] = {}
    for issue in issues:
        if not whole:
            sources |= {source.sha256: source for source in sources_of(archive, issue)}
        for act in archive.last_steps.acts(issue.id):
            found += [
                KeptOne(name=file.name, form=file.form, read=partial(archive.last_steps.file_content, file.id))
                for file in archive.last_steps.files_of_act(act.id)
            ]
        pictures |= dict.fromkeys(picture_sizes(archive, issue))
    return (
        *(
            KeptOne(name=each.name, form="", read=partial(archive.source_content, each.sha256))
            for each in sources.values()
        ),
        *found,
        *(KeptOne(name=sha256[:12], form="", read=partial(_picture, archive, sha256)) for sha256 in pictures),
    )


def _picture(archive: Archive, sha256: str) -> bytes:
    picture = archive.picture(sha256)
    assert picture is not None
    return picture.content


class FilesExam:
    """Looks at one file after the other."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_ITEMS, 0)
        self._failed: dict[str, list[Finding]] = {code: [] for code in _ITEMS}
        self._undecided = 0

    def look_at(self, file: KeptOne) -> None:
        """Take a file in."""
        content = file.read()
        facts = look_at_file(content, file.name)
        named, known = said("desk.exam.at_file", name=file.name), facts.kind is not None
        if facts.is_misnamed:
            named = said("desk.exam.at_misnamed", name=file.name, kind=facts.kind)
        self._look("desk.exam.formats", known and not facts.is_misnamed, named)
        self._look("desk.exam.opens", known and not facts.closed, said("desk.exam.at_file", name=file.name))
        self._look("desk.exam.unlocked", not facts.is_locked, said("desk.exam.at_file", name=file.name))
        active = said("desk.exam.at_active", name=file.name, what=", ".join(facts.active))
        self._look("desk.exam.inert_pdf" if facts.kind == "pdf" else "desk.exam.inert", not facts.active, active)
        if facts.kind == "pdf" and not facts.closed:
            faces = said("desk.exam.at_wrong", name=file.name, what=", ".join(facts.loose_faces[:10]))
            self._look("desk.exam.faces", not facts.loose_faces, faces)
        if file.form == "pdfa":
            self._of_archive_file(file.name, content)
        if file.form == "xml":
            self._of_xml(file.name, content)

    def items(self) -> Iterator[ExamItem]:
        """What came of it."""
        for code, head in _ITEMS.items():
            note = None
            if code == "desk.exam.pdf_a" and self._undecided:
                note = said("desk.exam.pdf_a_undecided", count=self._undecided)
            yield judged(head, code, self._counts[code], self._failed[code], note)

    def _look(self, code: str, is_well: bool, name: Finding) -> None:
        self._counts[code] += 1
        if not is_well:
            self._failed[code].append(name)

    def _of_archive_file(self, name: str, content: bytes) -> None:
        """Against PDF/A-3b; what the validator cannot judge is counted."""
        found = check_file(content, "archive")
        wrong = [finding for finding in found if finding.level == "error"]
        self._undecided += any(finding.level != "error" for finding in found)
        what = "; ".join(dict(finding.values).get("what", finding.rule) for finding in wrong[:3])
        self._look("desk.exam.pdf_a", not wrong, said("desk.exam.at_wrong", name=name, what=what))

    def _of_xml(self, name: str, content: bytes) -> None:
        parser, what = etree.XMLParser(resolve_entities=False, no_network=True), ""
        try:
            _schema().assertValid(etree.parse(io.BytesIO(content), parser))
        except (etree.XMLSyntaxError, etree.DocumentInvalid) as error:
            what = str(error)[:200]
        self._look("desk.exam.schema", not what, said("desk.exam.at_wrong", name=name, what=what))


_ITEMS: dict[str, Head] = {
    "desk.exam.formats": "usability",
    "desk.exam.opens": "usability",
    "desk.exam.unlocked": "usability",
    "desk.exam.faces": "usability",
    "desk.exam.pdf_a": "usability",
    "desk.exam.schema": "usability",
    "desk.exam.inert_pdf": "security",
    "desk.exam.inert": "security",
}


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(shipped("archive_schema/akoma_ntoso") / "akomantoso30.xsd"))
