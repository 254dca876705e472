"""A co-driver has the diploma and would like to lead; the secretariat sees it in the picture of what is to come, asks,
and hears a yes; then the theme has its network leader, and the path says so."""

import pytest
from django.utils import timezone

from codriver.actions.path import say_wish
from codriver.models import DevelopmentPath, DiplomaProgramme, DiplomaStudy
from secretariat.tests.browser.people import PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]
THEME = "Unge på vej"
WISHES = "Noget med unge og fritid"


def with_diploma(person, officer):
    """The secretariat has seen the diploma, and the person has said yes to being asked."""
    now = timezone.now()
    DevelopmentPath.objects.create(person=person, ready_at=now, ready_by=officer)
    seen = {"verified_at": now, "verified_by": officer}
    taken = {"begun_at": now, "basis": "degree", "admitted_on": timezone.localdate(), "began_on": timezone.localdate()}
    DiplomaStudy.objects.create(person=person, programme=DiplomaProgramme.objects.get(), **taken, **seen)
    say_wish(person, wish="yes", about=WISHES, by=person, at=now)


def look_ahead(officer):
    """The picture names nobody; from the theme that lacks a leader one comes to those who may be asked."""
    officer.go("/overblik/")
    officer.follow("Ledere på vej")
    officer.check()
    assert officer.page.locator("svg .ahead__part--diploma").count() and not officer.reads("Bashir")
    officer.follow("Se, hvem der kunne lede")
    officer.check()
    assert officer.reads(WISHES)


def ask(officer):
    officer.follow("Spørg Bashir")
    officer.check()
    assert officer.reads("har diplomuddannelsen") and not officer.page.locator("#id_waiver").count()
    officer.press("Spørg Bashir")
    officer.check()


def say_yes(co_driver):
    co_driver.go("/")
    assert co_driver.reads(THEME)
    co_driver.press("Ja, det vil jeg")
    co_driver.check()


def stands_at(co_driver, stage):
    co_driver.go("/min-vej/")
    co_driver.check()
    return stage in co_driver.page.locator(".steps [aria-current=step]").inner_text()


def test_from_the_diploma_to_leading_a_network(town_at, as_person):
    town = town_at("agreements")
    with_diploma(town.people["bashir"], town.people["katja"])
    bashir, katja, ibrahim = as_person("bashir", viewport=PHONE), as_person("katja"), as_person("ibrahim")
    assert stands_at(bashir, "Diplom")
    for path in ("/kommende-netvaerksledere/udsigt/", "/kommende-netvaerksledere/"):
        ibrahim.open(path)
        ibrahim.is_refused(404)

    look_ahead(katja)
    ask(katja)
    say_yes(bashir)

    assert stands_at(bashir, "Netværksleder")
    ibrahim.go(f"/temaer/{town.themes['unge'].pk}/")
    assert ibrahim.reads("Bashir Noorzai")
    katja.go("/veje/?trin=network_leader")
    assert katja.reads("Bashir Noorzai")
