"""An officer's morning: what waits longest, one takes it, hands it over or puts it off; what is done goes by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from secretariat.models import TodayMark
from secretariat.tests.browser.people import NAMES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),
]
ASKED, LATER = "Hvor længe skal en evaluering være?", "Kan jeg møde en, der har prøvet det?"


def item(somebody, about):
    return somebody.page.locator(".today__item").filter(has_text=about)


def show(somebody, whose):
    somebody.page.select_option("#whose", whose)
    somebody.press("Vis")
    somebody.check()


def waits_in_order(somebody):
    """The longest first: the days that stand at each item never rise."""
    days = [
        int(one.split()[0]) if one[0].isdigit() else 0
        for one in somebody.page.locator(".today__days").all_inner_texts()
    ]
    return len(days) > 5 and days == sorted(days, reverse=True)


def put_off_and_hand_over(officer, about, to, until):
    item(officer, about).get_by_role("link", name="Udsæt").click()
    officer.check()
    officer.page.select_option("#id_taken_by", label=to)
    officer.page.fill("#id_postponed_until", until.isoformat())
    officer.press("Gem")
    officer.check()


def solve(officer, about):
    item(officer, about).get_by_role("link", name="Læs henvendelsen").click()
    officer.press("Tag den")
    officer.page.fill("#id_text", "Fire linjer er nok.")
    officer.page.check("input[name=then][value=solved]")
    officer.press("Send svaret")


def test_a_day_at_the_secretariat(town_at, as_person):
    town_at("support")
    katja, pia = as_person("katja"), as_person("pia")
    until = timezone.localdate() + timedelta(days=5)

    katja.go("/i-dag/")
    assert waits_in_order(katja)
    item(katja, ASKED).get_by_role("button", name="Jeg tager den").click()
    katja.page.wait_for_load_state()
    put_off_and_hand_over(katja, LATER, NAMES["pia"], until)
    assert not item(katja, LATER).count()
    show(katja, "mine")
    assert item(katja, ASKED).count() == 1
    show(katja, "postponed")
    assert "udsat til" in item(katja, LATER).inner_text()

    katja.open("/i-dag/")
    solve(katja, ASKED)
    katja.open("/i-dag/")
    assert not item(katja, ASKED).count()

    pia.go("/i-dag/?whose=mine")
    assert not item(pia, LATER).count()
    TodayMark.objects.filter(postponed_until=until).update(postponed_until=timezone.localdate())  # the day has come
    pia.go("/i-dag/?whose=mine")
    assert item(pia, LATER).count() == 1
