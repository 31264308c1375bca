"""The card of an issue's last steps: proofs by round and who read them, sign-off and press, publishing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gazette.archive import IssueAct, Proof
from gazette.desk import Desk, ReopenIssue, SendToPress
from gazette.desk.checking import check_before_press
from gazette.desk.press import obstacles
from gazette.desk.proof_rounds import round_name
from gazette.desk.proofing import note_reading, office_proof
from gazette.desk.published_files import Published, Verdict, published_as, verify_published
from gazette.desk.publishing import MadeReady, make_ready, publish_ready
from gazette.errors import ArchiveError, GazetteError
from gazette.gui.asking import Asking, Told
from gazette.gui.before_press import PressLine
from gazette.gui.captions import Captions
from gazette.gui.correction_button import CorrectionButton
from gazette.gui.desk_process import DeskJob, DeskProcess
from gazette.gui.last_step_forms import ask_publishing, ask_reading, ask_reason, ask_sign_off, sign_off_of
from gazette.gui.look import Look
from gazette.gui.moments import moment
from gazette.gui.panes import MessageBar
from gazette.gui.progress_row import ProgressRow
from gazette.gui.redline_printing import save_redline
from gazette.gui.stopping import StoppedError
from gazette.gui.workbench import Workbench
from gazette.model import Finding, Issue
from gazette.settings import Settings, person_name
from gazette.wording import Language

T = TypeVar("T")
Step = Literal["proof", "reading", "press", "reopen", "publish", "verify"]
_STEPS: tuple[Step, ...] = ("proof", "reading", "press", "reopen", "publish", "verify")


@dataclass(frozen=True, slots=True)
class _Record:
    """What the archive knows of an issue's last steps."""

    proofs: tuple[Proof, ...]
    acts: tuple[IssueAct, ...]
    published: Published | None


class LastStepsCard(QFrame):
    """What was done stands above the buttons; each button opens a form that says what it will do."""

    def __init__(
        self,
        workbench: Workbench,
        settings: Settings,
        messages: MessageBar,
        open_lines: Callable[[], Sequence[PressLine]],
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._workbench, self._settings, self._messages, self._look = workbench, settings, messages, look
        self._open_lines = open_lines
        """What preflight has against it."""
        self._record: _Record | None = None
        self._running = self._is_left = False
        self._shown_id: int | None = None
        self._stale = True
        self.profile = ""
        """The ICC profile of the press that is to print it; empty for the usual one."""
        self.process = DeskProcess(self)
        self._title = QLabel(self)
        self._title.setObjectName("title")
        self.lines = QLabel(self)
        self.lines.setWordWrap(True)
        self.lines.setObjectName("facts")
        self.buttons = {step: QPushButton(self) for step in _STEPS}
        self.correction = CorrectionButton(self)
        self.progress = ProgressRow(self.buttons["proof"], look, self)
        self._form: Asking | None = None
        self._asked_about: tuple[str, Issue | None] = ("", None)
        self._build()
        self._connect()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self.correction)
        row.addStretch(1)
        layout.addWidget(self._title)
        layout.addWidget(self.lines)
        layout.addLayout(row)
        layout.addWidget(self.progress)

    def _connect(self) -> None:
        acts: dict[Step, Callable[[], None]] = {
            "proof": self.make_proof,
            "reading": self.note_reading,
            "press": self.send_to_press,
            "reopen": self.reopen,
            "publish": self.publish,
            "verify": self.verify,
        }
        for step, act in acts.items():
            self.buttons[step].clicked.connect(lambda _on=False, act=act: act())
        self._workbench.archive_closing.connect(self._leave)
        self.progress.stopped.connect(self.process.stop)
        self.process.progressed.connect(self.progress.advance)
        self._workbench.issue_changed.connect(self._changed)
        self._workbench.reopen_wanted.connect(self.reopen)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._title.setText(look.say("steps.card"))
        self.progress.dress(look)
        self._changed()

    def press_button(self, step: Step) -> None:
        """Do a step, where it can be done now."""
        if self.buttons[step].isVisibleTo(self):
            self.buttons[step].click()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.fill()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.fill()

    def fill(self) -> None:
        """Show what was done with the issue, and what can be done now."""
        bench, issue = self._workbench, self._workbench.issue
        self._stale = False
        shown, self._shown_id = self._shown_id, None if issue is None else issue.id
        if shown != self._shown_id:
            self._messages.pass_by()  # what was told was of the other issue
        self._record = None if issue is None else bench.call_desk(lambda desk: _record(desk, issue.id))
        self.lines.setText("\n".join(self._told()))
        self._enable()

    def _told(self) -> list[str]:
        issue, record, say = self._workbench.issue, self._record, self._look.say
        if issue is None or record is None:
            return []
        lines = [] if record.proofs else [say("proof.none")]
        for proof in record.proofs:
            name = _round(proof.round, say.language)
            values = {"made": moment(proof.made, say), "who": proof.who, "changes": proof.changes, "pages": proof.pages}
            lines.append(say("proof.line", round=name, **values))
            lines += [
                say("proof.read_by", who=one.who, day=say.date(one.day), remark=one.remark or "").rstrip()
                for one in proof.readings
            ]
        for act in record.acts:
            lines += self._told_act(act)
        if issue.state == "editing":
            lines.append(say("press.not_yet"))
        elif issue.state == "at_press":
            lines.append(say("published.ready"))
        elif record.published is None:
            lines.append(say("published.elsewhere"))
        else:
            lines += [
                say("published.file", name=file.name, size=_size(file.size), sha=file.sha256[:16])
                for file in record.published.files
            ]
            lines.append(say("published.again"))
        return lines

    def _told_act(self, act: IssueAct) -> list[str]:
        say = self._look.say
        at = moment(act.at, say)
        if act.act == "reopen":
            return [say("press.reopened", at=at, who=act.who, reason=act.reason or "")]
        if act.act == "publish":
            return [say("published.on", at=at, who=act.who)]
        signed = [say("press.signed", at=at, who=act.who, day=say.date(act.day))]
        return [*signed, say("press.signed_reason", reason=act.reason)] if act.reason else signed

    def _enable(self) -> None:
        issue, record, say = self._workbench.issue, self._record, self._look.say
        state = None if issue is None or self._workbench.closed == "archive" else issue.state
        has_round = bool(record and record.proofs)
        shown = {
            "proof": state in ("editing", "at_press"),
            "reading": has_round and state in ("editing", "at_press"),
            "press": state == "editing",
            "reopen": state == "at_press",
            "publish": state == "at_press",
            "verify": issue is not None and record is not None and record.published is not None,
        }
        focused = self.window().focusWidget()
        for step, button in self.buttons.items():
            button.setVisible(shown[step])
            button.setEnabled(not self._running)
        left = [button for step, button in self.buttons.items() if shown[step]]
        if focused in self.buttons.values() and focused not in left and left:
            left[0].setFocus()
        self.correction.setVisible(state == "published")
        self.correction.setEnabled(not self._running)
        self.correction.fill(issue, say)
        self.buttons["proof"].setText(say("proof.make", round=_round(self._next_round(), say.language)))
        self.buttons["reading"].setText(say("proof.note_reading"))
        self.buttons["press"].setText(say("press.open_form"))
        self.buttons["reopen"].setText(say("press.reopen"))
        self.buttons["publish"].setText(say("published.open_form"))
        self.buttons["verify"].setText(say("published.verify"))

    def _next_round(self) -> int:
        return 1 if self._record is None or not self._record.proofs else self._record.proofs[-1].round + 1

    # proofs

    def make_proof(self) -> None:
        """Make the next round and save its pages where the person says."""
        issue, say = self._workbench.issue, self._look.say
        if issue is None or not self._workbench.settle():
            return
        name = say("proof.file", issue=say.file_name(issue), round=_round(self._next_round(), say.language))
        file, _ = QFileDialog.getSaveFileName(
            self, say("proof.save"), self._workbench.folders.begin("proof", name), "PDF (*.pdf)"
        )
        if file:
            self.write_proof(issue, self._workbench.folders.note("proof", file))

    def write_proof(self, issue: Issue, file: Path) -> None:
        """Make the next round and write its pages."""
        person = person_name(self._settings)

        def made(outcome: tuple[Proof, str]) -> None:
            proof, redline = outcome
            self._ended()
            beside = file.with_name(f"{file.stem}{self._look.say('proof.redline_part')}.pdf")
            if redline:
                try:
                    save_redline(redline, self._look, beside)
                except GazetteError as error:
                    self._workbench.refused.emit(error)
                    return
            key = "proof.made_with" if redline else "proof.made"
            values = {"file": file.name, **({"beside": beside.name} if redline else {})}
            self._messages.tell(
                "ok", lambda say: say(key, round=_round(proof.round, say.language), **values), passing=True
            )

        language = self._look.say.language
        job = partial(office_proof, issue_id=issue.id, who=person, pdf=file, language=language)
        self._run("publish.running", job, made)

    def note_reading(self) -> None:
        """Ask who read the last round."""
        record = self._record
        if record is None or not record.proofs:
            return
        proof = record.proofs[-1]
        form = ask_reading(self._look, proof.round, self._workbench.office, self)

        def note(desk: Desk) -> None:
            said = form.answers
            note_reading(desk.archive, proof, said["who"], said["day"], said["remark"])

        self._ask(form, lambda: self._short(note))

    # press

    def send_to_press(self) -> None:
        """Look at the issue as it is now, then ask who signs it."""
        issue = self._workbench.issue
        if issue is None or not self._workbench.settle():
            return

        def seen(found: tuple[int, tuple[Finding, ...]]) -> None:
            self._ended()
            if not (self._is_left or self.process.stopped):
                self._ask_sign_off(issue, *found)

        self._run("publish.running", partial(check_before_press, issue_id=issue.id), seen)

    def _ask_sign_off(self, issue: Issue, at: int, findings: tuple[Finding, ...]) -> None:
        form = ask_sign_off(
            self._look, issue, obstacles(issue, findings), self._workbench.office, self._workbench.folders, self
        )

        def signed() -> bool:
            try:
                sign_off = sign_off_of(form.answers)
            except GazetteError as error:
                self._workbench.refused.emit(error)
                return False
            done = self._workbench.do(SendToPress(issue.id, sign_off, findings, at)) is not None
            self.fill()
            return done

        self._ask(form, signed)

    def reopen(self) -> None:
        """Ask why the issue is reopened."""
        issue = self._workbench.issue
        if issue is None or issue.state != "at_press":
            return
        form = ask_reason(self._look, issue, person_name(self._settings), self)
        self._ask(
            form,
            lambda: self._workbench.do(ReopenIssue(issue.id, form.answers["who"], form.answers["reason"])) is not None,
        )

    # publishing

    def publish(self) -> None:
        """The last look, then publish."""
        bench, issue, say = self._workbench, self._workbench.issue, self._look.say
        if issue is None or issue.state != "at_press" or bench.pages is None:
            return
        starts = say.listed(str(first) for first, _last in bench.pages.spans)
        facts: list[Told] = [("ok", say("published.pages", count=len(bench.pages.pages), starts=starts))]
        facts += [(line.level, line.sentence) for line in self._open_lines()]
        form = ask_publishing(self._look, issue, facts, person_name(self._settings), self)
        self._ask(form, lambda: self._publish(issue, form.answers["who"]))

    def _publish(self, issue: Issue, who: str) -> bool:
        profile = Path(self.profile) if self.profile else None

        def made(ready: MadeReady) -> None:
            if self._is_left:
                self._ended()
                self._tell_not_published()
            else:
                self._workbench.ask_desk(lambda desk: freeze(desk, ready), published, self._failed)

        def freeze(desk: Desk, ready: MadeReady) -> Published:
            if self.process.stopped:  # when all was made; from here on it cannot be taken back
                raise StoppedError
            return publish_ready(desk, ready)

        def published(_published: Published) -> None:
            self._ended()
            self._messages.tell("ok", lambda say: say("published.done", issue=say.issue_name(issue)), passing=True)

        self._run("published.running", partial(make_ready, issue_id=issue.id, who=who, icc=profile), made)
        return True

    def verify(self) -> None:
        """Compare what is kept with the day of publishing."""
        issue = self._workbench.issue
        if issue is None:
            return

        def told(verdicts: tuple[Verdict, ...]) -> None:
            self._ended()
            changed = [verdict for verdict in verdicts if not verdict.is_whole]

            def sentence(say: Captions) -> str:
                if not changed:
                    return say("published.whole", count=len(verdicts) - 1)
                return _differs(verdicts, say)

            self._messages.tell("error" if changed else "ok", sentence, passing=True)

        self._run("publish.running", partial(verify_published, issue_id=issue.id), told)

    # running

    @property
    def running(self) -> bool:
        """Whether a step is being done that takes a while."""
        return self._running

    def stop(self) -> None:
        """Stop it; nothing half done stays."""
        self.process.stop()

    def _leave(self) -> None:
        """What is found or made for an archive that is closed is no answer for the next one."""
        self._is_left = True

    def _ask(self, form: Asking, take: Callable[[], bool]) -> None:
        """Ask, where the same is not asked already; what else is being asked is asked no more."""
        asked, about = self._form, (form.windowTitle(), self._workbench.issue)
        if asked is not None and about == self._asked_about:
            form.deleteLater()
            asked.raise_()
            asked.activateWindow()
            return
        if asked is not None:
            asked.reject()
        self._form, self._asked_about = form, about
        form.finished.connect(self._forget_form)
        self._workbench.archive_closing.connect(form.reject)
        form.take = take
        self._workbench.refused.connect(form.tell_wrong)
        form.accepted.connect(self._messages.dismiss)
        form.finished.connect(form.deleteLater)
        form.open() if form.isModal() else form.show()

    def _forget_form(self) -> None:
        self._form = None

    def _short(self, act: Callable[[Desk], None]) -> bool:
        try:
            self._workbench.call_desk(act)
        except GazetteError as error:
            self._workbench.refused.emit(error)
            return False
        self.fill()
        return True

    def _run(self, what: str, job: DeskJob[T], done: Callable[[T], None]) -> None:
        if self._running:
            return
        self._running, self._is_left = True, False
        self.progress.begin(lambda say: say(what))
        self._enable()
        self.process.begin(self._workbench.path, job, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if isinstance(error, StoppedError) and self._at_press():
            self._tell_not_published()
        elif isinstance(error, StoppedError):
            self._messages.tell("hint", lambda say: say("publish.stopped"))
        elif isinstance(error, GazetteError):
            self._workbench.refused.emit(error)
        else:
            raise error

    def _tell_not_published(self) -> None:
        self._messages.tell("hint", lambda say: say("published.stopped"))

    def _at_press(self) -> bool:
        return self._workbench.issue is not None and self._workbench.issue.state == "at_press"

    def _ended(self) -> None:
        self._running = False
        try:
            self._workbench.reload()
            self.fill()
        except ArchiveError as error:  # what was done is done, and can no longer be read
            self._workbench.refused.emit(error)
        self._enable()
        self.progress.end()


def _record(desk: Desk, issue_id: int) -> _Record:
    archive = desk.archive
    return _Record(
        archive.last_steps.proofs(issue_id), archive.last_steps.acts(issue_id), published_as(archive, issue_id)
    )


def _round(number: int, language: Language) -> str:
    return round_name(number)[language != "zh"]


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.0f} KB"


def _differs(verdicts: Sequence[Verdict], say: Captions) -> str:
    """What of a published issue is not as it was, and what of it is."""
    told = say("published.differs", what=say.listed(_called(one, say) for one in verdicts if not one.is_whole))
    if whole := [one.what for one in verdicts if one.is_whole and one.what]:
        told += f" {say('published.rest', files=say.listed(whole))}"
    return told


def _called(verdict: Verdict, say: Captions) -> str:
    if verdict.what:
        return verdict.what
    if not verdict.entries:
        return say("published.text")
    return say("published.entries", entries=say.listed(map(str, verdict.entries)))
