"""In which house style an issue is set: one that ships, or one of the office, whose text its publication keeps."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import NOTHING, Change, editable_issue
from gazette.desk.fitting import keep_fit
from gazette.desk.issue_commands import SetIssueField
from gazette.desk.several import Several
from gazette.desk.typesetters import fitted_to_print, try_style
from gazette.errors import DeskError, TypesetError
from gazette.model import Issue, Publication
from gazette.preflight import limits_of
from gazette.shipped import shipped, shipped_house_styles
from gazette.typeset import load_house_style, unfitted
from gazette.wording import Language

STYLE_FILE = ".toml"


@dataclass(frozen=True, slots=True)
class ChosenStyle:
    """A house style by its name; ``source`` is the text of one that does not ship."""

    name: str
    source: str | None = None


def chosen_style(wanted: str) -> ChosenStyle:
    """The style that is meant by a name, or by a file of the office that ends in ``.toml``.

    Raises DeskError ``desk.style_unknown style_unreadable style_name_taken``, and TypesetError, which names line and
    key, where a file is no style that pages can be made by.
    """
    known = shipped_house_styles()
    if not wanted.endswith(STYLE_FILE):
        if wanted not in known:
            raise DeskError("desk.style_unknown", style=wanted, known=", ".join(sorted(known)))
        return ChosenStyle(wanted)
    file = Path(wanted)
    try:
        source = file.read_text("utf-8-sig")
    except OSError as error:
        raise DeskError("desk.style_unreadable", file=wanted, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise DeskError("desk.style_unreadable", file=wanted, reason="UTF-8") from error
    if file.stem in known:
        raise DeskError("desk.style_name_taken", file=wanted, style=file.stem)
    limits_of(try_style(file.stem, source))
    return ChosenStyle(file.stem, source)


def in_style(issue: Issue, style: ChosenStyle) -> Issue:
    """The issue in another house style, without its fit by the old one; a printed one on its printed pages."""
    publication = replace(issue.publication, house_style=style.name, style_source=style.source)
    if publication == issue.publication:
        return issue
    return fitted_to_print(unfitted(replace(issue, publication=publication)))


@dataclass(frozen=True, slots=True)
class ChooseStyle:
    """Have an issue set in another house style; a fit by the old one is taken away, a printed one is fitted anew."""

    act: ClassVar[str] = "desk.act.choose_style"
    issue_id: int
    style: ChosenStyle

    def apply(self, archive: Archive) -> Change:
        """The inverse puts back style and fit."""
        editable_issue(archive, self.issue_id)
        issue = archive.issue(self.issue_id)
        chosen = in_style(issue, self.style)
        if chosen == issue:
            return NOTHING
        put = SetIssueField(self.issue_id, "publication", chosen.publication)
        return Several((put, keep_fit(chosen))).apply(archive)


def styles_for(publication: Publication) -> tuple[ChosenStyle, ...]:
    """The styles to choose from: those that ship, and the publication's own."""
    styles = tuple(ChosenStyle(name) for name in sorted(shipped_house_styles()))
    own = ChosenStyle(publication.house_style, publication.style_source)
    return styles if own in styles or own.source is None else (*styles, own)


def style_title(style: ChosenStyle, language: Language) -> str:
    """What a style calls itself in a language, in Chinese where it has no English name.

    Where it cannot be used, which page making tells of, that is the name of its file.
    """
    try:
        loaded = load_house_style(style.name, shipped("resources/house_styles"), style.source)
        return (loaded.name_en or loaded.name) if language == "en" else loaded.name
    except TypesetError:
        return style.name
