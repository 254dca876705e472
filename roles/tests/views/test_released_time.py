"""The page of released time: confirming what came along, and taking back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def release():
    person = LedPersonFactory()
    return ReleaseFactory(person=person, approved_by=person.personnel_leader, sets_aside="Vagtplanen")


def address(release, name="released_time"):
    return reverse(name, args=[release.pk])


def take_back(release, **change):
    words = {"last_day": (TODAY + timedelta(days=20)).isoformat(), "reason": "Vi mangler folk"} | change
    return browser_of(release.person.personnel_leader).post(address(release, "take_back_time"), words)


def test_it_is_taken_back_and_the_reason_is_not_for_the_pair(release):
    assert goes_to(take_back(release), address(release))
    readers = {
        release.person: True,
        release.person.personnel_leader: True,
        OfficerFactory(): True,
        AssignmentFactory(theme=release.theme).person: False,
    }

    texts = {who: page(browser_of(who).get(address(release))) for who in readers}
    assert {who: "Vi mangler folk" in text for who, text in texts.items()} == readers
    assert all("Taget tilbage" in text for text in texts.values())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last_day": ""}, "last_day"),
        ({"last_day": "snart"}, "last_day"),
        ({"last_day": (TODAY + timedelta(days=13)).isoformat()}, "last_day"),
        ({"reason": ""}, "reason"),
        ({"reason": "x" * 501}, "reason"),
    ],
    ids=["no day", "no date", "short notice", "no reason", "too long"],
)
def test_what_is_wrong_is_said(release, change, field):
    response = take_back(release, **change)

    page(response, 422)
    assert [*shown_errors(response)] == [field]
    release.refresh_from_db()
    assert release.promised_until is None


def test_what_ends_sooner_anyway_is_refused_with_the_words_kept(release):
    text = page(take_back(release, last_day=(TODAY + timedelta(days=400)).isoformat()), 409)

    assert "Vi mangler folk" in text
    assert "Vælg en tidligere sidste dag" in text


def test_what_never_begins_says_so():
    person = LedPersonFactory()
    later = ReleaseFactory(person=person, approved_by=person.personnel_leader, began_on=TODAY + timedelta(days=40))
    take_back(later)

    assert "Taget tilbage, før den begyndte" in page(browser_of(person).get(address(later)))


def test_a_new_leader_confirms_and_is_not_asked_again():
    release = ReleaseFactory(person=LedPersonFactory())
    browser = browser_of(release.person.personnel_leader)
    assert "Den står ved magt" in page(browser.get(address(release)))
    browser.post(address(release, "confirm_time"))

    assert "Den står ved magt" not in page(browser.get(address(release)))


def test_the_person_only_reads(release):
    text = page(browser_of(release.person).get(address(release)))

    assert "Vagtplanen" in text
    assert "Tag tiden tilbage" not in text
    for name in ("confirm_time", "take_back_time"):
        assert browser_of(release.person).post(address(release, name)).status_code == 403


def test_it_is_hidden_from_the_leader_of_others():
    stranger = ReleaseFactory(person=LedPersonFactory()).person.personnel_leader
    release = ReleaseFactory(person=LedPersonFactory())

    assert browser_of(stranger).get(address(release)).status_code == 404
