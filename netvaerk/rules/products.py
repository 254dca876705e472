"""What each phase is to leave behind: which words it takes, and what is still missing (practice 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

FINDINGS = ("seen", "tracks", "choice", "ideas", "priority")


class ProductHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver write about the phases.")
    NOT_THE_LEADER = gettext_noop("Only the network leader decides this. The co-driver may sketch the text.")
    NOT_A_DECISION = gettext_noop("This is a text, and nothing to say yes or no to.")
    NO_PLAN = gettext_noop("Write when, by whom and what.")
    NO_REASON = gettext_noop("Write why not.")


@dataclass(frozen=True)
class Product:
    """A product of a phase as it stands on a theme; `decided` is None for a text, and while nobody has decided. One
    whose list has rows, `is_listed`, is there without a text."""

    code: str
    phase: int
    is_needed: bool = True
    is_decision: bool = False
    text: str = ""
    decided: bool | None = None
    is_listed: bool = False

    @property
    def is_written(self) -> bool:
        if self.is_decision:
            return bool(self.text.strip()) and self.decided is not None
        return self.is_listed or bool(self.text.strip())


@dataclass(frozen=True)
class Progress:
    """How many of the needed products of a phase are written."""

    written: int
    needed: int

    @property
    def is_whole(self) -> bool:
        return self.written == self.needed


def missing_of(products: Iterable[Product], phase: int) -> list[str]:
    """The codes of what a phase still needs, in the order given."""
    return [one.code for one in products if one.phase == phase and one.is_needed and not one.is_written]


def progress_of(products: Iterable[Product], phase: int) -> Progress:
    needed = [one for one in products if one.phase == phase and one.is_needed]
    return Progress(sum(one.is_written for one in needed), len(needed))


def all_is_decided(products: Iterable[Product]) -> bool:
    """Whether yes or no has been said, with words, to everything that is to be decided."""
    return all(one.is_written for one in products if one.is_decision)


def has_a_finding(products: Iterable[Product]) -> bool:
    """Whether what was discovered, chosen or thought of is written down."""
    return any(one.is_written for one in products if one.code in FINDINGS)


def hindrances_to_write(before: Product, after: Product, *, decides: bool) -> list[ProductHindrance]:
    """What is against writing `after` where `before` stood; `decides` says whether the writer may say yes and no."""
    hurdles = {
        ProductHindrance.NOT_A_DECISION: after.is_decision or after.decided is None,
        ProductHindrance.NOT_THE_LEADER: decides or after.decided == before.decided,
        ProductHindrance.NO_PLAN: after.decided is not True or bool(after.text.strip()),
        ProductHindrance.NO_REASON: after.decided is not False or bool(after.text.strip()),
    }
    return uncleared(hurdles)


def mark_of(text: str, decided: bool | None) -> str:
    """A short mark of what a form showed, by which it knows afterwards whether the reader changed it."""
    words = "\n".join(text.split("\r\n")).strip()
    return sha256(f"{decided}\n{words}".encode()).hexdigest()
