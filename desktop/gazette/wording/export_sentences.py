"""Sentences of the room ``export``: code → (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {}
