"""Every caption of the window in both languages; sentences of errors and findings are in ``gazette.wording``."""

import re
from collections.abc import Iterable

from gazette.gui.captions import (
    acts,
    contents,
    drop,
    edit,
    find,
    findings,
    help_lines,
    inbox,
    issue,
    keeping,
    knowing,
    last_steps,
    month,
    publish,
    recovery,
    revisions,
    searching,
    settings,
    start,
    window,
)
from gazette.gui.dates import long_date
from gazette.model import Bilingual, Issue
from gazette.wording import Language, counted, reason_in_chinese


def plain(caption: str, *, dots: bool = False) -> str:
    """A caption of a menu without its letter for Alt, and without its dots unless they are wanted."""
    start = caption.find("(&")
    bare = caption[:start] + caption[start + 4 :] if start >= 0 else caption.replace("&", "")
    return bare.strip() if dots else bare.replace("…", "").strip()


class Captions:
    """Captions in one language: ``say("undo")``, values fill ``{names}``."""

    def __init__(self, language: Language, file_names: str = "") -> None:
        self.language, self._file_names = language, file_names

    def naming(self, file_names: str) -> "Captions":
        """These captions where exported files are called after another pattern; an empty one is the usual."""
        return Captions(self.language, file_names)

    def __call__(self, key: str, **values: object) -> str:
        zh, en = CAPTIONS[key]
        return (zh if self.language == "zh" else counted(en, values)).format_map(values)

    def reason(self, error: OSError) -> str:
        """What the system says of a file that it refuses."""
        said = error.strerror or str(error)
        return reason_in_chinese(said) if self.language == "zh" else said

    def bilingual(self, text: Bilingual) -> str:
        """The text in the language of the interface, else in the other one."""
        return (text.zh or text.en or "") if self.language == "zh" else (text.en or text.zh or "")

    def issue_name(self, issue: Issue) -> str:
        """2019年第21、22期 · 总第401期, or 2019 No. 21–22 · Serial 401, as far as it is known."""
        parts = []
        numbers = self.numbers(issue.numbers)
        if issue.year and numbers:
            parts.append(self("issue.year_numbers", year=issue.year, numbers=numbers))
        if issue.serial is not None:
            parts.append(self("issue.serial", serial=issue.serial))
        return " · ".join(parts) or self.bilingual(issue.publication.name) or self("issue.unnamed")

    def numbers(self, numbers: tuple[int, ...]) -> str:
        """21、22 or 21–22."""
        return ("、" if self.language == "zh" else "–").join(map(str, numbers))

    def date(self, iso: str | None) -> str:
        """A date as the language writes it."""
        return long_date(iso, self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row."""
        return ("、" if self.language == "zh" else ", ").join(names)

    def file_name(self, issue: Issue) -> str:
        """What the exported files are called, without their ending."""
        if self._file_names:
            return _named_after(self._file_names, issue)
        if issue.serial is not None:
            return self("publish.file_serial", serial=issue.serial)
        if issue.year and issue.numbers:
            return self("publish.file_year", year=issue.year, numbers="-".join(map(str, issue.numbers)))
        return self("publish.file_plain", id=issue.id)


# What no file system takes in a name.
_UNNAMEABLE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def _named_after(pattern: str, issue: Issue) -> str:
    values = {
        "总期号": "" if issue.serial is None else str(issue.serial),
        "年": "" if issue.year is None else str(issue.year),
        "期号": "-".join(map(str, issue.numbers)),
    }
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return _UNNAMEABLE.sub("_", pattern).strip(" .") or str(issue.id)


CAPTIONS: dict[str, tuple[str, str]] = {
    **acts.CAPTIONS,
    **contents.CAPTIONS,
    **drop.CAPTIONS,
    **edit.CAPTIONS,
    **find.CAPTIONS,
    **findings.CAPTIONS,
    **help_lines.CAPTIONS,
    **inbox.CAPTIONS,
    **issue.CAPTIONS,
    **keeping.CAPTIONS,
    **knowing.CAPTIONS,
    **last_steps.CAPTIONS,
    **month.CAPTIONS,
    **publish.CAPTIONS,
    **recovery.CAPTIONS,
    **revisions.CAPTIONS,
    **searching.CAPTIONS,
    **settings.CAPTIONS,
    **start.CAPTIONS,
    **window.CAPTIONS,
}
