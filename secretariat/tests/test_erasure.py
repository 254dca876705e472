"""Erasing a name (Q9): nothing of who it was is left in any table, and figures, keys and other people's words stand."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from codriver.models import ExpectationAlignment, Pairing, StudyModule
from netvaerk.actions.people import PersonHindrance, employ_again
from netvaerk.models import AuditEvent, OutboxLetter, Person, ThemeNote, Verb
from netvaerk.rules.erasing import GONE, NOBODY, replaced
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import refused, times
from netvaerk.tests.views.pages import browser_of
from roles.models import RoleAssignment
from secretariat.actions.erasing import erase_person, forget_people
from secretariat.models import Enrolment
from secretariat.rules.data_requests import ErasureHindrance
from secretariat.tests.leaving import EMAIL, NAME, SAID, town_that_was_left
from secretariat.tests.secrets import CO_DRIVERS, LEADERS, REASONS, ROOM, TEXT, found

pytestmark = pytest.mark.django_db
KNOWN = (*SAID.values(), *CO_DRIVERS, *TEXT, REASONS["co_driver"], ROOM["step"])
"""What the one who left wrote, alone or in a text of two."""


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield town_that_was_left()
        transaction.set_rollback(True)


def everything_stored() -> str:
    """Every cell of every table: as the database holds it, and, of what is encrypted, as its keys open it."""
    cells: list[Any] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            cells += cursor.fetchall()
    for model in apps.get_models():
        cells += model._base_manager.values_list()
    return " ".join(str(cells).split())


def traces(text: str) -> set[str]:
    """What of the name and the e-mail stands in a text, in whatever case."""
    small = text.casefold()
    return {one for one in (NAME, EMAIL, "Bortrejst") if one.casefold() in small}


def erase(town):
    erase_person(town["co_driver"], by=town["officer"], at=timezone.now())


def test_before_it_is_erased_all_of_it_is_found(town):
    stored = everything_stored()

    assert traces(stored) == {NAME, EMAIL, "Bortrejst"}
    assert found(KNOWN, stored) == {*KNOWN}


def test_no_name_no_mail_and_no_known_text_is_left_in_any_table(town):
    erase(town)

    stored = everything_stored()
    assert traces(stored) == set()
    assert found(KNOWN, stored) == set()


def test_what_the_other_wrote_alone_stays(town):
    stored = everything_stored()
    erase(town)

    kept = (ROOM["private"], ROOM["shared"])
    assert found((*kept, *LEADERS), stored) == {*kept, *LEADERS}
    assert found(kept, everything_stored()) == {*kept}


def test_keys_hold_and_figures_survive(town):
    counted = (Pairing, ExpectationAlignment, RoleAssignment, StudyModule, Enrolment, AuditEvent)
    before = [model.objects.count() for model in counted]
    person = town["co_driver"]
    unit = person.unit

    erase(town)

    connection.check_constraints()
    assert [model.objects.count() >= number for model, number in zip(counted, before, strict=True)] == [True] * 6
    person.refresh_from_db()
    assert (person.name, person.unit, person.is_active) == (NOBODY, unit, False)
    assert person.erased_at is not None


def test_nobody_logs_in_as_them_again_and_they_are_not_employed_again(town):
    erase(town)
    person = Person.objects.get(pk=town["co_driver"].pk)

    assert not person.has_usable_password()
    with refused(PersonHindrance.ERASED):
        employ_again(person, by=town["officer"], at=timezone.now())


def test_pages_that_told_of_them_tell_of_nobody(town):
    erase(town)

    for part, address in (("leader", f"/temaer/{town.theme.pk}/"), ("officer", f"/par/{town.pairing.pk}/")):
        response = browser_of(town[part]).get(address)
        assert response.status_code == 200
        assert traces(response.content.decode()) == set()
    assert NOBODY in browser_of(town["officer"]).get(f"/par/{town.pairing.pk}/").content.decode()


def test_what_others_wrote_of_them_keeps_its_words_and_loses_the_name(town):
    erase(town)

    assert f"Spørg {GONE} eller skriv til {GONE}" in ThemeNote.objects.values_list("text", flat=True)
    letters = [one.content for one in OutboxLetter.objects.filter(person=town["leader"], content__isnull=False)]
    assert {"words": {"name": GONE}, "lines": [f"Hej fra {GONE}"]} in letters


def test_no_log_line_says_who_it_was(town, caplog):
    erase(town)

    assert traces(caplog.text) == set()


def test_twice_is_once(town):
    erase(town)
    erase(town)

    assert times(Verb.ERASED, town["co_driver"]) == 1


def test_somebody_employed_keeps_their_name_and_only_an_officer_erases(town):
    with refused(ErasureHindrance.EMPLOYED):
        erase_person(town["leader"], by=town["officer"], at=timezone.now())
    with refused(ErasureHindrance.NOT_AN_OFFICER):
        erase_person(town["co_driver"], by=town["employee"], at=timezone.now())


def test_a_namesake_keeps_the_name_and_texts_that_may_be_about_them(town):
    other = PersonFactory(name=NAME)

    erase(town)

    other.refresh_from_db()
    assert other.name == NAME
    assert f"Spørg {NAME.upper()} eller skriv til {GONE}" in ThemeNote.objects.values_list("text", flat=True)


def test_five_years_after_it_is_done_by_itself():
    now = timezone.now()
    gone = PersonFactory(is_active=False, left_on=timezone.localdate() - timedelta(days=5 * 366))
    recent = PersonFactory(is_active=False, left_on=timezone.localdate())

    assert [forget_people(at=now).done for _twice in range(2)] == [1, 0]

    gone.refresh_from_db()
    recent.refresh_from_db()
    assert (gone.name, recent.erased_at) == (NOBODY, None)


@pytest.mark.one_database("sqlite")
def test_an_officer_erases_on_the_page_of_those_who_have_left():
    officer = OfficerFactory()
    person = PersonFactory(name="Rejst Rasmus", is_active=False, left_on=timezone.localdate())
    browser = browser_of(officer)

    assert "Rejst Rasmus" in browser.get("/fratraadte/").content.decode()
    assert browser.post(f"/fratraadte/{person.pk}/slet/").status_code == 302

    assert browser.get("/fratraadte/?q=Rejst").content.decode().count("Rejst Rasmus") == 1  # the message alone
    assert "Rejst Rasmus" not in browser.get("/fratraadte/").content.decode()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Hej Bo Ek!", f"Hej {GONE}!"),
        ("hej bo  ek", f"hej {GONE}"),
        ("BO\nEK", GONE),
        ("Bo Ekstrøm", "Bo Ekstrøm"),
        ("Limbo Ek", "Limbo Ek"),
        ("", ""),
    ],
)
def test_only_the_whole_name_goes_however_it_is_spelled(text, after):
    assert replaced(text, ["Bo Ek"]) == after


@pytest.mark.one_database("sqlite")
def test_after_a_restore_the_same_names_are_erased_anew(capsys):
    gone, known = (PersonFactory(is_active=False, left_on=timezone.localdate()) for _both in range(2))
    employed = PersonFactory()

    call_command("erased", str(gone.pk))
    with pytest.raises(CommandError, match=f"not erased: {employed.pk}"):
        call_command("erased", str(employed.pk))
    capsys.readouterr()
    call_command("erased")

    known.refresh_from_db()
    assert capsys.readouterr().out.split() == [str(gone.pk)]
    assert known.erased_at is None
