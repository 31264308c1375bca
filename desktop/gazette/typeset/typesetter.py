"""The door to setting: issues → pages by one house style, set plainly or brought to pages that are asked for."""

from functools import partial
from threading import Lock

from gazette.model import NO_PICTURES, FitStep, Issue, PictureSizes
from gazette.typeset.collecting import collecting_later
from gazette.typeset.fonts import FontSet
from gazette.typeset.house_style import HouseStyle
from gazette.typeset.issue_fitting import fitted_to_pages, fitted_to_print, unfitted
from gazette.typeset.issue_setting import IssueSetter
from gazette.typeset.pages import Pages
from gazette.typeset.progress import Progress
from gazette.typeset.proof_marks import marked
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Shaper


class Typesetter:
    """Sets issues by one house style; what did not change since the last time is not set again.

    ``pictures`` are the sizes of those that are there; of others the page has the frame, with a finding.
    """

    def __init__(self, style: HouseStyle, fonts: FontSet) -> None:
        self.style, self._shaper = style, Shaper(style, fonts)
        self._setters: dict[tuple[FitStep, ...], IssueSetter] = {}
        self._one_at_a_time = Lock()

    def pages(self, issue: Issue, pictures: PictureSizes = NO_PICTURES, *, progress: Progress | None = None) -> Pages:
        """The pages of the whole issue. ``progress`` is called with (entries set, entries) and may raise to cancel.

        An issue that is not fitted is set plainly, whatever its entries had in another issue.
        """
        if issue.fit is None and any(entry.column_lines or entry.new_page for entry in issue.entries):
            issue = unfitted(issue)
        with self._one_at_a_time, collecting_later():
            return self._setter(issue.fit.steps if issue.fit else (), pictures).pages(issue, progress)

    def proof(self, pages: Pages, mark: str) -> Pages:
        """``pages`` with ``mark`` (校样, date, revision) at the head of every one, above all that is set."""
        with self._one_at_a_time:
            return marked(self._setter((), NO_PICTURES).rules, pages, mark)

    def fitted_to_print(self, issue: Issue, pictures: PictureSizes = NO_PICTURES) -> Issue:
        """A printed issue so that its entries begin on their printed pages.

        As it is where the style does not ask for that, and where it is fitted already, needs no fitting, or cannot be
        fitted within the limits of the style.
        """
        printed = any(entry.printed_page for entry in issue.entries)
        if issue.fit or not printed or not self.style.flag("fit.printed_pages"):
            return issue
        with self._one_at_a_time, collecting_later():
            return fitted_to_print(issue, self._setter((), pictures))

    def fitted_to_pages(
        self, issue: Issue, pages: int, pictures: PictureSizes = NO_PICTURES, *, progress: Progress | None = None
    ) -> Issue:
        """The issue fitted to ``pages`` in all by the least visible change, or as near as the style's limits allow.

        What the style lets fitting use is tried in its order (``fit.order``). ``progress`` as in ``pages``.
        """
        with self._one_at_a_time, collecting_later():
            setter_with = partial(self._setter, pictures=pictures)
            return fitted_to_pages(issue, pages, setter_with, self.style.texts("fit.order"), progress)

    def _setter(self, steps: tuple[FitStep, ...], pictures: PictureSizes) -> IssueSetter:
        """What sets by this style with ``steps`` taken, where these pictures are there."""
        setter = self._setters.get(steps)
        if setter is None:
            setter = self._setters[steps] = IssueSetter(SettingRules(self.style.fitted(steps), self._shaper))
        setter.pictures = pictures
        return setter
