"""What is asked of the process that sets, fits and checks issues, what it answers, and how it does it."""

import traceback
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from gazette.desk.checking import issue_findings
from gazette.desk.fit_means import Means, entry_means
from gazette.desk.fitting import Fitting, propose_fit
from gazette.desk.page_effect import PageEffect, page_effect
from gazette.desk.typesetters import issue_pages
from gazette.errors import GazetteError, TypesetError
from gazette.gui.page_exchange import IssueReceiver, PagesSender, SentIssue
from gazette.gui.stopping import StoppedError
from gazette.model import Entry, Finding, Issue, PictureSizes
from gazette.proofreading import NOTHING_KNOWN, Knowledge
from gazette.typeset import Pages, Progress


@dataclass(frozen=True, slots=True)
class FitWish:
    """An issue that is to be fitted to so many ``pages``, with the sizes of its pictures."""

    issue: Issue
    pages: int
    pictures: PictureSizes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PagesWish:
    """An issue that is to be set, with the sizes of its pictures: their bytes are asked for by none."""

    issue: Issue
    pictures: PictureSizes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckWish:
    """An issue whose text is to be checked; None: the one that was set last, which need not be sent again.

    ``known`` is what the archive's other issues say of it.
    """

    issue: Issue | None
    known: Knowledge = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class MeansWish:
    """An issue, of which the entry ``number`` (from 0) is to be tried with other lines a column."""

    issue: Issue
    number: int
    pictures: PictureSizes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EffectWish:
    """An issue, of which the entry ``number`` (from 0) is to be set with the one and the other of two ``texts``."""

    issue: Issue
    number: int
    texts: tuple[Entry, Entry]
    pictures: PictureSizes = field(default_factory=dict)


Trial = FitWish | MeansWish | EffectWish
"""What is tried and changes nothing: one at a time, and it can be stopped."""
Wish = PagesWish | Trial | CheckWish


@dataclass(frozen=True, slots=True)
class SentWish:
    """A wish for pages on its way."""

    issue: SentIssue
    pictures: PictureSizes


@dataclass(frozen=True, slots=True)
class Step:
    """How far the process has come with what it was asked."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the process answers: what was made, or code and values of a known error, or the text of a bug.

    ``garbled``: something could not be sent or read, so that neither end knows any more what the other has.
    """

    value: Pages | Fitting | tuple[Means, ...] | PageEffect | tuple[Finding, ...] | None
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    bug: str = ""
    died: bool = False
    garbled: bool = False
    stopped: bool = False

    def error(self) -> Exception:
        """The error as it was raised in the process, as far as it can be sent."""
        if self.stopped:
            return StoppedError()
        return TypesetError(self.code, **dict(self.values)) if self.code else RuntimeError(self.bug)


def serve_pages(asked: "Connection[Any, Any]", stopped_turn: Any) -> None:
    """Answer what is asked until the other end is closed; runs in the process of its own."""
    there: Issue | None = None
    issues, pages = IssueReceiver(), PagesSender()
    while True:
        try:
            turn, wanted = asked.recv()
            if isinstance(wanted, SentWish):
                there = issues.unpack(wanted.issue)
                wanted = PagesWish(there, wanted.pictures)
            elif isinstance(wanted, CheckWish) and wanted.issue is None:
                wanted = replace(wanted, issue=there)
            answer = _answer(wanted, partial(_step, asked, stopped_turn, turn))
            if isinstance(answer.value, Pages):
                for part in pages.pack(answer.value):
                    asked.send(part)
            else:
                asked.send(answer)
        except (EOFError, OSError):
            return


def _step(told: "Connection[Any, Any]", stopped_turn: Any, turn: int, done: int, total: int) -> None:
    if stopped_turn.value == turn:
        raise StoppedError
    told.send(Step(done, total))


def _answer(asked: Wish, step: Progress) -> Answer:
    try:
        if isinstance(asked, FitWish):
            return Answer(propose_fit(asked.issue, asked.pages, asked.pictures, progress=step))
        if isinstance(asked, MeansWish):
            return Answer(entry_means(asked.issue, asked.number, asked.pictures, progress=step))
        if isinstance(asked, EffectWish):
            return Answer(page_effect(asked.issue, asked.number, asked.texts, asked.pictures, progress=step))
        if isinstance(asked, CheckWish):
            return Answer(issue_findings(asked.issue, asked.known, progress=step) if asked.issue is not None else ())
        return Answer(issue_pages(asked.issue, asked.pictures))
    except StoppedError:
        return Answer(None, stopped=True)
    except GazetteError as error:
        return Answer(None, code=error.code, values=tuple((k, str(v)) for k, v in error.values.items()))
    except Exception as error:  # noqa: BLE001 - a bug crosses to the window as text, where it is told and logged
        return Answer(None, bug="".join(traceback.format_exception(error)))
