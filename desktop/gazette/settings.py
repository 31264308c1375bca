"""What the person chose and where the window stood, and the platform's folders for settings, archive and logs.

The publication's own settings are rows of the archive and stay there.
"""

import getpass
import json
import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

_APPLICATION = "gazette-desk"


@dataclass(slots=True, kw_only=True)
class Settings:
    """One person's choices; an empty text is "not chosen", and so is a text size of 0 (per cent).

    Geometry and splitters are Qt's states in base64, ``keys`` are shortcuts by act in JSON, ``recent`` are
    archives, one a line, ``searches`` queries likewise, ``places`` what ``gui.last_places`` writes,
    ``widths`` those of columns by table in JSON, ``folders`` the last ones by purpose likewise; ``backup_folder`` has a
    folder for each archive. ``read_copy`` is the address of the last one, never with a password.
    """

    language: str = ""
    theme: str = ""
    dim_paper: bool = True
    text_size: int = 0
    person: str = ""
    keys: str = ""
    file_names: str = ""
    archive: str = ""
    recent: str = ""
    searches: str = ""
    geometry: str = ""
    edit_splitter: str = ""
    text_splitter: str = ""
    contents_splitter: str = ""
    inbox_splitter: str = ""
    search_splitter: str = ""
    revisions_splitter: str = ""
    pages_apart: bool = False
    pages_geometry: str = ""
    last_folder: str = ""
    folders: str = ""
    places: str = ""
    folded: str = ""
    find_options: str = ""
    variants: bool = False
    widths: str = ""
    zoom: int = 0
    text_zoom: int = 100
    spread: bool = False
    exports: str = "pdf xml"
    icc: str = ""
    printing: str = "single proof"
    backup_folder: str = ""
    back_up: bool = True
    check_start: bool = True
    read_copy: str = ""


def settings_file() -> Path:
    """Where the settings of this person are kept."""
    return user_config_path(_APPLICATION, appauthor=False) / "settings.toml"


def default_archive() -> Path:
    """The person's own archive in the platform's data folder; it need not exist yet."""
    return user_data_path(_APPLICATION, appauthor=False) / "gazette.gazette"


def sample_folder() -> Path:
    """Where the sample issue lies in archives of its own; it need not exist yet."""
    return user_data_path(_APPLICATION, appauthor=False) / "sample"


def journal_folder() -> Path:
    """Where what is being typed is kept until the archive has it; it need not exist yet."""
    return user_data_path(_APPLICATION, appauthor=False) / "unsaved"


def log_file(face: str) -> Path:
    """Where a face (``gazette``, ``gazette-desk``) logs what nobody foresaw; the folder need not exist yet."""
    return user_log_path(_APPLICATION, appauthor=False) / f"{face}.log"


def person_name(settings: Settings) -> str:
    """Who sits at this computer, for what is signed: as chosen, else the name that the system has."""
    if name := settings.person.strip():
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # the system has no name for the number of the user
        return ""


def first_told(what: str, archive: Path) -> bool:
    """Whether this person is told something about an archive for the first time, which is remembered from now on."""
    file, line = user_data_path(_APPLICATION, appauthor=False) / "told.txt", json.dumps([what, str(archive.absolute())])
    with suppress(OSError):  # where nothing can be kept it is told again
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a+", encoding="ascii", errors="replace") as told:
            told.seek(0)
            if line in told.read().splitlines():
                return False
            told.write(f"{line}\n")
    return True


def load_settings(file: Path) -> Settings:
    """The settings in ``file``; what is missing, unreadable or of another kind keeps its default."""
    settings = Settings()
    try:
        read = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return settings
    for known in fields(Settings):
        value = read.get(known.name)
        if type(value) is type(getattr(settings, known.name)):
            setattr(settings, known.name, value)
    return settings


def save_settings(settings: Settings, file: Path) -> None:
    """Write the settings beside and rename; a folder that cannot be written keeps the old ones and stops nobody."""
    # A JSON string or integer is the same in TOML.
    lines = [f"{name} = {json.dumps(value, ensure_ascii=True)}" for name, value in asdict(settings).items()]
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text("\n".join(lines) + "\n", "utf-8")
        beside.replace(file)
