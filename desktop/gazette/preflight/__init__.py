"""Counts faults of composition in the finished PDF and again in the pages, and compares; it mends and sets nothing."""

from gazette.preflight.counting import Preflight, preflight
from gazette.preflight.faults import KINDS, Count, Fault, Kind

__all__ = ["KINDS", "Count", "Fault", "Kind", "Preflight", "preflight"]
