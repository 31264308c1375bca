"""When something was, as the window shows it: today with the hour alone, else with the day."""

from datetime import datetime

from gazette.gui.captions import Captions


def whole_moment(made: str, say: Captions) -> str:
    """A time in UTC (ISO) on the clock of this computer, with day and year."""
    at = datetime.fromisoformat(made).astimezone()
    return say("moment.other", day=say.date(f"{at:%Y-%m-%d}"), time=f"{at:%H:%M}")


def moment(made: str, say: Captions) -> str:
    """A time in UTC (ISO) on the clock of this computer: 今天 11:05, 11月22日 16:40, 2018年11月22日 16:40."""
    at = datetime.fromisoformat(made).astimezone()
    now = datetime.now().astimezone()
    time = f"{at:%H:%M}"
    if at.date() == now.date():
        return say("moment.today", time=time)
    day = say.date(f"{at:%Y-%m-%d}")
    this_year = f"{at.year}年" if say.language == "zh" else f" {at.year}"
    return say("moment.other", day=day.replace(this_year, "") if at.year == now.year else day, time=time)
