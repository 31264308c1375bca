"""How the window is dressed: colours, captions and faces; every panel takes them in ``dress``, at any time."""

from dataclasses import dataclass

from gazette.gui.captions import Captions
from gazette.gui.theme import Theme
from gazette.gui.typefaces import Typefaces


@dataclass(frozen=True, slots=True)
class Look:
    """``say`` gives captions in the language of the interface; ``scale`` is the text size, 1.0 at 100 %."""

    theme: Theme
    say: Captions
    faces: Typefaces
    scale: float = 1.0

    def px(self, pixels: float) -> int:
        """Pixels of 100 % at the chosen text size."""
        return round(pixels * self.scale)
