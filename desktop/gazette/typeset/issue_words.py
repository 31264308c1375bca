"""What an issue is called on its pages: year and numbers, serial, day of publication."""

from gazette.model import Issue
from gazette.reading.dates import MONTHS


def issue_name(issue: Issue) -> str:
    """2019年第21、22期; empty where year and number are unknown."""
    return f"{issue.year}年{issue_numbers(issue)}" if issue.year and issue.numbers else ""


def issue_numbers(issue: Issue) -> str:
    """第21、22期; empty where they are unknown."""
    return f"第{'、'.join(map(str, issue.numbers))}期" if issue.numbers else ""


def issue_serial(issue: Issue) -> str:
    """（总第401期）; empty where it is unknown."""
    return f"（总第{issue.serial}期）" if issue.serial else ""


def english_date(iso: str) -> str:
    """2019-11-30 → November 30, 2019; a text that is no ISO date stays as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{MONTHS[int(parts[1]) - 1]} {int(parts[2])}, {parts[0]}"
