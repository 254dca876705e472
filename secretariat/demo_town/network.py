"""What goes on inside the demo town's networks: people, meetings, notes, sparring, and time asked for."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate, localtime

from codriver.actions.mandate import open_agreement
from netvaerk.models import Competence, CompetenceGroup, MeetingType, NetworkTheme, Person
from netvaerk.rules.meetings import StepWritten
from netvaerk.rules.participants import Attendance
from roles.actions.attendance import plan_participation
from roles.actions.base_link import need_reference_leader, tie_to_base
from roles.actions.encouragements import encourage
from roles.actions.invitations import answer_invitation, those_to_invite
from roles.actions.meetings import MeetingWritten, hold_meeting, plan_meeting
from roles.actions.nominations import nominate
from roles.actions.notes import add_note
from roles.actions.participants import suggest_employee, suggest_outsider
from roles.actions.release_requests import ask_for_time, withdraw_request
from roles.actions.sparring import accept_sparring, note_talk, propose_sparring
from roles.actions.sparring_topics import add_topic
from roles.models import ReleaseRequest, RoleAssignment
from secretariat.demo_town.content import town
from secretariat.demo_town.phase_lists import build_phase_lists
from secretariat.demo_town.plans import leader_of
from secretariat.demo_town.town import Town


def build_networks(built: Town) -> None:
    """Everything that the town's file tells of the networks; the agreements of the mandate that have been opened."""
    words = town()["network"]
    for key, people in words["participants"].items():
        _gather(built, key, people)
    for one in words["meetings"]:
        _meet(built, one)
    for one in words["notes"]:
        unit = built.units[one["unit"]] if one["unit"] else None
        card = {"kind": one["kind"], "title": one["title"], "text": one["text"], "unit": unit}
        add_note(built.themes[one["theme"]], **card, by=leader_of(built, one["theme"]), at=built.ago(60))
    for key, spars in words["sparring"].items():
        _spar(built, key, spars)
    for key, kind in words["agreements"]:
        open_agreement(built.themes[key], kind=kind, by=leader_of(built, key), at=built.ago(6))
    _speak_to_staff(built, words)
    build_phase_lists(built)


def _gather(built: Town, key: str, people: list[dict[str, Any]]) -> None:
    theme, leader, at = built.themes[key], leader_of(built, key), built.ago(100)
    rows = []
    for one in people:
        brings = CompetenceGroup.objects.filter(name_da__in=one["brings"])
        shared = {"why": one["why"], "brings": brings, "stage": one["stage"], "by": leader, "at": at}
        if "person" in one:
            made = suggest_employee(theme, person=built.people[one["person"]], **shared)
        else:
            card = {name: one.get(name, "") for name in ("kind", "name", "organisation", "email", "phone")}
            made = suggest_outsider(theme, **card, **shared)
        phases = frozenset(one.get("phases", []))
        rows.append(Attendance(made.pk, one.get("core", False), phases, made.version))
    plan_participation(theme, rows, by=leader, at=at)


def _meet(built: Town, one: dict[str, Any]) -> None:
    """A meeting on a day counted from today; one with an outcome has been held, and others have begun to answer."""
    theme, leader = built.themes[one["theme"]], leader_of(built, one["theme"])
    begins_at = _at_the_hour(built.now, one["days"], one["hour"])
    written = MeetingWritten(
        kind=MeetingType.objects.get(name_da=one["kind"]),
        title=one["title"],
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=2),
        place=one["place"],
        agenda=one["agenda"],
        invited=frozenset(invitee.key for invitee in those_to_invite(theme)),
    )
    meeting = plan_meeting(theme, written, by=leader, at=built.ago(max(20, 20 - one["days"])))
    others = meeting.invitations.exclude(person=leader).exclude(person=None).select_related("person")
    for place, invitation in enumerate(others[:3]):
        answer_invitation(invitation, says_yes=place != 1, by=invitation.person, at=min(begins_at, built.ago(1)))
    if one["outcome"]:
        by_whom = meeting.invitations.get(person=leader).pk
        due_on = localdate(built.ago(-10))
        steps = [StepWritten(text, by_whom, due_on) for text in one["steps"]]
        shown = meeting.version
        hold_meeting(meeting, outcome=one["outcome"], steps=steps, by=leader, at=built.now, shown=shown)


def _at_the_hour(now: datetime, days: int, hour: int) -> datetime:
    return localtime(now + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def _spar(built: Town, key: str, spars: dict[str, Any]) -> None:
    theme: NetworkTheme = built.themes[key]
    leader, reference = leader_of(built, key), _holder(theme, RoleAssignment.Role.REFERENCE_LEADER)
    first_on = localdate(built.ago(30))
    relation = propose_sparring(theme, weeks=4, first_on=first_on, by=leader, at=built.ago(60), shown=0)
    accept_sparring(relation, by=reference, at=built.ago(58), shown=relation.version)
    note_talk(relation, held_on=first_on, next_on=localdate(built.ago(-5)), by=leader, at=built.ago(30))
    for kind, text in spars["topics"]:
        add_topic(relation, kind=kind, text=text, by=leader, at=built.ago(3))
    for need in spars["needs"]:
        need_reference_leader(theme, **need, by=leader, at=built.ago(9))
    tie_to_base(theme, **spars["base"], by=reference, at=built.ago(20), shown=0)


def _holder(theme: NetworkTheme, role: str) -> Person:
    return RoleAssignment.objects.current().get(theme=theme, role=role).person


def _speak_to_staff(built: Town, words: dict[str, Any]) -> None:
    """Time that is asked for, a nomination and an encouragement, each waiting for its answer."""
    for one in words["time"]:
        theme, today = built.themes[one["theme"]], localdate(built.now)
        person, leader = built.people[one["person"]], leader_of(built, one["theme"])
        for by_itself in ReleaseRequest.objects.open().filter(person=person, theme=theme):
            withdraw_request(by_itself, by=person, at=built.ago(2))
        ask_for_time(
            theme,
            person=person,
            hours=Decimal(one["hours"]),
            began_on=today + timedelta(days=7),
            ended_on=today + timedelta(days=180),
            busy_weeks=one["busy_weeks"],
            by=leader,
            at=built.ago(2),
        )
    for one in words["nominations"]:
        competences = list(Competence.objects.filter(name_da__in=one["competences"]))
        staff, leader = built.people[one["person"]], built.people[one["by"]]
        nominate(staff, role=one["role"], reason=one["reason"], competences=competences, by=leader, at=built.ago(1))
    for one in words["encouragements"]:
        staff, leader = built.people[one["person"]], built.people[one["by"]]
        encourage(staff, to=one["to"], theme=built.themes[one["theme"]], words=one["words"], by=leader, at=built.ago(4))
