"""Which archive is open: at the start the person's own or the one that is named, later another, or the sample."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from gazette.desk import Manner
from gazette.desk.sample import is_sample, newest_sample, next_sample, remove_samples
from gazette.desk.self_test import sample_issue
from gazette.errors import GazetteError
from gazette.gui.archive_choice import ArchivePlace, choose_archive
from gazette.gui.away import Away
from gazette.gui.captions import Captions
from gazette.gui.main_window import MainWindow
from gazette.gui.menu_words import add_named
from gazette.gui.second_start import FirstWindow, hand_over
from gazette.gui.start_look import StartLook
from gazette.gui.workbench import Workbench
from gazette.settings import Settings, default_archive, journal_folder, sample_folder


def wanted_archive(settings: Settings, given: Path | None, *, sample: bool = False) -> ArchivePlace:
    """The archive that is to be opened; the person's own is made at the first start only.

    ``sample`` is for who has no archive yet, neither opened here nor begun by the commands.
    """
    if given is not None or settings.archive:
        return ArchivePlace(given or Path(settings.archive), new=False)
    if sample and not os.path.lexists(default_archive()):
        return _sample_place(newest_sample(sample_folder()))
    return _own_place(settings)


def _own_place(settings: Settings) -> ArchivePlace:
    if settings.archive:
        return ArchivePlace(Path(settings.archive), new=False)
    own = default_archive()
    return ArchivePlace(own, new=not os.path.lexists(own))


def _sample_place(path: Path) -> ArchivePlace:
    return ArchivePlace(path, new=not path.exists())


_RECENT = 10


class ArchiveMoves(QObject):
    """Opens one archive after the other in the window; each is offered what was left of it, and listened for."""

    def __init__(self, workbench: Workbench, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._workbench, self._window, self._settings = workbench, window, settings
        self._first = FirstWindow(window)
        self._first.called.connect(self._called)
        self._handed: list[str] = []
        """Files that came while the archive was away."""
        window.held.opened.connect(self.begin)
        self.look = StartLook(workbench, settings, lambda: window.keeping, window.edit.document.messages, window)
        self.away = Away(workbench, settings, self._reopened, window)
        window.leaving.follow(self.away)
        window.restore_wanted.connect(self.away.restore)
        window.repair_wanted.connect(self.away.repair)
        window.archive_wanted.connect(lambda file: self.open_other(Path(file)))
        for name, act in (
            ("sample", self.open_sample),
            ("fresh_sample", self.open_fresh_sample),
            ("remove_sample", self.remove_sample),
            ("own_archive", self.open_own),
        ):
            window.actions_by_name[name].triggered.connect(lambda _on=False, act=act: act())
        window.menus.recent.aboutToShow.connect(self._fill_recent)

    def open_first(self, wanted: ArchivePlace, say: Captions) -> ArchivePlace | None:
        """Open an archive before there is a window; where that fails the person chooses, None where it is to leave."""
        place: ArchivePlace | None = wanted
        while place is not None:
            try:
                self._workbench.open(place.path, create=place.new)
            except GazetteError as error:
                place = choose_archive(error, place, say, self.away.mends)
            else:
                if place != wanted:
                    self._settings.archive = str(place.path)
                self._fill_sample()
                return place
        return None

    def begin(self) -> None:
        """Offer what was left of the archive that was opened, and listen for later starts on it."""
        self._note_recent()
        self._window.memory.return_to_last()
        self._window.held.look()
        self._window.unsaved.open(journal_folder())
        if not self._is_sample:
            self.look.begin()
        if self._workbench.holder is None:
            self._first.listen(self._workbench.path)
        else:
            self._first.close()

    def close(self) -> None:
        """Listen no longer."""
        self._first.close()
        self.look.end()

    def open_other(self, path: Path) -> None:
        """Open the archive at ``path`` from now on."""
        if self._opened(ArchivePlace(path, new=False)) and not self._is_sample:
            self._settings.archive = str(path)

    def open_own(self) -> None:
        """Leave the sample for the person's own archive."""
        place = _own_place(self._settings)
        if self._opened(place):
            self._settings.archive = str(place.path)

    def open_sample(self) -> None:
        """Open the sample as it was left, made where it is missing."""
        if not self._is_sample:
            self._opened(_sample_place(newest_sample(sample_folder())))

    def open_fresh_sample(self) -> None:
        """Open a sample as it ships, and remove the one that was open."""
        fresh = next_sample(sample_folder())
        if self._opened(ArchivePlace(fresh, new=True)):
            remove_samples(sample_folder(), but=fresh)
            self._tell(lambda say: say("sample.made_fresh"))

    def remove_sample(self) -> None:
        """Back to the person's own archive, and remove the sample."""
        self.open_own()
        if not self._is_sample:
            remove_samples(sample_folder())
            self._tell(lambda say: say("sample.removed"))

    def _note_recent(self) -> None:
        """Put the archive before those that were open earlier; the sample is found by other ways."""
        path = str(self._workbench.path)
        if not self._is_sample:
            earlier = [each for each in self._settings.recent.splitlines() if each != path]
            self._settings.recent = "\n".join((path, *earlier[: _RECENT - 1]))

    def _fill_recent(self) -> None:
        menu = self._window.menus.recent
        menu.clear()
        for path in self._settings.recent.splitlines():
            action = add_named(menu, path)
            action.setEnabled(Path(path) != self._workbench.path)
            action.triggered.connect(lambda _on=False, path=path: self.open_other(Path(path)))

    def copy_wanted(self) -> Path | None:
        """The archive that shall be backed up once it is closed; the sample never."""
        return None if self._is_sample else self.look.copy_wanted()

    @property
    def _is_sample(self) -> bool:
        return is_sample(self._workbench.path, sample_folder())

    def _opened(self, place: ArchivePlace) -> bool:
        """Whether an archive is open now; why it is not is told."""
        bench, path = self._workbench, place.path
        bench.settling.emit()
        if path.resolve() != bench.path.resolve() and hand_over(path, []):
            self._tell(lambda say: say("second.ended"))
            return False
        try:
            bench.open(path, create=place.new)
        except GazetteError as error:
            self._window.messages.tell_error(error)
            return False
        self._fill_sample()
        self.begin()
        self._window.memory.show_last_room()
        return True

    def _reopened(self, path: Path) -> bool:
        """Open an archive that was away; where that fails the person chooses, False where they leave."""
        if self.open_first(ArchivePlace(path, new=False), self._window.dressed.say) is None:
            self._window.close()
            return False
        self.begin()
        self._window.memory.show_last_room()
        handed, self._handed = self._handed, []
        if handed:
            self._window.come_forward(handed)
        return True

    def _called(self, files: list[str]) -> None:
        """The program was started again on this archive; what is brought in waits until that is back."""
        if self.away.running:
            self._handed += files
        else:
            self._window.come_forward(files)

    def _fill_sample(self) -> None:
        bench = self._workbench
        if self._is_sample and not bench.rows and not bench.inbox and bench.holder is None:
            bench.bring_in(sample_issue(), Manner())

    def _tell(self, told: Callable[[Captions], str]) -> None:
        self._window.edit.document.messages.tell("hint", told)
