"""Where something is printed, in the words of the window."""

from gazette.archive import PostAct
from gazette.gui.captions import Captions
from gazette.wording import sentence


def place_called(issue: str | None, page: int | None, say: Captions) -> str:
    """The issue, and the page where it is known."""
    where = say("search.serial", serial=issue) if issue and issue.isdecimal() else issue or say("numbers.inbox")
    return f"{where} {sentence('desk.ledger_page', {'page': page}, say.language)}" if page else where


def act_called(act: PostAct, say: Captions) -> str:
    """Where an act on a post is printed."""
    return place_called(act.document.issue, act.document.page, say)
