"""Whoever stands in for the network leader opens what the leader opens, but what is kept between people."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import resolve, reverse
from django.utils import timezone

from netvaerk.rules.participants import ParticipantHindrance
from netvaerk.tests.outcomes import refused
from netvaerk.tests.views.pages import browser_of, page
from roles.actions.participants import describe_participant
from roles.actions.release_requests import ask_for_time
from roles.tests.meetings import planned
from secretariat.tests.secrets import every_address

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite"), pytest.mark.usefixtures("pages_alone")]
STAGES = ("agreed",)
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
BETWEEN_THE_TWO = {
    "pairing", "alignment", "agreement", "agreement_pdf", "arrange_sparring", "add_topic", "chemistry_talk", "handover",
    "room", "write_entry", "edit_entry", "add_step", "pulse", "practice_evidence", "practice_file", "mirror",
    "pair_closing", "pair_evaluation", "pairing_timeline", "later_effect",
}  # fmt: skip
THE_HOLDERS = {"name_stand_in"}
OTHER_PEOPLES = {"edit_participant", "time_request"}


@pytest.fixture
def town(towns):
    return towns["agreed"]


@pytest.fixture
def stand_in(town):
    return town.stand_in.person


def test_a_stand_in_opens_what_the_leader_opens_but_what_is_between_two(town, stand_in):
    leader, in_place = browser_of(town["leader"]), browser_of(stand_in)
    opened = [
        one for one in every_address(town, among=lambda route: bool(route.keys)) if leader.get(one).status_code == 200
    ]

    closed = {one for one in opened if in_place.get(one).status_code != 200}

    assert {resolve(one).url_name for one in closed} == BETWEEN_THE_TWO | THE_HOLDERS | OTHER_PEOPLES


def test_a_stand_in_opens_a_meeting_they_planned_and_are_not_invited_to(town, stand_in):
    meeting = planned(town.theme, place="Rådhuset")
    meeting.planned_by = stand_in
    meeting.save()

    assert "Rådhuset" in page(browser_of(stand_in).get(reverse("meeting", args=[meeting.pk])))


def test_a_stand_in_sees_who_is_in_the_network_and_not_how_they_are_reached(town, stand_in):
    text = page(browser_of(stand_in).get(reverse("participant", args=[town.citizen.pk])))

    assert town.citizen.name in text
    assert town.citizen.email not in text
    assert reverse("edit_participant", args=[town.citizen.pk]) not in text


def test_a_stand_in_does_not_rewrite_what_they_may_not_see(town, stand_in):
    with refused(ParticipantHindrance.NOT_FOR_THESE_EYES):
        describe_participant(town.citizen, brings=[], by=stand_in, at=NOW, shown=1, name="Ny", email="", phone="")


def test_a_stand_in_opens_the_wish_for_time_they_sent_until_the_last_day(town, stand_in):
    wish = ask_for_time(
        town.theme,
        person=town["leader"],
        hours=Decimal(3),
        began_on=TODAY,
        ended_on=TODAY + timedelta(days=90),
        busy_weeks="",
        by=stand_in,
        at=NOW,
    )
    address = reverse("time_request", args=[wish.pk])
    assert browser_of(stand_in).get(address).status_code == 200

    type(town.stand_in).objects.filter(pk=town.stand_in.pk).update(ended_on=TODAY)
    assert browser_of(stand_in).get(address).status_code == 404
