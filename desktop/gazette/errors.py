"""Every error that the program raises on purpose; anything else that is raised is a bug.

GazetteError            shown to the person as one sentence, never as a traceback
├── ArchiveError        the archive file: missing, foreign, newer, locked, damaged
├── IngestError         a file that cannot be read at all
├── TypesetError        a house style or a font that cannot be used
├── ExportError         a file that cannot be written
└── DeskError           an act that the present state does not allow

An error carries a code and values; ``gazette.wording`` makes the sentence, in Chinese or English.
"""


class GazetteError(Exception):
    """A known error: ``code`` names its sentence in ``gazette.wording``, ``values`` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: dict[str, object] = values

    def __str__(self) -> str:
        return self.code + "".join(f" {name}={value}" for name, value in self.values.items())


class ArchiveError(GazetteError):
    """The archive file is missing, foreign, newer than the program, locked or damaged."""


class IngestError(GazetteError):
    """A file cannot be read at all; ``values`` has ``file``."""


class TypesetError(GazetteError):
    """A house style or font cannot be used; ``values`` has ``file`` and, for a style, ``key``."""


class ExportError(GazetteError):
    """A file cannot be written; ``values`` has ``file``."""


class DeskError(GazetteError):
    """What was asked cannot be done in the present state (no such issue, a published issue …)."""
