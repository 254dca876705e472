"""The measuring of pages measures what it says: a floor of three queries, and pages that answer, in a town that is
large. Nothing is timed here."""

import pytest
from django.test import Client
from django.utils import timezone

from codriver.models import ExpectationAlignment, Pairing
from netvaerk.models import AuditEvent, Person
from roles.models import RoleAssignment
from secretariat.benchmarks import pages
from secretariat.benchmarks.pages import FLOOR, Process
from secretariat.benchmarks.places import places
from secretariat.demo_town.crowd import Size
from secretariat.demo_town.stages import build
from secretariat.queries.data_faults import data_faults


def test_the_floor_is_a_page_behind_a_login_with_three_queries(tmp_path):
    floor = Process(DJANGO_SETTINGS_MODULE=FLOOR, FLOOR_DATABASE_URL=f"sqlite:///{tmp_path / 'floor.sqlite3'}")
    try:
        floor.do("floor", rows=30)
        floor.do("log_in", name="reader")
        said = floor.do("answer", name="reader", path="/", data=None, times=2)
    finally:
        floor.end()

    assert [(one["status"], one["queries"]) for one in said] == [(200, 3), (200, 3)]
    assert all(one["seconds"] > 0 for one in said)


def test_a_side_that_falls_over_is_said(tmp_path):
    floor = Process(DJANGO_SETTINGS_MODULE=FLOOR, FLOOR_DATABASE_URL=f"sqlite:///{tmp_path / 'floor.sqlite3'}")

    with pytest.raises(RuntimeError, match="log_in"):
        floor.do("log_in", name="nobody")


def test_a_line_gives_the_page_in_floors():
    page = {"title": "A page", "path": "/", "most": 3, "queries": 12}
    answers = [{"seconds": 0.006, "queries": 9, "status": 200, "bytes": 4_000}]

    assert pages._line(page, [(0.002, answers), (0.003, answers)]).split() == [
        "A", "page", "2.50", "2.00", "3.00", "3.0", "9", "12", "6.0", "4",
    ]  # fmt: skip


def test_a_page_that_does_not_answer_is_no_figure():
    answers = [{"seconds": 0.001, "queries": 2, "status": 404, "bytes": 400}]

    with pytest.raises(RuntimeError, match="404"):
        pages._line({"title": "A page", "path": "/x/", "most": 3, "queries": 12}, [(0.002, answers)])


@pytest.mark.django_db
def test_the_large_town_is_as_large_as_was_asked_and_has_no_fault():
    build("large", now=timezone.now(), size=Size(people=120, themes=20, events=50))

    crowd = Person.objects.filter(password="!")
    roles = RoleAssignment.objects.filter(person__in=crowd)
    assert (crowd.count(), roles.count(), roles.current().count()) == (120, 54, 12)
    assert Pairing.objects.current().filter(co_driver__in=crowd).count() == 4
    assert ExpectationAlignment.objects.running().filter(pairing__co_driver__in=crowd).count() == 4
    assert AuditEvent.objects.filter(actor__in=crowd).count() == 50
    assert list(data_faults()) == []


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_every_page_that_is_measured_is_there_for_who_opens_it():
    town = build("answers", now=timezone.now())

    for place in places(town):
        browser = Client()
        browser.force_login(Person.objects.get(email=place["name"]))
        if place["data"] is None:
            assert browser.get(place["path"]).status_code == 200, place["title"]
        else:
            assert browser.post(place["path"], place["data"], headers={"HX-Request": "true"}).status_code == 200
