"""What a person is asked before an issue is signed, reopened or published, and of who read a proof."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gazette.desk import SignOff
from gazette.desk.press import Obstacle
from gazette.desk.proof_rounds import round_name
from gazette.gui.asking import Asking, Told
from gazette.gui.last_folders import LastFolders
from gazette.gui.look import Look
from gazette.ingest import read_bytes
from gazette.model import ROLES, Issue, Office, Role
from gazette.wording import sentence


def ask_reading(look: Look, proof: int, office: Office, parent: QWidget) -> Asking:
    """Who read the round ``proof`` of proofs, when, and what they said."""
    say = look.say
    called = round_name(proof)[say.language != "zh"]
    asking = Asking(look, say("proof.reading", round=called), say("proof.note"), parent)
    role = next((role for role in ROLES if role == f"proof_{proof}"), None)
    asking.add_field("who", say("proof.who"))
    _offer_names(asking, office, role)
    asking.add_field("day", say("proof.day"), _today())
    asking.add_field("remark", say("proof.remark"), needed=False)
    return asking


def ask_sign_off(
    look: Look, issue: Issue, open_things: Sequence[Obstacle], office: Office, folders: LastFolders, parent: QWidget
) -> Asking:
    """Who signs an issue, and why in spite of what is open."""
    say = look.say
    name = say.issue_name(issue)
    asking = Asking(look, say("press.title"), say("press.send", issue=name), parent)
    told: list[Told] = [("hint", say("press.what", issue=name))]
    values = {"issue": issue.reference}
    told += [("doubt", sentence(one.code, {**values, **one.values}, say.language)) for one in open_things]
    asking.tell(told)
    asking.add_field("who", say("press.who"))
    _offer_names(asking, office, "sign_off")
    asking.add_field("day", say("press.day"), _today())
    asking.add_scan("scan", say("press.scan"), say("press.scans"), folders)
    if open_things:
        asking.add_field("reason", say("press.reason"))
    return asking


def sign_off_of(answers: dict[str, str]) -> SignOff:
    """What was signed; IngestError where the scan cannot be read."""
    scan = answers["scan"]
    return SignOff(
        who=answers["who"],
        day=answers["day"],
        scan=(Path(scan).name, read_bytes(Path(scan), as_pages=True)) if scan else None,
        reason=answers.get("reason", ""),
    )


def ask_reason(look: Look, issue: Issue, person: str, parent: QWidget) -> Asking:
    """Why an issue is reopened, and by whom."""
    say = look.say
    asking = Asking(look, say("press.reopen_title"), say("press.reopen_now", issue=say.issue_name(issue)), parent)
    asking.tell([("hint", say("press.reopen_what"))])
    asking.add_field("reason", say("press.reopen_reason"))
    asking.add_field("who", say("press.person"), person)
    return asking


def ask_publishing(look: Look, issue: Issue, facts: Sequence[Told], person: str, parent: QWidget) -> Asking:
    """The last look: what publishing does, with the counts; the serial has to be written once more."""
    say = look.say
    name = say.issue_name(issue)
    asking = Asking(look, say("published.title"), say("published.now", issue=name), parent)
    asking.tell([("doubt", say("published.frozen")), ("hint", say("published.kept")), ("hint", say("published.undo"))])
    asking.tell(facts)
    asking.add_field("who", say("press.person"), person)
    asking.add_field("serial", say("published.serial", serial=issue.reference))
    asking.need_exactly("serial", issue.reference)
    asking.setModal(True)
    return asking


def _offer_names(asking: Asking, office: Office, role: Role | None) -> None:
    """Who has the role stands there, to be changed; who has another is offered after it."""
    names = office.names(role) if role is not None else ()
    asking.fields["who"].setText(names[0] if names else "")
    asking.offer("who", tuple(dict.fromkeys((*names, *office.everybody))))


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 -- the day of the office, as its computer has it
