"""Today's list, about people: who has not answered, whose time ends, and who waits for a decision."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from codriver.models import CoDriverCandidacy, StudyModule
from netvaerk.addresses import address
from netvaerk.bilingual import column
from netvaerk.models import Person
from netvaerk.models.people import first_name_of
from roles.models import RoleAssignment
from roles.queries.releases import ToFollow, Why, time_to_follow
from roles.queries.sparring import silent_relations
from roles.rules.releases import EXPIRES_SOON
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.lines import Line, line
from secretariat.rules.today import OTHERS_HAVE, Kind, waits_long_enough


def parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    """Roles and candidacies without an answer, and modules to prioritise; nobody prioritises their own."""
    before = make_aware(datetime.combine(today - OTHERS_HAVE, time.max))
    asked = RoleAssignment.objects.unanswered().filter(asked_at__lte=before)
    candidates = CoDriverCandidacy.objects.waiting_for_a_leader().select_related(None)
    modules = StudyModule.objects.to_prioritise().exclude(study__person=officer)
    module = column("module__name", language)
    return [
        line(asked, Kind.ROLE, "person__name", "person__email", "theme__title", "role", at="asked_at"),
        line(candidates, Kind.CANDIDATE, "person__name", "person__personnel_leader__name", at="asked_leader_at"),
        line(modules, Kind.MODULE, "study__person__name", module, at="answered_at"),
    ]


def about_person(one: Line, today: date) -> Waiting | None:
    """A line of one of those kinds, in words; None while the personnel leader has time to answer."""
    kind, (name, more, title, role) = Kind(one.kind), one.words
    if kind is Kind.ROLE:
        about = f"{name}: {RoleAssignment.Role(role).label}"
        button = _("Write to %(name)s") % {"name": first_name_of(name)}
        return Waiting(kind, one.number, one.since, about, f"mailto:{more}", button, [title])
    if kind is Kind.MODULE:
        page = address("study_module", one.number)
        return Waiting(kind, one.number, one.since, name, page, _("See and answer"), [more])
    if not waits_long_enough(one.since, today):
        return None
    facts = [_("waits for %(names)s") % {"names": more}]
    return Waiting(kind, one.number, one.since, name, address("candidacy", one.number), _("See the candidate"), facts)


def about_time_and_sparring(today: date) -> list[Waiting]:
    """Three queries."""
    return [*_time(today), *_sparring(today)]


def _time(today: date) -> list[Waiting]:
    return [_wish_for_time(one) if one.request else _release(one) for one in time_to_follow(today)]


def _release(one: ToFollow) -> Waiting:
    """What ends soon has waited since its last month began."""
    assert one.release
    soon = timedelta(days=EXPIRES_SOON if one.why is Why.ENDS_SOON else 0)
    return Waiting(
        Kind.TIME,
        one.release.pk,
        one.on - soon,
        one.person.name,
        reverse("released_time", args=[one.release.pk]),
        _("See the time"),
        [f"{one.why.label} · {date_format(one.on)}", *_on(one)],
    )


def _wish_for_time(one: ToFollow) -> Waiting:
    assert one.request
    url = reverse("time_request", args=[one.request.pk])
    return Waiting(Kind.TIME_WISH, one.request.pk, one.on, one.person.name, url, _("See the wish"), _on(one))


def _on(one: ToFollow) -> list[str]:
    return [one.theme.title] if one.theme else []


def _sparring(today: date) -> list[Waiting]:
    return [
        Waiting(
            Kind.SPARRING,
            one.number,
            one.since,
            " + ".join(one.two),
            address("sparring", one.theme),
            _("See the sparring"),
            [one.title],
        )
        for one in silent_relations(today)
    ]
