"""Where a theme is filed in the municipality's own archive: its KLE number and the number of its case."""

import re

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

KLE = re.compile(r"\d{2}\.\d{2}\.\d{2}( [A-ZÆØÅ]\d{2})?")
"""Main group, group and subject, and the facet of the action where it is known: "27.36.00 G01"."""
LONGEST_CASE = 40


class FilingHindrance(Reason):
    NOT_AN_OFFICER = gettext_noop("Only officers of the secretariat file a theme.")
    NOT_KLE = gettext_noop("Write the KLE number as 27.36.00, or with a facet as 27.36.00 G01.")
    STALE = gettext_noop("A colleague has changed this meanwhile. Look at what stands now, then save again.")


def is_kle(number: str) -> bool:
    """Whether it has the form of a KLE number; nothing said is one too. The list itself is KL's and changes yearly."""
    return not number or KLE.fullmatch(number) is not None


def hindrances_to_file(*, officer: bool, kle: str, stored: int, shown: int) -> list[FilingHindrance]:
    """Against saving where a theme is filed; `stored` and `shown` are versions."""
    hurdles = {
        FilingHindrance.NOT_AN_OFFICER: officer,
        FilingHindrance.NOT_KLE: is_kle(kle),
        FilingHindrance.STALE: stored == shown,
    }
    return uncleared(hurdles)
