"""Today's list, about people: who has not answered, whose time ends, and who waits for a decision."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from codriver.models import CoDriverCandidacy, StudyModule
from netvaerk.models import Person
from roles.models import RoleAssignment
from roles.queries.releases import ToFollow, Why, time_to_follow
from roles.queries.sparring import silent_relations
from roles.rules.releases import EXPIRES_SOON
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import OTHERS_HAVE, Kind, waits_long_enough


def about_people(officer: Person, today: date) -> list[Waiting]:
    """Constant queries."""
    return [*_roles(today), *_candidates(today), *_time(today), *_sparring(today), *_modules(officer)]


def _roles(today: date) -> list[Waiting]:
    before = make_aware(datetime.combine(today - OTHERS_HAVE, time.max))
    asked = RoleAssignment.objects.unanswered().filter(asked_at__lte=before).select_related("theme", "person")
    return [
        Waiting(
            Kind.ROLE,
            one.pk,
            localdate(one.asked_at),
            f"{one.person.name}: {one.get_role_display()}",
            f"mailto:{one.person.email}",
            _("Write to %(name)s") % {"name": one.person.first_name},
            [one.theme.title],
        )
        for one in asked
    ]


def _candidates(today: date) -> list[Waiting]:
    """Those whose personnel leader was reminded twice, or who have none who can answer."""
    waiting = CoDriverCandidacy.objects.waiting_for_a_leader()
    return [
        Waiting(
            Kind.CANDIDATE,
            one.pk,
            localdate(one.asked_leader_at),
            one.person.name,
            reverse("candidacy", args=[one.pk]),
            _("See the candidate"),
            [_("waits for %(names)s") % {"names": one.waits_for.name}] if one.waits_for else [],
        )
        for one in waiting
        if waits_long_enough(localdate(one.asked_leader_at), today)
    ]


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
            one.relation.pk,
            one.since,
            f"{one.relation.network_leader.name} + {one.relation.reference_leader.name}",
            reverse("sparring", args=[one.relation.theme_id]),
            _("See the sparring"),
            [one.relation.theme.title],
        )
        for one in silent_relations(today)
    ]


def _modules(officer: Person) -> list[Waiting]:
    """Nobody prioritises their own."""
    waiting = StudyModule.objects.to_prioritise().exclude(study__person=officer)
    return [
        Waiting(
            Kind.MODULE,
            one.pk,
            localdate(one.answered_at),
            one.study.person.name,
            reverse("study_module", args=[one.pk]),
            _("See and answer"),
            [one.module.name],
        )
        for one in waiting.select_related("study__person", "module")
    ]
