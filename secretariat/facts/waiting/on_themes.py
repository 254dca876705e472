"""What waits about roles, time and the work on a theme. One query a kind."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from netvaerk.models import FollowUp, Handover, NetworkParticipant, NetworkTheme
from roles.facts import with_day_of_move
from roles.models import (
    Encouragement,
    Nomination,
    ReferenceNeed,
    ReleaseRequest,
    ResourceRelease,
    RoleAssignment,
    SparringRelation,
)
from secretariat.facts.waiting.items import Waits
from secretariat.rules.waiting import Wait

RUNNING = NetworkTheme.RUNNING


def roles(today: date) -> Iterator[Waits]:
    for one in RoleAssignment.objects.unanswered().select_related("theme", "person"):
        path = reverse("my_page")
        yield Waits(Wait.ROLE, one, one.person, localdate(one.asked_at), path, one.theme.title, one.asked_by)


def parts(today: date) -> Iterator[Waits]:
    """Of those who work here; outsiders get no letters."""
    asked = NetworkParticipant.objects.present().filter(
        stage=NetworkParticipant.Stage.CONTACTED, person__isnull=False, theme__status__in=RUNNING
    )
    for one in asked.select_related("theme", "person"):
        path = reverse("participation", args=[one.pk])
        yield Waits(Wait.PART, one, one.person, localdate(one.asked_at), path, one.theme.title)


def time_asked() -> QuerySet:
    return ReleaseRequest.objects.filter(
        status=ReleaseRequest.Status.ASKED, person__is_active=True, person__personnel_leader__is_active=True
    )


def wishes_for_time(today: date) -> Iterator[Waits]:
    """For the leader of today, also where another one was asked."""
    for one in time_asked().select_related("theme", "person__personnel_leader"):
        leader, path = one.person.personnel_leader, reverse("time_request", args=[one.pk])
        assert leader, "as the query has asked"
        yield Waits(Wait.TIME, one, leader, localdate(one.asked_at), path, one.theme.title, one.person)


def hours_countered() -> QuerySet:
    return ReleaseRequest.objects.filter(status=ReleaseRequest.Status.COUNTERED)


def other_hours(today: date) -> Iterator[Waits]:
    for one in hours_countered().select_related("theme", "person"):
        since, path = localdate(one.countered_at), reverse("time_request", args=[one.pk])
        yield Waits(Wait.COUNTER, one, one.person, since, path, one.theme.title)


def inherited_time(today: date) -> Iterator[Waits]:
    """Since the person came from another leader, or since it was approved where nothing tells."""
    found = with_day_of_move(ResourceRelease.objects.inherited(today))
    for one in found.select_related("theme", "person__personnel_leader"):
        since = one.moved_on or localdate(one.approved_at)
        leader, path = one.person.personnel_leader, reverse("released_time", args=[one.pk])
        assert leader, "what nobody leads is inherited by nobody"
        yield Waits(Wait.INHERITED, one, leader, since, path, one.theme.title, one.person)


def sparring_asked() -> QuerySet:
    return SparringRelation.objects.open().filter(accepted_at=None)


def sparring(today: date) -> Iterator[Waits]:
    for one in sparring_asked().select_related("theme", "network_leader", "reference_leader", "asked_by"):
        person, path = one.other(one.asked_by), reverse("sparring", args=[one.theme_id])
        yield Waits(Wait.SPARRING, one, person, localdate(one.asked_at), path, one.theme.title, one.asked_by)


def handovers_asked() -> QuerySet:
    return Handover.objects.filter(accepted_at=None, theme__status=NetworkTheme.Status.CLOSING)


def handovers(today: date) -> Iterator[Waits]:
    found = list(handovers_asked().select_related("theme", "asked_by"))
    anchors = _reference_leaders([one.theme_id for one in found])
    for one in found:
        for held in anchors.get(one.theme_id, []):
            path = reverse("next_step", args=[one.theme_id])
            yield Waits(Wait.HANDOVER, one, held.person, localdate(one.asked_at), path, one.theme.title, one.asked_by)


def needs_told() -> QuerySet:
    return ReferenceNeed.objects.waiting().filter(taken_at=None, theme__status__in=RUNNING)


def needs(today: date) -> Iterator[Waits]:
    found = list(needs_told().select_related("theme", "written_by"))
    anchors = _reference_leaders([one.theme_id for one in found])
    for one in found:
        for held in anchors.get(one.theme_id, []):
            path = reverse("reference_needs", args=[one.theme_id])
            yield Waits(Wait.NEED, one, held.person, localdate(one.written_at), path, one.theme.title, one.written_by)


def reference_leaders() -> QuerySet:
    return RoleAssignment.objects.current().filter(role=RoleAssignment.Role.REFERENCE_LEADER)


def _reference_leaders(themes: list[int]) -> dict[int, list[RoleAssignment]]:
    """Who holds the role today, by theme."""
    held = reference_leaders().filter(theme__in=themes)
    by_theme: dict[int, list[RoleAssignment]] = {}
    for one in held.select_related("person"):
        by_theme.setdefault(one.theme_id, []).append(one)
    return by_theme


def follow_ups_due(today: date) -> QuerySet:
    return FollowUp.objects.filter(done_at=None, due_on__lte=today, solution__owner__isnull=False)


def follow_ups(today: date) -> Iterator[Waits]:
    for one in follow_ups_due(today).select_related("solution__owner", "solution__theme"):
        owner, path = one.solution.owner, reverse("follow_up", args=[one.pk])
        assert owner, "as the query has asked"
        yield Waits(Wait.FOLLOW_UP, one, owner, one.due_on, path, one.solution.theme.title)


def words_from_leaders(today: date) -> Iterator[Waits]:
    """Nominations without an answer and kind words nobody has seen: the same reminder for both, so that it tells nobody
    which it was."""
    for nominated in Nomination.objects.filter(status=Nomination.Status.SENT).select_related("person"):
        yield Waits(Wait.WORD, nominated, nominated.person, localdate(nominated.sent_at), reverse("my_page"))
    for one in Encouragement.objects.filter(seen_at=None).select_related("person"):
        yield Waits(Wait.WORD, one, one.person, localdate(one.sent_at), reverse("my_page"))
