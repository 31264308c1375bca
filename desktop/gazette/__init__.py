"""Gazette Desk: drafts, sets, publishes and archives a government gazette.

Each folder is a room and says in its first sentence what it does; desktop/README.md walks the line through them.
"""

__version__ = "0.1.0"
