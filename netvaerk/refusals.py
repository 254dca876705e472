"""What an action raises when a rule is against it."""

from collections.abc import Iterable

from django.utils.translation import gettext

from netvaerk.rules.reasons import Reason


class Refused(Exception):
    """The action changed nothing; `reasons` says why, first things first."""

    def __init__(self, reasons: Iterable[Reason]):
        self.reasons = list(reasons)
        super().__init__(" ".join(str(reason) for reason in self.reasons))

    def words(self) -> list[str]:
        """The reasons in the reader's language."""
        return [gettext(str(reason)) for reason in self.reasons]
