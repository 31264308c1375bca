"""The window ``gazette-desk``: shows and edits what a desk holds, and leaves every rule of the trade to the rooms below."""

from gazette.gui.app import run

__all__ = ["run"]
