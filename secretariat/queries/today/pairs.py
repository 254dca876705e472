"""Today's list, about pairs: talks, offers, agreements that are not revisited, and hours that do not match."""

from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from codriver.facts.agreements import AsStored, agreed_hours
from codriver.models import AlignmentAgreement, AlignmentReview, Pairing, PairingTalk, Pulse
from codriver.queries.running import by_side
from codriver.rules import mandate
from codriver.rules.forms import Side
from netvaerk.addresses import address, page_address
from netvaerk.models import NetworkTheme, Person
from netvaerk.models.people import first_name_of
from netvaerk.models.prepared import ask, moment_of
from roles.models import ResourceRelease
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.lines import Line, line
from secretariat.rules.today import OTHERS_HAVE, Kind


def parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    """Talks, wishes, offers and revisits. Talks and wishes of one's own pair are not shown (they were asked for in
    confidence)."""
    two = ("network_leader__name", "co_driver__name", "theme__title")
    of_pair = tuple(f"pairing__{name}" for name in two)
    talks = PairingTalk.objects.open().visible_to(officer)
    wishes = Pulse.objects.wishes_seen_by(officer).filter(talked_at=None)
    late = Pairing.objects.filter(status=Pairing.Status.OFFERED, answer_by__lt=today)
    reviewed = "agreement__alignment__pairing"
    of_review = tuple(f"{reviewed}__{name}" for name in two)
    return [
        line(talks, Kind.TALK, *of_pair, "why", at="needed_at", page="pairing_id"),
        line(wishes, Kind.WISH, "person__name", "pairing__theme__title", at="answered_at"),
        line(late, Kind.OFFER, *two, _silent_sides(), at="offered_at"),
        line(_revisits(today), Kind.REVISIT, *of_review, "because", at="opened_at", page=f"{reviewed}_id"),
    ]


def _silent_sides() -> Case:
    """Who of the two has not answered: the leader (1), the co-driver (2), or both (12)."""
    leader, co_driver = Q(leader_says_yes=None), Q(co_driver_says_yes=None)
    both = When(leader & co_driver, then=Value("12"))
    return Case(both, When(leader, then=Value("1")), When(co_driver, then=Value("2")), default=Value(""))


def _revisits(today: date) -> QuerySet:
    """Revisits that have been due for two weeks and are still open; of pairs, whose page tells the secretariat more."""
    before = make_aware(datetime.combine(today - OTHERS_HAVE, time.max))
    open_ones = AlignmentReview.objects.filter(
        closed_at=None, opened_at__lte=before, agreement__alignment__closed_at=None
    )
    return open_ones.exclude(agreement__alignment__pairing=None)


def about_pair(one: Line) -> Waiting:
    """A line of one of those kinds, in words."""
    kind, (first, second, title, more) = Kind(one.kind), one.words
    if kind is Kind.WISH:
        page = page_address("overview") + "#wishes"
        return Waiting(kind, one.number, one.since, first, page, _("See whom"), [second])
    facts, button = [title], _("See the pair")
    if kind is Kind.TALK:
        facts = [str(PairingTalk.Why(more).label), title]
    elif kind is Kind.REVISIT:
        facts = [str(AlignmentReview.Because(more).label), title]
    else:
        names = " + ".join(first_name_of(name) for side, name in (("1", first), ("2", second)) if side in more)
        facts, button = [_("waits for %(names)s") % {"names": names}, title], _("Remind them")
    return Waiting(kind, one.number, one.since, f"{first} + {second}", address("pairing", one.page), button, facts)


def hours_that_lack(today: date) -> list[Waiting]:
    """Agreements in force that name more hours than are released today; how many stays with the two. Two queries."""
    released = {(person, theme): Decimal(str(hours)) for person, theme, hours in ask(_granted, today)}
    found: dict[tuple[int, int], Waiting] = {}
    for number, agreed_at, kind, *stored, theme, title, first, second, first_name, second_name in ask(_in_force):
        whose = mandate.WHOSE_HOURS[kind]
        hours = agreed_hours(AsStored(stored[0], moment_of(stored[1]), stored[2])) if whose else None
        person, name = (first, first_name) if whose is Side.FIRST else (second, second_name)
        if hours and hours > released.get((person, theme), 0):
            page, since = address("mandate", theme), localdate(moment_of(agreed_at))
            lacking = Waiting(Kind.HOURS, number, since, name, page, _("See the mandate"), [title])
            found.setdefault((person, theme), lacking)
    return list(found.values())


def _granted(today: date) -> QuerySet:
    return ResourceRelease.objects.granted(today).values_list("person_id", "theme_id", "hours_per_week")


def _in_force() -> QuerySet:
    agreed = AlignmentAgreement.objects.in_force().filter(alignment__theme__status__in=NetworkTheme.RUNNING)
    template = ("alignment__template", "alignment__template__published_at")
    return agreed.annotate(**by_side("alignment__responses")).values_list(
        *(
            "pk",
            "agreed_at",
            "alignment__kind",
            *template,
            "text__content",
            "alignment__theme",
            "alignment__theme__title",
        ),
        *(f"{side.value}__{name}" for name in ("person", "person__name") for side in Side),
    )
