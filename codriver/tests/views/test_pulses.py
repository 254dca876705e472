"""How it goes, on screen: one press, and the secretariat meets a wish for a talk and nothing more."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import Pulse
from codriver.tests.factories import PulseFactory
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]


def press(pulse, answer):
    return browser_of(pulse.person).post(reverse("answer_pulse", args=[pulse.pk]), {"answer": answer})


def test_it_goes_well_is_seen_by_nobody_else():
    pulse = PulseFactory()

    assert goes_to(press(pulse, "well"), reverse("my_page"))
    assert "Vil gerne have en snak" not in page(browser_of(OfficerFactory()).get(reverse("overview")))
    assert "det går godt" in page(browser_of(pulse.person).get(reverse("pulse", args=[pulse.pk])))


def test_a_wish_for_a_talk_stands_in_the_overview_until_they_have_talked():
    pulse, officer = PulseFactory(), OfficerFactory()
    press(pulse, "talk")
    browser = browser_of(officer)
    text = page(browser.get(reverse("overview")))
    assert "Vil gerne have en snak" in text
    assert not any(word in text for word in ("seks uger", "midtvejs"))

    assert goes_to(browser.post(reverse("settle_wish", args=[pulse.pk])), reverse("overview"))
    assert "Vil gerne have en snak" not in page(browser.get(reverse("overview")))


def test_an_answer_is_one_of_the_two():
    assert "Tryk på" in page(press(PulseFactory(), ""), 422)


def test_a_question_that_is_past_says_so():
    pulse = PulseFactory()
    Pulse.objects.update(due_on=timezone.localdate() - timedelta(days=20))

    assert "ikke længere åbent" in page(browser_of(pulse.person).get(reverse("pulse", args=[pulse.pk])))
    assert press(pulse, "talk").status_code == 409
