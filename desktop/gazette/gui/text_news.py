"""Says above the text what became of what was typed or pasted into it, and why it cannot be changed."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gazette.desk import SetIssueField
from gazette.gui.captions import Captions
from gazette.gui.dates import long_date
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.held_news import held_sentence
from gazette.gui.panes import MessageBar, MessageLevel
from gazette.gui.passing import PassingWithHistory
from gazette.gui.pasting import what_became
from gazette.gui.text_pasting import TextPasting
from gazette.gui.workbench import Workbench
from gazette.ingest import Fragment
from gazette.model import Entry


class TextNews(QObject):
    """Follows the text in ``editor``, and what is pasted into it."""

    def __init__(
        self,
        workbench: Workbench,
        editor: DocumentEditor,
        pasting: TextPasting,
        messages: MessageBar,
        correction: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._pasting, self._messages = workbench, editor, pasting, messages
        self._correction = correction
        for gone_on in (editor.typing, workbench.entry_chosen):
            gone_on.connect(messages.pass_by)
        PassingWithHistory(workbench, messages)
        workbench.merged.connect(self._tell_merged)
        editor.frozen_typing.connect(self._tell_frozen)
        editor.date_unread.connect(self.tell_no_date)
        pasting.names_pasted.connect(self._tell_names)
        pasting.pasted.connect(self._tell_pasted)

    def tell_no_date(self, text: str) -> None:
        """What was typed as the date of the entry is none."""
        self._messages.tell("doubt", lambda say: say("details.date_unread", text=text))

    def tell_unread(self, text: str) -> None:
        """What was typed for the issue is no number or date."""
        self._messages.tell("doubt", lambda say: say("issue_details.unread", text=text))

    def tell_date(self, issue_id: int, following: str) -> None:
        """An issue was begun that has no date; offer the one that would follow by the issues before."""

        def told(say: Captions) -> str:
            return say("new_issue.date", date=long_date(following, say.language))

        def take() -> None:
            self._workbench.do(SetIssueField(issue_id, "date", following))

        self._messages.tell("hint", told, "new_issue.take_date", take, passing=True)

    def _tell_merged(self, theirs: Entry) -> None:
        self._messages.tell("doubt", lambda say: say("editor.merged", title=theirs.title_zh))

    def _tell_pasted(self, fragment: Fragment, text: str, place: tuple[int, int]) -> None:
        """Say what the pasted became, and offer its text alone instead."""
        pasted = self._workbench.entry

        def text_only() -> None:
            self._messages.dismiss()
            if self._workbench.entry == pasted:
                self._workbench.undo()
                self._editor.choose_place(*place)
                self._pasting.insert_text(text)
                self._editor.setFocus()

        level: MessageLevel = "doubt" if any(one.level != "hint" for one in fragment.findings) else "hint"
        self._messages.tell(level, lambda say: what_became(fragment, say), "paste.only_text", text_only)

    def _tell_names(self, people: int, doubtful: int) -> None:
        if doubtful:
            self._messages.tell("doubt", lambda say: say("paste.names_doubtful", count=people, doubtful=doubtful))
        else:
            self._messages.tell("ok", lambda say: say("paste.names", count=people), passing=True)

    def _edit(self) -> None:
        self._messages.dismiss()
        self._workbench.stop_looking()
        self._editor.setFocus()

    def _tell_frozen(self) -> None:
        match self._workbench.closed:
            case "at_press":
                reopen = self._workbench.reopen_wanted.emit
                self._messages.tell("hint", lambda say: say("editor.at_press"), "editor.reopen", reopen)
            case "looking":
                self._messages.tell("hint", lambda say: say("editor.looking"), "editor.edit", self._edit)
            case "facsimile":
                self._messages.tell("hint", lambda say: say("editor.facsimile"))
            case "annual":
                self._messages.tell("hint", lambda say: say("editor.annual"))
            case "archive" if (holder := self._workbench.holder) is not None:
                self._messages.tell("hint", lambda say: held_sentence(holder, say))
            case "archive":
                self._messages.tell("hint", lambda say: say("editor.archive"))
            case _:
                self._messages.tell(
                    "hint", lambda say: say("editor.published"), "editor.correct", self._correction.trigger
                )
