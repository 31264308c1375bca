"""Places in a text as Qt counts them: in UTF-16, where rare characters (𪚥) take two."""


def places(text: str) -> int:
    """How many of Qt's places ``text`` takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, at: int) -> int:
    """How many characters of ``text`` stand before one of Qt's places in it."""
    if places(text) == len(text):
        return at
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * at].decode("utf-16-le", "surrogatepass"))
