"""One process that makes pages for all windows of a run: each of its own would take a second of every test."""

import warnings
from collections.abc import Iterator
from functools import cache

import pytest

from gazette.gui.page_process import PageProcess


class SharedPages(PageProcess):
    """Closed by a window it lives on; what that window still waits for is told to nobody."""

    def close(self) -> None:
        self.forget()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # where nobody listens
            for signal in (self.made, self.failed):
                signal.disconnect()
        # What a test has put in place of a method.
        for name in set(vars(self)) & set(dir(PageProcess)):
            delattr(self, name)

    def end(self) -> None:
        """End the process."""
        super().close()


@cache
def _shared() -> SharedPages:
    return SharedPages()


@pytest.fixture(autouse=True)
def shared_pages(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[None]:
    """Every window of a test asks the shared process."""
    monkeypatch.setattr("gazette.gui.app.PageProcess", _shared)
    yield
    _shared().close()


@pytest.fixture(scope="session", autouse=True)
def last_pages() -> Iterator[None]:
    """At the end of the run the process ends, too."""
    yield
    if _shared.cache_info().currsize:
        _shared().end()
