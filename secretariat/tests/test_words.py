"""Small things that a page says about people, days and rights, each once and truly."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from codriver.tests.factories import running_pair
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import AssignmentFactory, LedPersonFactory, NeedFactory, NominationFactory, holder

pytestmark = pytest.mark.django_db


def look(person, name, *args, status=200):
    return page(browser_of(person).get(reverse(name, args=args)), status)


@pytest.mark.parametrize("name", ["sparring", "close_phase"])
def test_who_is_refused_is_told_that_it_is_for_others_and_not_that_they_may_see_it(name):
    theme = running_pair().theme
    text = look(holder(theme, "co_driver"), name, theme.pk, status=403)

    assert "Den her del er for andre" in text


def test_a_need_is_taken_back_only_after_a_question():
    need = NeedFactory()
    by = AssignmentFactory(theme=need.theme, role="co_driver").person
    text = look(by, "reference_needs", need.theme.pk)

    box = text.split('<details class="confirm">')[1].split("</details>")[0]
    assert reverse("withdraw_need", args=[need.pk]) in box
    assert "Ja, tag det tilbage" in box


def test_one_of_the_staff_with_two_roles_is_one_person_in_the_table():
    staff = LedPersonFactory(name="Vigga Toroller")
    themes = [AssignmentFactory(person=staff).theme for _ in range(2)]
    table = look(staff.personnel_leader, "my_staff").split("<tbody>")[1].split("</tbody>")[0]

    assert '<th scope="row" rowspan="2">Vigga Toroller</th>' in table
    assert [theme.title in table for theme in themes] == [True, True]
    assert table.count(reverse("nominate", args=[staff.pk])) == 1


@pytest.mark.parametrize(("days", "words"), [(0, ">i dag<"), (1, ">1 dag<"), (2, ">2 dage<")])
def test_the_overview_says_in_words_for_how_long_somebody_has_waited(days, words):
    running_pair()
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert words in look(OfficerFactory(), "overview")


def test_the_overview_counts_nominations_without_an_answer_and_names_nobody():
    waits, later = NominationFactory(), NominationFactory(status="later", answered_at=timezone.now())
    NominationFactory(accepted=True)
    NominationFactory(person=LedPersonFactory(is_active=False))
    text = look(OfficerFactory(), "overview")

    assert "<dt>Indstillinger uden svar</dt><dd>2</dd>" in text
    assert waits.person.name not in text
    assert later.person.name not in text


def test_a_closed_theme_offers_nobody_a_search_and_says_nobody_without_yet():
    theme = AssignmentFactory(theme__status="closed", ended_on="2026-02-01", still_reads=True).theme
    text = look(OfficerFactory(), "theme", theme.pk)

    assert reverse("choose_co_driver", args=[theme.pk]) not in text
    assert "Ingen endnu" not in text
