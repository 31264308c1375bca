"""Sentences of the room ``ingest``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {}
