"""Counts faults of composition in the finished PDF and again in the pages, and compares; it mends and sets nothing."""

from gazette.preflight.counting import Preflight, preflight
from gazette.preflight.faults import KINDS, Count, Fault, Kind
from gazette.preflight.file_checks import check_file
from gazette.preflight.ofd import check_ofd
from gazette.preflight.style_limits import limits_of

__all__ = ["KINDS", "Count", "Fault", "Kind", "Preflight", "check_file", "check_ofd", "limits_of", "preflight"]
