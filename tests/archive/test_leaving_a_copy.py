"""A read copy that is left from another thread stays left, whatever was being done with it."""

import pytest

from gazette.archive.read_copy import ReadCopy, Stop
from gazette.errors import ArchiveError


class Line:
    """A connection that is cut off or closed, and never asked."""

    def __init__(self) -> None:
        self.is_lost = False

    def close(self) -> None:
        self.is_lost = True

    cut_off = close


def test_who_leaves_while_a_lost_connection_is_made_again_leaves_that_one_too() -> None:
    made: list[Line] = []

    def connect() -> Line:
        made.append(Line())
        if len(made) == 2:
            copy.end()
        return made[-1]

    copy = ReadCopy(connect, "localhost", Stop(), may_write=False)  # type: ignore[arg-type]
    made[0].close()
    with pytest.raises(ArchiveError) as error:
        copy.search("绿地")
    assert error.value.code == "archive.copy_left"
    assert [line.is_lost for line in made] == [True, True]
