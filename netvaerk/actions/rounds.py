"""Rounds of proposals: the one that takes proposals today, and the days of a round."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.access import may_run_intake
from netvaerk.audit import record
from netvaerk.models import Person, ProposalRound, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.proposals import ProposalHindrance
from netvaerk.rules.rounds import RoundDates


def open_round(*, by: Person, at: datetime) -> ProposalRound:
    """The round that takes proposals at `at`; made from the last one of its season where none is planned."""
    return _planned(by=by, at=at, earliest=localdate(at))


def round_after(earlier: ProposalRound, *, by: Person, at: datetime) -> ProposalRound:
    """The first open round whose deadline is later than that of `earlier`."""
    return _planned(by=by, at=at, earliest=max(localdate(at), earlier.deadline_on + timedelta(days=1)))


@transaction.atomic
def _planned(*, by: Person, at: datetime, earliest: date) -> ProposalRound:
    dates = ProposalRound.objects.dates_on(earliest)  # read once, so that another's round is not taken for a past one
    made, new = ProposalRound.objects.get_or_create(
        year=dates.year,
        season=dates.season,
        defaults={"deadline_on": dates.deadline_on, "decides_on": dates.decides_on},
    )
    if new:
        record(Verb.CREATED, made, by=by, at=at)
    return made


@transaction.atomic
def plan_round(dates: RoundDates, *, by: Person, at: datetime, round: ProposalRound | None = None) -> ProposalRound:
    """Make a round, or give `round` other days. Raises Refused; the database refuses a second for the half-year."""
    if not may_run_intake(by):
        raise Refused([ProposalHindrance.NOT_SECRETARIAT])
    planned = round or ProposalRound()
    verb = Verb.CHANGED if planned.pk else Verb.CREATED
    for name, value in vars(dates).items():
        setattr(planned, name, value)
    planned.save()
    record(verb, planned, by=by, at=at)
    return planned
