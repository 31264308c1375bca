"""The one door to the files that ship beside the code: ``archive_schema/`` and ``resources/``."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Path of a shipped file or folder, named from the project's root (``resources/fonts``).

    An installed package carries them under ``_shipped/``; a checkout has them at its root.
    """
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.exists() else _PACKAGE.parents[1] / name


def shipped_house_styles() -> frozenset[str]:
    """The names of the house styles that ship."""
    return frozenset(file.stem for file in shipped("resources/house_styles").glob("*.toml"))
