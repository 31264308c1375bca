"""Asks for the password of one file."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from gazette.gui.asking import Asking
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look

LOCKED = ("ingest.protected", "ingest.wrong_password")
"""Why a file was not read of which the password is asked."""


def ask_password(look: Look, file: str, parent: QWidget, then: Callable[[str], object]) -> Asking:
    """The form, which is open; ``then`` gets what was entered."""
    say = look.say
    form = Asking(look, say("password.title", file=file), say("inbox.again"), parent)
    explained_at(form, "inbox")
    field = form.add_field("password", say("inbox.password"))
    field.setEchoMode(QLineEdit.EchoMode.Password)
    form.accepted.connect(lambda: then(field.text()))
    form.finished.connect(form.deleteLater)
    form.open()
    return form
