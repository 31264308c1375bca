"""The window ``gazette-desk``: shows and edits what a desk holds; rules of the trade are left to the rooms below."""

from gazette.gui.app import run

__all__ = ["run"]
