"""The secretariat's courses and events: who gets a seat, when one signs off, and who is told of it (S35, S38, S40)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

TO_ANSWER = timedelta(hours=48)
"""How long somebody has to say whether they take a seat that became free."""
FARTHEST = timedelta(days=3 * 365)
MOST_SEATS = 1000
HIGHEST_FEE = 100_000
"""In whole kroner, as all money here."""
ROLES = ("network_leader", "co_driver", "personnel_leader", "reference_leader")
"""Those a course can be meant for; one that is meant for none of them is for everybody."""


class TrainingHindrance(Reason):
    NOT_THE_SECRETARIAT = gettext_noop("Only the secretariat holds courses and events.")
    DRAFT = gettext_noop("This is a draft that is not published yet.")
    PUBLISHED = gettext_noop("This is published. Cancel it instead, so that those who are signed up are told.")
    CANCELLED = gettext_noop("The event is cancelled.")
    HELD = gettext_noop("The event has been held.")
    BEGUN = gettext_noop("The event has begun, so one cannot sign up or off any more.")
    IN_THE_PAST = gettext_noop("Choose a day that is ahead.")
    ENDS_BEFORE_IT_BEGINS = gettext_noop("It cannot end before it begins. Choose a later time.")
    FAR_AWAY = gettext_noop("Choose a day that is at most three years away.")
    SIGN_OFF_TOO_LATE = gettext_noop("The last day to sign off cannot lie after the event begins.")
    NO_SEATS = gettext_noop("Write how many seats there are, from 1 to 1,000.")
    NO_FEE = gettext_noop("Write what it costs in whole kroner, from 0 to 100,000.")
    NO_TITLE = gettext_noop("Write what it is called.")
    NO_WORDS = gettext_noop("Write what it is about before you publish it.")
    NO_PLACE = gettext_noop("Write where it is held, or the link, before you publish it.")
    FEWER_THAN_TAKEN = gettext_noop("More seats than that are taken already. Sign somebody off first.")
    STALE = gettext_noop("Somebody changed this while you were writing. Compare the two texts and save again.")
    NO_REASON = gettext_noop("Write why it is cancelled, so that those who had a seat can understand it.")
    NOT_FOR_YOUR_ROLE = gettext_noop("It is meant for other roles than yours. Ask the secretariat if you wish to come.")
    FULL = gettext_noop("Every seat is taken.")
    NOT_EMPLOYED = gettext_noop("Only employees sign up.")
    NO_SEAT_OF_YOURS = gettext_noop("You have no seat here.")
    NOT_OFFERED = gettext_noop("No seat is offered to you now. The last one may have gone to the next in line.")
    TOO_MANY_DAYS = gettext_noop("Choose from 1 to 30 more days.")


class Status(str, Enum):
    """How somebody stands with an event."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    OFFERED = "offered"
    SIGNED_OFF = "signed_off"
    LAPSED = "lapsed"
    ATTENDED = "attended"
    NO_SHOW = "no_show"


SEATED = (Status.ENROLLED, Status.OFFERED, Status.ATTENDED, Status.NO_SHOW)
"""Those who take up a seat: also one that is offered, until it is answered."""
LIVE = (Status.ENROLLED, Status.WAITING, Status.OFFERED)
"""Those who are still on their way to the event."""


@dataclass(frozen=True)
class EventFacts:
    """An event as it stands; the times are moments with a time zone."""

    begins_at: datetime
    ends_at: datetime
    is_published: bool = True
    is_cancelled: bool = False
    is_held: bool = False


def takes_people(event: EventFacts, now: datetime) -> bool:
    """Whether one may still sign up or off, and the waiting list moves."""
    return not hindrances_to_signing(event, now)


def hindrances_to_signing(event: EventFacts, now: datetime) -> list[TrainingHindrance]:
    """Against signing up or off, whoever it is."""
    return uncleared(
        {
            TrainingHindrance.DRAFT: event.is_published,
            TrainingHindrance.CANCELLED: not event.is_cancelled,
            TrainingHindrance.BEGUN: now < event.begins_at,
        }
    )


def hindrances_to_sign_up(event: EventFacts, *, fits: bool, now: datetime) -> list[TrainingHindrance]:
    """Against signing oneself up. `fits` says whether one has a role that it is meant for."""
    return hindrances_to_signing(event, now) or uncleared({TrainingHindrance.NOT_FOR_YOUR_ROLE: fits})


def hindrances_to_add(event: EventFacts, *, free: int, is_employed: bool, now: datetime) -> list[TrainingHindrance]:
    """Against the secretariat's adding somebody: to the line until it begins, to a free seat also afterwards."""
    return uncleared(
        {
            TrainingHindrance.DRAFT: event.is_published,
            TrainingHindrance.CANCELLED: not event.is_cancelled,
            TrainingHindrance.NOT_EMPLOYED: is_employed,
            TrainingHindrance.FULL: free > 0 or now < event.begins_at,
        }
    )


def hindrances_to_answer(
    event: EventFacts, *, status: str, answer_by: datetime | None, now: datetime
) -> list[TrainingHindrance]:
    """Against saying yes or no to a seat that was offered."""
    stands = status == Status.OFFERED and answer_by is not None and now < answer_by
    return hindrances_to_signing(event, now) or uncleared({TrainingHindrance.NOT_OFFERED: stands})


def fits(*, meant_for: Collection[str], roles: Collection[str]) -> bool:
    """Whether somebody with `roles` may sign up; what is meant for no role is for everybody."""
    return not meant_for or bool(set(meant_for) & set(roles))


def status_at(status: str, answer_by: datetime | None, now: datetime) -> str:
    """How somebody stands at that moment: an offer has lapsed when its time is over, also before anything was done."""
    return Status.LAPSED.value if status == Status.OFFERED and answer_by and answer_by <= now else status


def answered_by(offered_at: datetime, begins_at: datetime) -> datetime:
    """When an offered seat goes on to the next: after 48 hours, at a whole hour, and no later than it begins."""
    due = offered_at + TO_ANSWER
    whole = due.replace(minute=0, second=0, microsecond=0)
    return min(whole if whole == due else whole + timedelta(hours=1), begins_at)


def is_late(*, sign_off_by: date, today: date) -> bool:
    """Whether a sign-off is one that the secretariat is told of."""
    return today > sign_off_by


def leader_is_told(*, fee: int, takes_released_time: bool, has_released_time: bool) -> bool:
    """The personnel leader hears of a seat where it costs money, or takes of the time they have released."""
    return fee > 0 or (takes_released_time and has_released_time)


@dataclass(frozen=True)
class EventPlan:
    """What somebody writes about an event, as far as there is something to judge; the times are local ones."""

    title: str
    about: str
    place: str
    begins_at: datetime
    ends_at: datetime
    sign_off_by: date
    seats: int
    fee: int


def hindrances_to_plan(plan: EventPlan, now: datetime) -> list[TrainingHindrance]:
    """Against keeping what is written, as a draft too."""
    return uncleared(
        {
            TrainingHindrance.NO_TITLE: bool(plan.title.strip()),
            TrainingHindrance.ENDS_BEFORE_IT_BEGINS: plan.begins_at < plan.ends_at,
            TrainingHindrance.FAR_AWAY: abs(plan.ends_at - now) <= FARTHEST,
            TrainingHindrance.SIGN_OFF_TOO_LATE: plan.sign_off_by <= plan.begins_at.date(),
            TrainingHindrance.NO_SEATS: 1 <= plan.seats <= MOST_SEATS,
            TrainingHindrance.NO_FEE: 0 <= plan.fee <= HIGHEST_FEE,
        }
    )


def missing_to_publish(plan: EventPlan, now: datetime) -> list[TrainingHindrance]:
    """What a draft still lacks before people may see it."""
    return uncleared(
        {
            TrainingHindrance.NO_WORDS: bool(plan.about.strip()),
            TrainingHindrance.NO_PLACE: bool(plan.place.strip()),
            TrainingHindrance.IN_THE_PAST: now < plan.begins_at,
        }
    )


def hindrances_to_change(event: EventFacts) -> list[TrainingHindrance]:
    """Also to cancelling."""
    return uncleared({TrainingHindrance.CANCELLED: not event.is_cancelled, TrainingHindrance.HELD: not event.is_held})


def is_over(event: EventFacts, now: datetime) -> bool:
    """Whether an event that nobody cancelled is to be counted as held."""
    return event.is_published and not event.is_cancelled and event.ends_at <= now
