"""The notice of how data is used, which everybody is shown before first use and again when it says something new."""

NOTICE_VERSION = 2
"""Raised with every change of the page that people must hear of."""
