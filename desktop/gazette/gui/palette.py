"""All commands in one list that a few letters narrow; Enter does the chosen one. The same list shows the shortcuts."""

from collections.abc import Mapping
from itertools import islice, product

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget

from gazette.gui.actions import Actions
from gazette.gui.captions import CAPTIONS, plain
from gazette.gui.dialog_size import open_at
from gazette.gui.help_topics import explained_at
from gazette.gui.icons import blank_icon
from gazette.gui.look import Look

_WORDS = Qt.ItemDataRole.UserRole + 1
_HAS_KEY = Qt.ItemDataRole.UserRole + 2
_NAME = Qt.ItemDataRole.UserRole + 3
_MOST_WAYS = 64


class CommandPalette(QDialog):
    """Opens over the window, goes at Esc or when a command was done; ``menus`` has the menu of each act."""

    def __init__(self, actions: Actions, menus: Mapping[str, str], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "commands")
        self._actions, self._menus, self._look = actions, menus, look
        self.field, self.list, self._help = QLineEdit(self), QTreeView(self), QLabel(self)
        self._rows = QStandardItemModel(self)
        self._found = _Found(self)
        self._found.setSourceModel(self._rows)
        self.list.setObjectName("acts")
        self.list.setModel(self._found)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.list.setAllColumnsShowFocus(True)
        self.field.installEventFilter(self)
        self._help.setObjectName("facts")
        self._help.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        for part in (self.field, self.list, self._help):
            layout.addWidget(part)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._do_current)
        self.list.activated.connect(lambda _index: self._do_current())
        self.list.selectionModel().currentRowChanged.connect(lambda _now, _before: self._explain())

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        self.list.setIconSize(QSize(look.px(16), look.px(16)))
        self.field.setPlaceholderText(look.say("palette.hint"))
        self.field.setAccessibleName(look.say("palette.hint"))
        self.list.setAccessibleName(look.say("palette.title"))
        open_at(self, look.px(640), look.px(480))

    def open_all(self) -> None:
        """All commands, to find one and do it."""
        self._open("palette.title", with_key=False)

    def open_shortcuts(self) -> None:
        """The commands that have a shortcut."""
        self._open("palette.keys", with_key=True)

    def _open(self, title: str, *, with_key: bool) -> None:
        self.setWindowTitle(self._look.say(title))
        self._fill()
        self._found.with_key = with_key
        self.field.clear()
        self._narrow("")
        for column in range(3):
            self.list.resizeColumnToContents(column)
        self.field.setFocus()
        self.open()

    def _fill(self) -> None:
        say, rows = self._look.say, self._rows
        rows.clear()
        blank = blank_icon(self.list.iconSize())  # so that all names begin at one place
        rows.setHorizontalHeaderLabels([say("palette.act"), say("palette.menu"), say("palette.key")])
        for name, action in self._actions.items():
            menu = plain(say(self._menus[name])) if name in self._menus else ""
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            label = plain(action.text())
            items = [QStandardItem(label), QStandardItem(menu), QStandardItem(key)]
            items[0].setIcon(blank if action.icon().isNull() else action.icon())
            items[0].setData(name, _NAME)
            items[0].setData(_searched(name, self._menus.get(name, "")), _WORDS)
            items[0].setData(bool(key), _HAS_KEY)
            for item in items:
                item.setEnabled(action.isEnabled())
                item.setToolTip(say(f"help.{name}"))
                item.setData(f"{label}, {menu}, {key}, {say(f'help.{name}')}", Qt.ItemDataRole.AccessibleTextRole)
            rows.appendRow(items)

    def _narrow(self, text: str) -> None:
        self._found.narrow(text)
        for row in range(self._found.rowCount()):
            index = self._found.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentIndex(index)
                return
        self._explain()

    def _explain(self) -> None:
        action = self._current()
        if action is None:
            self._help.setText(self._look.say("palette.none"))
            return
        says = self._look.say(f"help.{action.objectName()}")
        self._help.setText(says if action.isEnabled() else f"{says} {self._look.say('palette.now')}")

    def _current(self) -> QAction | None:
        index = self.list.currentIndex()
        name = index.siblingAtColumn(0).data(_NAME) if index.isValid() else None
        return self._actions[name] if name else None

    def _do_current(self) -> None:
        action = self._current()
        if action is not None and action.isEnabled():
            self.accept()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and pages move in the list while the field keeps the keyboard."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in moves:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


class _Found(QSortFilterProxyModel):
    """The rows in which every word stands that was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.with_key = False
        self._wanted: list[str] = []

    def narrow(self, text: str) -> None:
        """Show what has all words of ``text``."""
        self.beginFilterChange()
        self._wanted = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        if self.with_key and not index.data(_HAS_KEY):
            return False
        words = index.data(_WORDS) or ""
        return all(word in words for word in self._wanted)


def _searched(name: str, menu: str) -> str:
    """What the typed words are looked for in: the act and its menu in both languages, the initials of its pinyin."""
    captions = [*CAPTIONS[f"act.{name}"], *(CAPTIONS[menu] if menu else ())]
    return " ".join((*map(plain, captions), *_initials(plain(captions[0])))).casefold()


def _initials(words: str) -> list[str]:
    """The initials of each way to read them: 重新 is cx, and zx to who takes 重 by itself."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 -- slow to load, wanted only by who opens the palette

    # Each character by itself: a word would be read in one way only.
    readings = pinyin(list(words), style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    ways = product(*(dict.fromkeys(letters) for letters in readings))
    return ["".join(way) for way in islice(ways, _MOST_WAYS)]
