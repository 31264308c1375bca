"""The list from which the house style of the issue is chosen: those that ship, its own, or a file of the office."""

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from gazette.desk.house_styles import ChooseStyle, ChosenStyle, chosen_style, style_title, styles_for
from gazette.errors import GazetteError
from gazette.gui.look import Look
from gazette.gui.wheel import leave_wheel_to_page
from gazette.gui.workbench import Workbench


class StyleField(QComboBox):
    """Shows the style of the current issue; choosing one is a command."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self._styles: tuple[ChosenStyle, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        leave_wheel_to_page(self)
        self.activated.connect(self._choose)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.setAccessibleName(look.say("issue_details.style"))
        self.setMinimumHeight(look.px(32))
        self._styles = ()
        self.fill()

    def fill(self) -> None:
        """Show the style of the current issue among those that there are."""
        issue = self._workbench.issue
        if issue is None:
            return
        styles = styles_for(issue.publication)
        if styles != self._styles:
            self._styles = styles
            self.clear()
            for style in styles:
                self.addItem(style_title(style, self._look.say.language), style.name)
            self.insertSeparator(self.count())
            self.addItem(self._look.say("issue_details.style_file"))
            self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * self._look.px(12))
        now = ChosenStyle(issue.publication.house_style, issue.publication.style_source)
        self.setCurrentIndex(styles.index(now) if now in styles else -1)
        self.setToolTip(self.currentText())  # a narrow field cuts a long name

    def _choose(self, index: int) -> None:
        issue = self._workbench.issue
        if issue is None:
            return
        try:
            style = self._styles[index] if index < len(self._styles) else self._from_file()
        except GazetteError as error:
            self._workbench.refused.emit(error)
            style = None
        if style is not None:
            self._workbench.do(ChooseStyle(issue.id, style))
        self.fill()

    def _from_file(self) -> ChosenStyle | None:
        say = self._look.say
        caption = say("issue_details.style_file").rstrip("…")
        folders = self._workbench.folders
        begin = folders.begin("house_style")
        file, _ = QFileDialog.getOpenFileName(self, caption, begin, say("issue_details.style_files"))
        return chosen_style(str(folders.note("house_style", file))) if file else None
