"""Handing out a copy, as it stands on the page of a request: what has become of each try, and who has the ball."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from netvaerk.models import Person
from netvaerk.rules.reasons import gettext_noop
from secretariat import access
from secretariat.actions.hand_outs import hindrances
from secretariat.models import CopyHandOut, DataRequest
from secretariat.rules.hand_outs import LIVE, HandOutHindrance, State

STATES = {
    State.ASKED: gettext_noop("Waits for another officer"),
    State.DECLINED: gettext_noop("Declined"),
    State.OPEN: gettext_noop("Waits for %(name)s"),
    State.FETCHED: gettext_noop("The copy was fetched"),
    State.LAPSED: gettext_noop("The link ran out"),
    State.WITHDRAWN: gettext_noop("Withdrawn"),
    State.VOID: gettext_noop("No longer needed"),
}
MEANS = {State.ASKED: "waits", State.OPEN: "waits", State.FETCHED: "agreed"}


@dataclass(frozen=True)
class HandOutLine:
    """One try, and what the page offers the reader to do with it: who can decline it is not asked to withdraw it."""

    hand_out: CopyHandOut
    state: State
    may_answer: bool
    may_withdraw: bool

    @property
    def state_in_words(self) -> str:
        """Who has the ball, or how it ended."""
        if self.may_answer:
            return _("Waits for you")
        return _(STATES[self.state]) % {"name": self.hand_out.person.name}

    @property
    def means(self) -> str:
        return MEANS.get(self.state, "neutral")


@dataclass(frozen=True)
class HandOutsPage:
    """The tries on one request, the newest first; `may_begin` whether an address can be noted now."""

    lines: list[HandOutLine]
    may_begin: bool


def hand_outs_page(asked: DataRequest, officer: Person, at: datetime) -> HandOutsPage | None:
    """None where no copy was ever to be handed out. Two queries."""
    tries = list(asked.hand_outs.with_people())
    against = hindrances(asked, by=officer, at=at)
    if not tries and against not in ([], [HandOutHindrance.ANSWERED_ALREADY]):
        return None
    return HandOutsPage([_line(one, officer, at) for one in tries], may_begin=not against)


def _line(hand_out: CopyHandOut, officer: Person, at: datetime) -> HandOutLine:
    state = hand_out.state(at)
    may_answer = state is State.ASKED and access.may_answer_hand_out(officer, hand_out)
    return HandOutLine(
        hand_out,
        state,
        may_answer=may_answer,
        may_withdraw=state in LIVE and access.may_withdraw_hand_out(officer, hand_out) and not may_answer,
    )
