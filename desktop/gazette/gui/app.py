"""Starts the window: builds what there is, opens the archive, and passes each on to whom it concerns."""

import logging
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCommandLineOption, QCommandLineParser, QCoreApplication, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QMessageBox

from gazette.desk.backing_up import folder_for
from gazette.errors import GazetteError
from gazette.gui.archive_moves import ArchiveMoves, wanted_archive
from gazette.gui.arrivals import Arrivals
from gazette.gui.button_keys import ButtonKeys
from gazette.gui.captions import Captions
from gazette.gui.choices import INTERFACE_PX, chosen_language, chosen_scale, chosen_theme
from gazette.gui.decision_uses import DecisionUses
from gazette.gui.drop_watch import DropWatch
from gazette.gui.focus_back import FocusBack
from gazette.gui.focus_ring import FocusRing
from gazette.gui.icons import application_icon
from gazette.gui.jobs import ArchiveThread, ReaderThread
from gazette.gui.last_folders import LastFolders
from gazette.gui.look import Look
from gazette.gui.main_window import MainWindow
from gazette.gui.page_process import PageProcess
from gazette.gui.qt_words import QtWords
from gazette.gui.second_start import hand_over
from gazette.gui.start_look import back_up_behind
from gazette.gui.staying import Tidying, keep_what_stays
from gazette.gui.theme import EDGED, edged_palette, palette, style_sheet
from gazette.gui.typefaces import Typefaces, load_typefaces
from gazette.gui.workbench import Workbench
from gazette.settings import (
    Settings,
    load_settings,
    log_file,
    person_name,
    save_settings,
    settings_file,
)

_log = logging.getLogger("gazette.gui")
_SAMPLE = "sample"


def run_window() -> None:
    """Do what the command line says, and end the program."""
    sys.exit(start(sys.argv))


def start(arguments: list[str]) -> int:
    """Open the window and live until it is closed; the exit code."""
    if not _display_named(arguments):  # Qt would end the program with a core dump
        asked_for(QCoreApplication(arguments).arguments())
        print(Captions(chosen_language(load_settings(settings_file())))("start.no_display"), file=sys.stderr)  # noqa: T201
        return 1
    application = QApplication(arguments)
    application.setApplicationName("gazette-desk")
    application.setDesktopFileName("gazette-desk")
    application.setStyle("Fusion")
    application.setWindowIcon(application_icon())
    settings = load_settings(settings_file())
    given = asked_for(application.arguments())
    archive, files = given_paths(given.positionalArguments())
    sample = given.isSet(_SAMPLE)
    if hand_over(wanted_archive(settings, archive, sample=sample).path, files):
        print(Captions(chosen_language(settings))("second.ended"))  # noqa: T201
        return 0
    program = Application(application, settings, _log_to_file())
    sys.excepthook = program.unforeseen
    if sys.platform != "win32":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if not program.open(archive, files, sample=sample):
        return 1
    code = application.exec()
    program.close()
    return code


def _display_named(arguments: Sequence[str]) -> bool:
    """Whether anything says where a window could be opened; only Linux starts programs where nothing does."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return sys.platform != "linux" or named or any(each.lstrip("-") == "platform" for each in arguments)


class Application:
    """What lives as long as the program: look, workbench, window, settings."""

    def __init__(self, application: QApplication, settings: Settings, log: Path) -> None:
        self._application, self.settings, self._log = application, settings, log
        self._qt_words = QtWords(application)
        self._language, self._language_setting = chosen_language(settings), settings.language
        self._faces: Typefaces = load_typefaces()
        self._ring, self._focus_back = FocusRing(application), FocusBack(application)
        self._button_keys = ButtonKeys(application)
        self._tidying = Tidying(application)
        self.pages = PageProcess()
        archive = ArchiveThread()
        self.workbench = Workbench(archive, self.pages, Arrivals(archive, ReaderThread()), LastFolders(settings))
        self.workbench.set_person(person_name(settings))
        self._uses = DecisionUses(self.workbench)
        self.drop = DropWatch(self.workbench)
        look = self._undressed()
        self.window = MainWindow(self.workbench, self.drop, settings, look)
        self.workbench.setParent(self.window)
        self._dress(look)
        self.workbench.making.failed.connect(self._log_failed_pages)
        self.window.look_wanted.connect(self.redress)
        self.window.settings_applied.connect(self.redress)
        self.window.settings_applied.connect(self._save_settings)
        self.window.closing.connect(self._save_settings)
        self.archives = ArchiveMoves(self.workbench, self.window, settings)
        hints = application.styleHints()
        self._system_looks: tuple[SignalInstance, ...] = (
            hints.colorSchemeChanged,
            hints.accessibility().contrastPreferenceChanged,
        )
        for changed in self._system_looks:
            changed.connect(self._system_changed)

    def open(self, given: Path | None, files: Sequence[Path] = (), *, sample: bool = False) -> bool:
        """Open the archive ``given``, or the person's own, or the ``sample`` where there is none yet; show it.

        Where it cannot be opened the person chooses what to do; False where that is to leave.
        """
        self.pages.warm()
        wanted = wanted_archive(self.settings, given, sample=sample)
        if self.archives.open_first(wanted, self._say) is None:
            self.close()
            return False
        self.archives.begin()
        self.window.show()
        self.window.memory.show_last_room()
        keep_what_stays(self.window)
        if files:
            self.window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
        return True

    def close(self) -> None:
        """End threads and processes."""
        for changed in self._system_looks:
            changed.disconnect(self._system_changed)
        if self._system_looks:
            self._ring.end()
            self._focus_back.end()
            self._button_keys.end()
            self._tidying.end()
        self._system_looks = ()
        to_copy = self.archives.copy_wanted() if self.workbench.is_open else None
        self.archives.close()
        self.window.printing.end()
        self.window.originals.end()
        self.window.facsimile.end()
        self.window.revisions.end()
        self.workbench.close()
        if to_copy is not None:
            back_up_behind(to_copy, folder_for(to_copy, self.settings.backup_folder))
        self.window.unsaved.keeper.end()
        self._qt_words.end()

    def redress(self) -> None:
        """Take language and theme as the settings say now; a language chosen in the menu outweighs the environment."""
        if self.settings.language != self._language_setting:
            self._language_setting = self.settings.language
            self._language = "en" if self.settings.language == "en" else "zh"
        self._dress(self._undressed())

    def _system_changed(self, _now: object) -> None:
        self.redress()

    @property
    def _say(self) -> Captions:
        return Captions(self._language, self.settings.file_names)

    def _undressed(self) -> Look:
        """The look that the settings ask for, put on all but the style sheet, which is taken off.

        Under a style sheet a widget is dressed again with all that is in it whenever it gets a parent, and a sheet
        that takes the place of another dresses each widget once for every one that it is in.
        """
        application, settings = self._application, self.settings
        look = Look(
            chosen_theme(settings), self._say, self._faces.speaking(self._language), chosen_scale(settings, self._faces)
        )
        application.setStyleSheet("")
        application.setPalette(palette(look.theme))
        for kind in EDGED:
            application.setPalette(edged_palette(look.theme), kind)  # type: ignore[arg-type]  # the stub says bytes
        # Before the style sheet: what that dresses takes its face from here.
        application.setFont(look.faces.font(look.faces.interface, look.px(INTERFACE_PX)))
        self._ring.set_color(look.theme.color("accent"))
        self._qt_words.speak(self._language)
        return look

    def _dress(self, look: Look) -> None:
        self._application.setStyleSheet(style_sheet(look.theme, look.scale))
        self.window.dress(look)

    def _save_settings(self) -> None:
        save_settings(self.settings, settings_file())

    def _log_failed_pages(self, error: Exception) -> None:
        if not isinstance(error, GazetteError):
            _log.error("page making failed: %s", error)

    def unforeseen(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An excepthook: log what nobody foresaw, and tell the person kindly.

        What has a sentence is told by it: the text of a very large issue is read, and may be found damaged, wherever it
        is asked for first.
        """
        _log.error("%s", "".join(traceback.format_exception(kind, error, trace)))
        if isinstance(error, GazetteError) and self.window.isVisible():
            QTimer.singleShot(0, self.window, lambda: self.workbench.refused.emit(error))
        elif self.window.isVisible():
            QTimer.singleShot(0, self.window, lambda: self.window.messages.tell_bug(self._log))
        else:
            QMessageBox.critical(None, self._say("program"), self._say("trouble.start", file=self._log))


def asked_for(arguments: Sequence[str]) -> QCommandLineParser:
    """What stood on the command line; where that cannot be understood, or help was asked for, the program ends."""
    parser = QCommandLineParser()
    parser.addHelpOption()
    parser.addOption(QCommandLineOption([_SAMPLE], "Open the sample issue where no archive was opened yet. 打开样刊"))
    parser.addPositionalArgument("ARCHIVE", "A .gazette file, and documents to bring in. 档案和要带入的文件")
    parser.process(arguments)
    return parser


def given_paths(arguments: Sequence[str]) -> tuple[Path | None, list[Path]]:
    """The archive among the arguments, and the files that are to be brought in."""
    paths = [Path(each) for each in arguments]
    archive = next((path for path in paths if path.suffix.lower() == ".gazette"), None)
    return archive, [path for path in paths if path is not archive]


def _log_to_file() -> Path:
    """Log to the platform's folder; where that cannot be written, nowhere: the window must open all the same."""
    file = log_file("gazette-desk")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        logged = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError:
        logging.getLogger().addHandler(logging.NullHandler())
        return file
    logged.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(logged)
    return file
