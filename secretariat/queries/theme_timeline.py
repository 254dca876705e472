"""The line of time of a theme, from its proposal to its end, for those who may look inside it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netvaerk.models import NetworkTheme, Person, SolutionTest
from netvaerk.models.solutions import FollowUp
from roles.models import RoleAssignment, StandIn
from secretariat.queries.timelines import Happening, Timeline, timeline

Status = NetworkTheme.Status
ENDS = (Status.CLOSED, Status.DECLINED, Status.MERGED)


def theme_timeline(theme: NetworkTheme, person: Person, today: date) -> Timeline:
    """A constant number of queries. It says nothing that the pages of the theme do not say to `person`."""
    found = [
        *_states(theme),
        *_phases(theme),
        *_roles(theme, person, today),
        *_meetings(theme),
        *_solutions(theme, today),
        *_closing(theme),
    ]
    groups = [_("States"), _("Phases"), _("Decisions"), _("Roles"), _("Meetings"), _("Solutions"), _("Closing")]
    return timeline(found, groups, today)


def _states(theme: NetworkTheme) -> Iterator[Happening]:
    """Each state from its step to the next one; a pause is one of them. The end is a day."""
    moves = sorted(theme.moves.all(), key=lambda one: one.pk)
    for number, one in enumerate(moves):
        begins, label = localdate(one.at), one.get_status_display()
        if one.status in ENDS:
            yield Happening(_("States"), begins, label, one.reason)
            continue
        following = moves[number + 1] if number + 1 < len(moves) else None
        until = max(begins, localdate(following.at) - timedelta(days=1)) if following else None
        yield Happening(_("States"), begins, label, one.reason, until=until, goes_on=following is None)


def _phases(theme: NetworkTheme) -> Iterator[Happening]:
    """The phases as they are planned, and what was decided when one was closed."""
    url = reverse("plan", args=[theme.pk])
    for one in theme.plan.select_related("phase"):
        words = _("Phase %(number)s: %(name)s") % {"number": one.phase.order, "name": one.phase.name}
        short = f"{one.phase.order}. {one.phase.name}"
        yield Happening(_("Phases"), one.begins_on, words, url=url, until=one.ends_on, short=short)
    for one in theme.closings.select_related("phase"):
        words = _("Phase %(number)s was closed") % {"number": one.phase.order}
        yield Happening(_("Decisions"), localdate(one.at), words, one.decided, url)
    for one in theme.checkpoints.all():
        yield Happening(_("Decisions"), one.held_on, _("The executive forum looked at the theme"), one.outcome)


def _roles(theme: NetworkTheme, person: Person, today: date) -> Iterator[Happening]:
    held = RoleAssignment.objects.visible_to(person).filter(theme=theme, began_on__isnull=False)
    for one in held.select_related("person").order_by("began_on", "pk"):
        if one.began_on:
            words = f"{one.get_role_display()}: {one.person.name}"
            yield Happening(
                _("Roles"), one.began_on, words, until=one.ended_on, goes_on=one.ended_on is None, short=one.person.name
            )
    stood_in = StandIn.objects.filter(assignment__theme=theme).select_related("person", "assignment")
    for one in stood_in.order_by("begins_on", "pk"):
        if one.is_on(today) or one.has_been(today):
            words = _("%(name)s stands in as %(role)s") % {
                "name": one.person.name, "role": one.assignment.get_role_display().lower(),
            }  # fmt: skip
            yield Happening(_("Roles"), one.begins_on, words, until=one.last_day, short=one.person.name)


def _meetings(theme: NetworkTheme) -> Iterator[Happening]:
    for one in theme.meetings.filter(cancelled_at=None).select_related("kind"):
        url = reverse("meeting", args=[one.pk])
        yield Happening(_("Meetings"), localdate(one.begins_at), str(one), one.state_label, url)


def _solutions(theme: NetworkTheme, today: date) -> Iterator[Happening]:
    for one in theme.solutions.all():
        url = reverse("solution", args=[one.pk])
        yield Happening(_("Solutions"), localdate(one.added_at), _("An idea was found"), one.title, url)
        if one.taken_up_on:
            yield Happening(_("Solutions"), one.taken_up_on, _("The line took it up"), one.title, url)
    for test in SolutionTest.objects.filter(solution__theme=theme).select_related("solution"):
        url = reverse("solution_test", args=[test.pk])
        until = max(test.stage_began_on, localdate(test.begun_at)) if not test.is_running else None
        yield Happening(
            group=_("Solutions"),
            day=localdate(test.begun_at),
            words=_("Test: %(solution)s") % {"solution": test.solution.title},
            about=test.get_outcome_display() if test.outcome else test.get_stage_display(),
            url=url,
            until=until,
            goes_on=test.is_running,
        )
    for due in FollowUp.objects.filter(solution__theme=theme).select_related("solution"):
        day = localdate(due.done_at) if due.done_at else due.due_on
        words = _("Followed up after %(months)s months") if due.done_at else _("To be followed up")
        url = reverse("solution", args=[due.solution_id])
        yield Happening(_("Solutions"), day, words % {"months": due.months}, due.solution.title, url)


def _closing(theme: NetworkTheme) -> Iterator[Happening]:
    url = reverse("solutions", args=[theme.pk])
    for one in theme.values.all():
        about = one.get_moment_display()
        yield Happening(_("Closing"), localdate(one.at), _("What the work is worth was said"), about, url)
    handover = getattr(theme, "handover", None)
    if handover:
        yield Happening(_("Closing"), localdate(handover.asked_at), _("The leader asked to close the theme"))
        if handover.accepted_at:
            yield Happening(_("Closing"), localdate(handover.accepted_at), _("The line carries it on"))
    if theme.ends_on and theme.status != Status.CLOSED:
        yield Happening(_("Closing"), theme.ends_on, _("The theme is expected to end"))
