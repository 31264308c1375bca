"""What an archive knows: read from the texts of its documents, kept beside them, brought up to date when asked for."""

from gazette.archive.knowing.bodies import Duty, NameUse
from gazette.archive.knowing.citing import Cited, Citing, KnownDocument
from gazette.archive.knowing.known import Known
from gazette.archive.knowing.numbers import NumberedEntry
from gazette.archive.knowing.posts import PostAct

__all__ = ["Cited", "Citing", "Duty", "Known", "KnownDocument", "NameUse", "NumberedEntry", "PostAct"]
