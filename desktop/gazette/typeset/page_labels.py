"""What pages are called in a viewer and on the command line: Roman numerals before the body."""

_NUMERALS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_VALUES = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))


def roman(number: int) -> str:
    """4 → iv, 40 → xl; numbers from 1."""
    made = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        made += numeral * count
    return made


def roman_value(label: str) -> int | None:
    """What a small Roman numeral says; None for anything else."""
    if not label or not set(label) <= set(_VALUES):
        return None
    values = [_VALUES[numeral] for numeral in label]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if total > 0 and roman(total) == label else None
