"""Speeds, measured and printed, never asserted by the clock: the musts are ratios within one run."""
