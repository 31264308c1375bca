"""What is done with findings: accept, ignore for a reason, take back; check now; say at the caret what is meant."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolTip

from gazette.desk.decision_commands import AcceptSuggestion, EndDecision, IgnoreFinding
from gazette.gui.actions import Actions
from gazette.gui.finding_walk import FindingWalk
from gazette.gui.ignoring import decision_on
from gazette.gui.look import Look
from gazette.gui.memory_dialog import MemoryDialog
from gazette.gui.panes import MessageBar
from gazette.model import Decision, Finding, Issue, Reason, Scope
from gazette.wording import finding_sentence

_IN_TEXT = ("accept", "ignore_once", "ignore_always", "check_entry", "tell_finding")
_OFTEN = 3
"""After so many places of one string were ignored, a wider scope is offered."""


class FindingActs(QObject):
    """Carries out the acts of the menu 校对 on the finding at the caret, or the chosen one."""

    def __init__(self, walk: FindingWalk, messages: MessageBar, actions: Actions, look: Look) -> None:
        super().__init__(walk)
        self._walk = walk
        workbench, editor, panel = walk.workbench, walk.editor, walk.panel
        self._workbench, self._editor, self._panel = workbench, editor, panel
        self.memory = MemoryDialog(workbench, look, panel)
        self._messages, self._actions, self._look = messages, actions, look
        self._asked: Issue | None = None
        """The issue that is being checked because a person asked, as it was then; None: nobody did."""
        for name, act in {
            "accept": self.accept,
            "ignore_once": lambda: self.ignore("place"),
            "ignore_always": lambda: self.ignore("everywhere"),
            "check_entry": lambda: self.check(whole=False),
            "check_issue": lambda: self.check(whole=True),
            "tell_finding": self.tell,
            "memory": self.memory.open_beside,
        }.items():
            actions[name].triggered.connect(lambda _on=False, act=act: act())
        panel.form.confirmed.connect(self._ignore)
        panel.form.left.connect(editor.setFocus)
        panel.resume_wanted.connect(self._resume)
        panel.entry_wanted.connect(self._show_entry)
        self._withdraw: Callable[[], None] | None = None
        for signal in (workbench.entry_chosen, editor.typing):
            signal.connect(self._forget_going_on)
        walk.went_on.connect(self._tell_went_on)
        walk.none_left.connect(self._tell_none)
        workbench.checking.answered.connect(self._checked)
        editor.typing.connect(self._ask_no_more)
        editor.menu_head = self.menu_head
        leave = QShortcut(QKeySequence("Esc"), panel.list, context=Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(editor.setFocus)
        for watched in (editor, editor.viewport()):
            watched.installEventFilter(self)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.memory.dress(look)

    @property
    def meant(self) -> Finding | None:
        """The finding at the caret, else the chosen one."""
        editor = self._editor
        at_caret = editor.marks.findings.at(editor.textCursor().position()) if editor.hasFocus() else None
        return at_caret or self._panel.current

    # accepting

    def accept(self) -> None:
        """Put the suggestion in and go on to the next finding."""
        if self._editor.composing or not self._workbench.settle():
            return
        # Only now it is known where it stands.
        finding = self.meant
        entry = None if finding is None else self._workbench.entry_meant(finding)
        if finding is None or entry is None or finding.suggestion is None or not finding.text:
            self._messages.tell("hint", lambda say: say("findings.no_suggestion"), passing=True)
            return
        self._panel.mark(finding)
        at = self._panel.list.currentIndex().row()
        if self._workbench.do(AcceptSuggestion(entry.id, finding)) is None:
            return
        self._workbench.take_out(finding)
        if 0 <= at < sum(row.decision is None for row in self._panel.rows):
            self._panel.choose(at)
        else:
            self._walk.go(1)

    # ignoring

    def ignore(self, scope: Scope) -> None:
        """Ask why, and how far."""
        if self._editor.composing or not self._workbench.settle():
            return
        # Only now it is known where it stands.
        finding = self.meant
        if finding is None:
            self._messages.tell("hint", lambda say: say("findings.none_here"), passing=True)
            return
        if not self._actions["findings"].isChecked():
            self._actions["findings"].trigger()
        self._walk.close_details()
        self._panel.mark(finding)
        self._panel.form.open(finding, scope)

    def _ignore(self, finding: Finding, scope: Scope, reason: Reason, note: str) -> None:
        bench = self._workbench
        decision = decision_on(bench, finding, scope, reason, note or None)
        issue = bench.issue if decision.place.issue is not None else None
        entry = bench.entry_meant(finding)
        command = IgnoreFinding(decision, None if issue is None else issue.id, None if entry is None else entry.id)
        if bench.do(command) is not None and scope == "place":
            self._offer_wider(finding)
        self._editor.setFocus()

    def _offer_wider(self, finding: Finding) -> None:
        """The same string was ignored place by place: more at once is offered, never taken."""
        known = self._workbench.call_desk(lambda desk: desk.archive.decisions.counting())
        same = [one for one in known if (one.place.rule, one.place.text) == (finding.rule, finding.text)]
        more = [one for one in self._panel.alike(finding) if one.text]
        if len(same) >= _OFTEN and more:
            self._messages.tell(
                "hint",
                lambda say: say("findings.often", text=finding.text, count=len(same), more=len(more)),
                "findings.ignore_wider",
                lambda: self._panel.form.open(more[0], "issue"),
            )

    def _show_entry(self, number: int) -> None:
        """Show the other entry that a finding speaks of."""
        issue = self._workbench.issue
        if issue is not None and number <= len(issue.entries):
            self._workbench.choose_entry(issue.entries[number - 1].id)

    def _resume(self, decision: Decision) -> None:
        issue = self._workbench.issue
        self._workbench.do(EndDecision(decision.id, None if issue is None else issue.id))

    # checking

    def check(self, *, whole: bool) -> None:
        """Check now, and lead to the first finding."""
        if self._editor.composing or not self._workbench.settle():
            return
        if not self._actions["findings"].isChecked():
            self._actions["findings"].trigger()
        self._panel.whole_issue.setChecked(whole)
        self._asked = self._workbench.issue
        self._workbench.checking.check_now()

    def _ask_no_more(self) -> None:
        """Who types on is not led away."""
        self._asked = None

    def _checked(self) -> None:
        asked, self._asked = self._asked, None
        panel, bench = self._panel, self._workbench
        if asked is None or asked is not bench.issue:
            return
        whole = panel.whole_issue.isChecked()
        count = sum(row.decision is None for row in panel.rows)
        if count:
            panel.choose(0)
            return
        ignored = len(bench.ignored_findings if whole else bench.ignored_of(bench.entry_id))
        code = "findings.issue_clean" if whole else "findings.entry_clean"
        self._messages.tell("ok", lambda say: say(code, ignored=ignored))

    # telling

    def tell(self) -> None:
        """Say at the caret what the finding there means."""
        finding = self.meant
        if finding is None:
            self._messages.tell("hint", lambda say: say("findings.none_here"), passing=True)
            return
        rect = self._editor.cursorRect()
        QToolTip.showText(self._editor.viewport().mapToGlobal(rect.bottomLeft()), self.words(finding), self._editor)

    def words(self, finding: Finding) -> str:
        """Level and sentence, and what is suggested."""
        say = self._look.say
        words = [
            say("findings.told", level=say(f"level.{finding.level}"), text=finding_sentence(finding, say.language))
        ]
        if finding.suggestion is not None and finding.text:
            words.append(say("findings.suggestion", text=finding.suggestion or say("findings.nothing")))
        return "\n".join(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor:
            if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
                # Other rooms have acts of their own on the same keys.
                for name in _IN_TEXT:
                    self._actions[name].setEnabled(event.type() == QEvent.Type.Show)
            return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            finding = self._editor.marks.finding_under(event.pos())
            if finding is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.words(finding), self._editor)
            return True
        return super().eventFilter(watched, event)

    def menu_head(self, point: QPoint) -> list[QAction]:
        """What the menu of the text begins with where a finding stands: its suggestion, and ignoring it."""
        finding = self._editor.marks.finding_under(point)
        if finding is None:
            return []
        if not self._editor.textCursor().hasSelection():
            self._editor.marks.put_caret(finding)
        self._panel.mark(finding)
        acts = [self._actions["ignore_once"], self._actions["ignore_always"]]
        if finding.suggestion is not None:
            new = finding.suggestion or self._look.say("findings.nothing")
            accept = QAction(self._look.say("findings.accept_this", text=new), self)
            accept.triggered.connect(self.accept)
            acts.insert(0, accept)
        return acts

    def _tell_went_on(self, number: int) -> None:
        issue = self._workbench.issue
        if issue is not None and number <= len(issue.entries):
            entry = issue.entries[number - 1]
            title = entry.number_zh or entry.title_zh
            self._withdraw = self._messages.tell(
                "hint", lambda say: say("findings.went_on", number=number, title=title)
            )

    def _forget_going_on(self) -> None:
        """Once one is elsewhere or writes, it is no news any more."""
        if self._withdraw is not None:
            self._withdraw()
            self._withdraw = None

    def _tell_none(self) -> None:
        self._messages.tell("ok", lambda say: say("findings.none_left"))
