"""Slettefrister: what goes when its time is up, a rehearsal that is the real thing undone, and the page that says so."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from codriver.models import (
    AgreedText,
    AlignmentAgreement,
    Answer,
    JointEdit,
    Pairing,
    RoomEntry,
)
from netvaerk.actions.retention import keep_for, rehearse, retain
from netvaerk.models import RetentionRule, Verb
from netvaerk.rules.retention import RetentionHindrance
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from netvaerk.tests.views.pages import browser_of
from secretariat.actions.kept import KINDS
from secretariat.queries.purposes import PURPOSE_OF
from secretariat.queries.retention import kind_named, retention_page
from secretariat.tests.cast import Cast
from secretariat.tests.leaving import town_that_was_left

NOW = timezone.now()
ROOMS = kind_named("rooms")


def run(*codes: str, at=NOW) -> dict[str, int]:
    return {one.code: one.done for one in retain([kind for kind in KINDS if kind.code in codes], at=at)}


def counted() -> dict[str, int]:
    """How many rows each table holds."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@pytest.fixture(scope="module")
def left_town(django_db_setup, django_db_blocker) -> Iterator[Cast]:
    """A pair that was told of each other, wrote, agreed and is over; the co-driver has left, and of every kind of data
    something waits to be old."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield town_that_was_left()
        transaction.set_rollback(True)


def years(number: float) -> timedelta:
    return timedelta(days=int(365.25 * number))


def test_each_kind_says_what_it_is_for():
    assert {*PURPOSE_OF} == {kind.code for kind in KINDS}


# --- the rehearsal ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("later", [0.0, 0.4, 1.2, 2.2, 6.0], ids=lambda years: f"after {years} years")
def test_a_rehearsal_says_what_the_real_run_then_does_and_changes_nothing(left_town, later):
    at = timezone.now() + years(later)
    before = counted()

    rehearsed = rehearse(KINDS, at=at)
    unchanged = counted()
    done = retain(KINDS, at=at)

    assert unchanged == before
    assert rehearsed == done
    assert sum(one.failed for one in done) == 0


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_the_page_counts_what_the_run_then_takes(left_town):
    at = timezone.now() + years(2.2)
    promised = {row.kind.code: row.now for row in retention_page(at).rows}

    done = {one.code: one.done for one in retain(KINDS, at=at)}

    counted_apart = {"letters", "log"}  # the run writes letters' facts and events of its own as it goes
    assert {code: number for code, number in promised.items() if code not in counted_apart} == {
        code: number for code, number in done.items() if code not in counted_apart
    }


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_the_command_says_each_kind_and_a_dry_run_leaves_all_as_it_was(left_town, capsys):
    before, day = counted(), (timezone.localdate() + years(6)).isoformat()

    call_command("retention", "--dry-run", "--on", day)

    assert "agreements: " in capsys.readouterr().out
    assert counted() == before


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("wrong", [["--on", "i morgen", "--dry-run"], ["--on", "2030-01-01"]])
def test_a_day_is_for_a_dry_run_and_is_a_day(wrong):
    with pytest.raises(CommandError, match="--on takes a day"):
        call_command("retention", *wrong)


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_every_kind_finds_something_when_its_time_is_up(left_town):
    done = rehearse(KINDS, at=timezone.now() + years(6))

    assert {one.code for one in done if not one.done} == set()


# --- what goes, and what stays ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_answers_go_after_six_months_and_the_agreed_text_after_two_years(left_town):
    mine = {"alignment": left_town.alignment}
    answers = Answer.objects.filter(response__alignment=left_town.alignment)
    edits = JointEdit.objects.filter(agreement__alignment=left_town.alignment)
    agreed_at = left_town.agreement.__class__.objects.get(pk=left_town.agreement.pk).agreed_at

    run("answers", at=timezone.now() + years(0.6))
    assert (answers.count(), edits.count()) == (0, 0)
    assert AgreedText.objects.filter(agreement__alignment=left_town.alignment).count() == 1

    run("agreements", at=timezone.now() + years(2.1))
    left_town.alignment.refresh_from_db()
    assert AlignmentAgreement.objects.filter(**mine).count() == 0
    assert left_town.alignment.first_agreed_at == agreed_at


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_the_page_of_an_alignment_without_its_texts_still_opens(left_town):
    run("answers", "agreements", at=timezone.now() + years(2.1))

    browser = browser_of(left_town["leader"])
    addresses = ("/forventningsafstemninger/", f"/forventningsafstemninger/{left_town.alignment.pk}/")
    assert [browser.get(one).status_code for one in addresses] == [200, 200]
    assert browser.get(f"/aftaler/{left_town.agreement.pk}/").status_code == 404


@pytest.mark.django_db
def test_a_room_is_empty_after_three_months_and_the_pair_still_counts(left_town):
    of_pair = {"pairing": left_town.pairing}

    assert run("rooms", at=timezone.now() + years(0.2)) == {"rooms": 0}
    assert run("rooms", at=timezone.now() + years(0.3))["rooms"] > 0

    assert RoomEntry.objects.filter(**of_pair).count() == 0
    assert Pairing.objects.filter(pk=left_town.pairing.pk, status="ended").exists()


@pytest.mark.django_db
def test_why_a_pair_came_and_went_is_gone_after_a_year(left_town):
    run("talks", at=timezone.now() + years(1.1))

    left_town.pairing.refresh_from_db()
    assert {left_town.pairing.end_reason, left_town.pairing.leader_reason, left_town.pairing.exception_reason} == {""}
    assert left_town.pairing.talks.count() == 0


# --- the secretariat's choice -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_the_secretariat_has_chosen_holds(left_town):
    keep_for(ROOMS, 12, shown=3, by=left_town["officer"], at=timezone.now())

    assert run("rooms", at=timezone.now() + years(0.9)) == {"rooms": 0}
    assert run("rooms", at=timezone.now() + years(1.1))["rooms"] > 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kept", "reason"),
    [(0, RetentionHindrance.TOO_SHORT), (13, RetentionHindrance.TOO_LONG)],
    ids=["none", "13 months"],
)
def test_nothing_outside_the_frame_can_be_chosen(kept, reason):
    with refused(reason):
        keep_for(ROOMS, kept, shown=3, by=OfficerFactory(), at=NOW)


@pytest.mark.django_db
def test_only_an_officer_chooses_and_the_log_says_who():
    officer = OfficerFactory()
    with refused(RetentionHindrance.NOT_SECRETARIAT):
        keep_for(ROOMS, 6, shown=3, by=PersonFactory(), at=NOW)

    for _twice in range(2):
        keep_for(ROOMS, 6, shown=3, by=officer, at=NOW)

    rule = RetentionRule.objects.get()
    assert (rule.code, rule.kept) == ("rooms", 6)
    assert log_of(rule) == [(Verb.CHANGED, officer, None)]


@pytest.mark.django_db
def test_of_two_who_choose_at_once_the_second_is_asked_to_look():
    keep_for(ROOMS, 6, shown=3, by=OfficerFactory(), at=NOW)

    with refused(RetentionHindrance.CHANGED_MEANWHILE):
        keep_for(ROOMS, 9, shown=3, by=OfficerFactory(), at=NOW)


@pytest.mark.django_db
def test_the_database_keeps_nothing_for_no_time():
    with refused_by("retention_keeps_for_some_time"):
        RetentionRule.objects.create(code="x", kept=0, changed_by=PersonFactory(), changed_at=NOW)


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_the_page_of_how_data_is_used_says_what_was_chosen():
    keep_for(ROOMS, 5, shown=3, by=OfficerFactory(), at=NOW)

    page = browser_of(PersonFactory()).get("/privatliv/").content.decode()

    assert f"{ROOMS.what}: 5 " in page.replace("&#x27;", "'")


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_wrong_number_is_said_beside_the_field_and_a_right_one_is_kept():
    browser = browser_of(OfficerFactory())

    wrong = browser.post("/slettefrister/rooms/", {"kept": "99", "shown": "3"})
    right = browser.post("/slettefrister/rooms/", {"kept": "4", "shown": "3"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert RetentionRule.objects.get().kept == 4
    assert browser.get("/slettefrister/ukendt/").status_code == 404


def test_each_kind_has_a_code_of_its_own_and_ships_within_its_frame():
    codes = [kind.code for kind in KINDS]

    assert len(codes) == len({*codes})
    assert [kind.code for kind in KINDS if not kind.limit.least <= kind.limit.ships <= kind.limit.most] == []
    assert codes[-1] == "log"
