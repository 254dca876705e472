"""What Min side and the overview say of sparring, needs and stand-ins."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.models import ReferenceNeed
from roles.tests.factories import AssignmentFactory, NeedFactory, SparringFactory, StandInFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def tasks(person):
    return [task.title for task in browser_of(person).get(reverse("my_page")).context["page"].tasks]


def test_a_proposal_of_sparring_waits_for_the_other_alone():
    relation = SparringFactory(accepted_at=None)
    words = f"Sig ja eller nej til sparring med {relation.network_leader.name}"

    assert words in tasks(relation.reference_leader)
    assert not any("sparring" in title for title in tasks(relation.network_leader))


def test_what_a_network_needs_waits_until_it_is_taken_in_hand():
    reference = AssignmentFactory(role="reference_leader")
    NeedFactory(theme=reference.theme)
    NeedFactory(theme=reference.theme)
    NeedFactory()
    stand_in = StandInFactory(assignment=reference).person
    for person in (reference.person, stand_in):
        assert tasks(person).count("Se, hvad netværket har brug for fra dig") == 1
    ReferenceNeed.objects.update(taken_at=timezone.now(), answered_by=reference.person)

    assert tasks(reference.person) == []


def test_a_need_that_was_taken_back_or_belongs_to_a_closed_theme_waits_for_nobody():
    reference = AssignmentFactory(role="reference_leader")
    NeedFactory(theme=reference.theme, withdrawn_at=timezone.now())
    NeedFactory(theme=AssignmentFactory(role="reference_leader", person=reference.person, theme__status="closed").theme)

    assert tasks(reference.person) == []


@pytest.mark.parametrize(("role", "leads"), [("reference_leader", True), ("network_leader", False)])
def test_min_side_leads_a_reference_leader_to_the_themes(role, leads):
    held = AssignmentFactory(role=role)
    main = page(browser_of(held.person).get(reverse("my_page"))).split("<main")[1]

    assert (reverse("my_reference_themes") in main) == leads


def test_min_side_says_for_whom_one_stands_in_and_until_when():
    stand_in = StandInFactory(note="Ring til Vand", ends_on=TODAY + timedelta(days=3))
    text = page(browser_of(stand_in.person).get(reverse("my_page")))

    assert f"Du er vikar for {stand_in.assignment.person.name} som netværksleder" in text
    assert "Ring til Vand" in text


@pytest.mark.parametrize(("days", "shown"), [(83, False), (84, True)])
def test_todays_list_names_sparring_that_has_been_silent_for_very_long(days, shown):
    relation = SparringFactory(first_on=TODAY - timedelta(days=days))
    text = page(browser_of(OfficerFactory()).get(reverse("today")))

    assert ("Sparring, der er gået i stå" in text) == shown
    assert (reverse("sparring", args=[relation.theme_id]) in text) == shown


def test_the_note_to_a_stand_in_is_for_the_two_and_the_secretariat():
    stand_in = StandInFactory(note="Ring til Vand")
    theme = stand_in.assignment.theme
    others = (PersonFactory(), AssignmentFactory(theme=theme, role="co_driver").person)
    for person in others:
        for name, key in (("theme", theme.pk), ("name_stand_in", stand_in.assignment_id)):
            assert "Ring til Vand" not in browser_of(person).get(reverse(name, args=[key])).content.decode()
    page_of_role = reverse("name_stand_in", args=[stand_in.assignment_id])

    assert "Ring til Vand" in page(browser_of(OfficerFactory()).get(page_of_role))
