"""What the rounds of proofs are called."""

_ROUNDS = "一二三四五六七八九十"


def round_name(number: int) -> tuple[str, str]:
    """What a round is called, in Chinese and English: 二校, Proof 2."""
    return (f"{_ROUNDS[number - 1]}校" if number <= len(_ROUNDS) else f"第{number}校"), f"Proof {number}"
