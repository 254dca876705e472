"""Themes as the database keeps them: constraints, Danish order, search, and who sees which."""

from datetime import date

import pytest

from netvaerk.models import NetworkTheme, Person, ThemePhase
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db
Status = NetworkTheme.Status


def test_a_theme_ends_after_it_begins():
    with refused_by("theme_ends_after_it_begins"):
        ThemeFactory(begins_on=date(2026, 2, 2), ends_on=date(2026, 2, 1))


@pytest.mark.parametrize("since", [None, date(2026, 2, 1)], ids=["a phase without a date", "a date without a phase"])
def test_a_phase_has_a_date(since):
    phase = ThemePhase.objects.first() if since is None else None

    with refused_by("theme_phase_has_a_date"):
        ThemeFactory(phase=phase, phase_began_on=since)


def test_the_ten_phases_of_the_network_model_are_shipped():
    assert ThemePhase.objects.count() == 10


def test_themes_come_in_danish_order():
    for title in ["Ånd", "Ønsker", "Ældre", "Zoner", "Børn"]:
        ThemeFactory(title=title)

    assert [theme.title for theme in NetworkTheme.objects.all()] == ["Børn", "Zoner", "Ældre", "Ønsker", "Ånd"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("ÆLDRE", ["Ældre"]), ("sundhed", ["Børn"]), ("børn sundhed", ["Børn"]), ("ældre sundhed", []), ("_", [])],
    ids=["title in any case", "purpose", "both", "not both", "no wildcard"],
)
def test_themes_are_found_by_title_and_purpose(words, found):
    ThemeFactory(title="Ældre", purpose="Mindre ensomhed")
    ThemeFactory(title="Børn", purpose="Bedre sundhed")

    assert [theme.title for theme in NetworkTheme.objects.about(words)] == found


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(
    ("reader", "hidden"),
    [
        ("proposer", set()),
        ("colleague with a draft of her own", {Status.DRAFT, Status.DECLINED, Status.MERGED}),
        ("officer", {Status.DRAFT}),
        ("superuser", {Status.DRAFT, Status.DECLINED, Status.MERGED}),
    ],
)
def test_who_sees_a_theme(status, reader, hidden):
    theme = ThemeFactory(status=status)
    readers = {
        "proposer": lambda: theme.proposed_by,
        "colleague with a draft of her own": lambda: ThemeFactory(status=status).proposed_by,
        "officer": OfficerFactory,
        "superuser": lambda: Person.objects.create_superuser("root@kommune.example", name="Root"),
    }

    seen = NetworkTheme.objects.visible_to(readers[reader]()).filter(pk=theme.pk).exists()

    assert seen == (status not in hidden)


def test_an_officer_sees_a_draft_of_her_own():
    officer = OfficerFactory()
    mine, _other = ThemeFactory(status=Status.DRAFT, proposed_by=officer), ThemeFactory(status=Status.DRAFT)

    assert list(NetworkTheme.objects.visible_to(officer)) == [mine]


def test_running_is_from_the_start_to_the_closing():
    for status in Status:
        ThemeFactory(status=status, proposed_by=PersonFactory())
    running = {Status.STARTING, Status.ACTIVE, Status.TESTING, Status.CLOSING, Status.PAUSED}

    assert set(NetworkTheme.objects.running().values_list("status", flat=True)) == running
    assert {theme.status for theme in NetworkTheme.objects.all() if theme.is_running} == running
