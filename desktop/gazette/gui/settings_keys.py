"""The shortcuts of all acts in a list: each may be another, none, or the usual one again; a conflict names the act."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gazette.gui.actions import Actions
from gazette.gui.captions import CAPTIONS, plain
from gazette.gui.key_choices import is_for_typing, read_keys, write_keys
from gazette.gui.look import Look
from gazette.gui.settings_page import SettingsPage
from gazette.gui.settings_pages import Apply
from gazette.settings import Settings

_NAME = Qt.ItemDataRole.UserRole + 1
_WORDS = Qt.ItemDataRole.UserRole + 2


class KeysPage(SettingsPage):
    """The list, a field that takes the keys as they are pressed, and what to do with them."""

    def __init__(self, settings: Settings, actions: Actions, apply: Apply, parent: QWidget) -> None:
        super().__init__("keys", parent)
        self._settings, self._actions, self._apply = settings, actions, apply
        self._look: Look | None = None
        self.list, self._acts, self._found = QTreeView(self), QStandardItemModel(self), QSortFilterProxyModel(self)
        self._found.setSourceModel(self._acts)
        self._found.setFilterRole(_WORDS)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setObjectName("acts")
        self.list.setModel(self._found)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.field = QKeySequenceEdit(self)
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.set_button, self.none_button, self.usual_button, self.all_button = (QPushButton(self) for _ in range(4))
        self._build()
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._chosen())
        self.field.keySequenceChanged.connect(lambda _key: self._judge())
        self.set_button.clicked.connect(lambda: self._give(self.field.keySequence()))
        self.none_button.clicked.connect(lambda: self._give(QKeySequence()))
        self.usual_button.clicked.connect(self._give_usual)
        self.all_button.clicked.connect(self._give_all_usual)

    def _build(self) -> None:
        held = QWidget(self)
        rows = QVBoxLayout(held)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.list, 1)
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self.field, self.set_button):
            first.addWidget(widget)
        first.addStretch(1)
        for widget in (self.none_button, self.usual_button, self.all_button):
            second.addWidget(widget)
        second.addStretch(1)
        rows.addWidget(self.told)
        rows.addLayout(first)
        rows.addLayout(second)
        self.list.setMinimumHeight(180)
        self.add("keys.list", held, wide=True, tall=True)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        super().dress(look)
        say = look.say
        self.list.setAccessibleName(say("settings.page.keys"))
        self.field.setAccessibleName(say("settings.keys.new"))
        for button, name in (
            (self.none_button, "none"),
            (self.usual_button, "usual"),
            (self.all_button, "all_usual"),
        ):
            button.setText(say(f"settings.keys.{name}"))
        self.fill()

    def fill(self) -> None:
        """List the acts with the keys that they have now."""
        if self._look is None:
            return
        say, chosen = self._look.say, self.current
        # What is chosen would move on to the next act with each one that goes.
        self.list.setCurrentIndex(QModelIndex())
        self._acts.clear()
        self._acts.setHorizontalHeaderLabels([say("palette.act"), say("palette.key")])
        changed = read_keys(self._settings.keys)
        for name, action in self._actions.items():
            label, key = plain(say(f"act.{name}")), self._actions.key_text(name)
            items = [QStandardItem(label), QStandardItem(key)]
            items[0].setData(name, _NAME)
            for item in items:
                item.setData(" ".join((*map(plain, CAPTIONS[f"act.{name}"]), key)), _WORDS)
                item.setData(f"{label}, {key}", Qt.ItemDataRole.AccessibleTextRole)
                if name in changed:
                    font = self.list.font()
                    font.setBold(True)
                    item.setFont(font)
                item.setToolTip(action.whatsThis())
            self._acts.appendRow(items)
        self.list.setColumnWidth(0, self._look.px(300))
        self._choose(chosen or next(name for name, _action in self._actions.items()))

    def narrow(self, words: list[str]) -> bool:
        """The acts that are meant; none is shown where the words mean the page itself."""
        page = " ".join((*CAPTIONS["settings.page.keys"], *CAPTIONS["settings.keys.list"])).casefold()
        others = [word for word in words if word not in page]
        self._found.setFilterFixedString(" ".join(others))
        return self._found.rowCount() > 0

    @property
    def current(self) -> str:
        """The act that is chosen in the list, by its name."""
        index = self.list.currentIndex()
        return str(index.siblingAtColumn(0).data(_NAME)) if index.isValid() else ""

    def choose(self, name: str) -> None:
        """Choose an act in the list."""
        self._choose(name)

    def _choose(self, name: str) -> None:
        for row in range(self._found.rowCount()):
            index: QModelIndex = self._found.index(row, 0)
            if index.data(_NAME) == name:
                self.list.setCurrentIndex(index)
                return

    def _chosen(self) -> None:
        if self.current:
            self.field.setKeySequence(self._actions[self.current].shortcut())
        self._judge()

    def _holder(self, key: QKeySequence) -> str:
        """The other act that has a key, empty where none has."""
        current = self.current
        return next((n for n, a in self._actions.items() if n != current and key in a.shortcuts()), "")

    def _judge(self) -> None:
        if self._look is None:
            return
        say, key = self._look.say, self.field.keySequence()
        shown, holder = key.toString(QKeySequence.SequenceFormat.NativeText), self._holder(key)
        same = not self.current or key.isEmpty() or key in self._actions[self.current].shortcuts()
        self.set_button.setText(say("settings.keys.take" if holder else "settings.keys.set"))
        self.set_button.setEnabled(not same and not is_for_typing(key))
        if not same and is_for_typing(key):
            self.told.setText(say("settings.keys.typing", keys=shown))
        elif not same and holder:
            self.told.setText(say("settings.keys.conflict", keys=shown, act=plain(say(f"act.{holder}"))))
        else:
            self.told.setText(say("settings.keys.what"))

    def _give(self, key: QKeySequence) -> None:
        changed, name = read_keys(self._settings.keys), self.current
        if not name:
            return
        if not key.isEmpty() and (holder := self._holder(key)):
            changed[holder] = ""
        changed[name] = key.toString(QKeySequence.SequenceFormat.PortableText)
        self._keep(changed)

    def _give_usual(self) -> None:
        """The usual key; who was given it meanwhile loses it, so that no key does two things."""
        changed, name = read_keys(self._settings.keys), self.current
        usual = self._actions.usual_key(name)
        if not usual.isEmpty() and (holder := self._holder(usual)):
            changed[holder] = ""
        changed.pop(name, None)
        self._keep(changed)

    def _give_all_usual(self) -> None:
        self._keep({})

    def _keep(self, changed: dict[str, str]) -> None:
        usual = {name: self._actions.usual_key(name).toString() for name in changed}
        self._settings.keys = write_keys({name: key for name, key in changed.items() if key != usual[name]})
        self._apply()
