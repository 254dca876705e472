"""Emergency openings: two who are named open one sealed thing to one of them for a day, and its owners are told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from codriver.models import CandidacyReflection
from netvaerk.actions.people import PersonHindrance, let_open_sealed
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from netvaerk.tests.views.pages import browser_of
from secretariat.actions.openings import answer_opening, ask_for_opening, close_opening, forget_openings
from secretariat.facts.openings import openable_of
from secretariat.models import SealedOpening
from secretariat.queries.own_copy import own_copy
from secretariat.rules.openings import OpeningHindrance
from secretariat.tests.cast import EVERYBODY
from secretariat.tests.secrets import CO_DRIVERS, CONTENT, LEADERS, ROOM, everything_in, found, sealed_town

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WHY = "Politiet har vist en kendelse om skildpadden"


@pytest.fixture(scope="module")
def towns(django_db_setup, django_db_blocker):
    """One in which one of the two has sent, and one in which they have agreed and share a room."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {stage: sealed_town(stage) for stage in ("half-way", "agreed")}
        transaction.set_rollback(True)


def named():
    person = PersonFactory()
    let_open_sealed(person, opens=True, by=PersonFactory(is_superuser=True))
    return person


def ask(thing, *, kind="alignment", by=None, at=NOW):
    return ask_for_opening(
        kind=kind, thing=thing, ground="law", basis="Retsplejeloven § 804", reason=WHY, by=by or named(), at=at
    )


def opened(thing, **how):
    opening = ask(thing, **how)
    answer_opening(opening, agrees=True, by=named(), at=how.get("at", NOW))
    opening.refresh_from_db()
    return opening


def read_by(person, opening):
    return browser_of(person).get(reverse("read_opened", args=[opening.pk]))


@pytest.mark.one_database("sqlite")
def test_who_asked_reads_that_one_thing_and_nobody_else_does(towns):
    town = towns["agreed"]
    opening = opened(town.alignment)

    shown = everything_in(read_by(opening.asked_by, opening))
    answers = {part: read_by(town[part], opening).status_code for part in EVERYBODY if part != "anonymous"}

    assert found((*CONTENT, *ROOM.values()), shown) == {*CONTENT}
    assert {part for part, status in answers.items() if status == 200} == set()
    assert {answers["leader"], answers["co_driver"]} == {403}
    assert read_by(opening.answered_by, opening).status_code == 403


@pytest.mark.one_database("sqlite")
def test_of_a_room_only_what_was_shared_and_read_is_opened(towns):
    opening = opened(towns["agreed"].pairing, kind="room")

    shown = everything_in(read_by(opening.asked_by, opening))

    assert found((*CONTENT, *ROOM.values()), shown) == {ROOM["shared"], ROOM["step"]}


def test_what_has_not_been_told_to_anybody_is_opened_for_nobody(towns):
    town = towns["half-way"]
    candidacy = town.candidacy
    CandidacyReflection.objects.filter(candidacy=candidacy).update(done_at=None, shared_at=None)

    asker = named()

    with refused(OpeningHindrance.NOTHING_THERE):
        ask(town.alignment, by=asker)
    assert ("alignment", town.alignment) not in [(one.kind, one.thing) for one in openable_of(town["leader"])]
    assert "reflection" not in [one.kind for one in openable_of(candidacy.person)]


def test_the_owners_are_told_when_it_opens_and_not_before(towns, django_capture_on_commit_callbacks):
    town, second = towns["agreed"], named()
    with django_capture_on_commit_callbacks(execute=True):
        opening = ask(town.alignment)
    assert second.email in {to for letter in mail.outbox for to in letter.to}
    assert town["leader"].email not in {to for letter in mail.outbox for to in letter.to}
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        answer_opening(opening, agrees=True, by=second, at=NOW)

    told = {to for letter in mail.outbox for to in letter.to}
    assert told == {town["leader"].email, town["co_driver"].email, opening.asked_by.email}
    assert "skildpadden" not in " ".join(letter.subject + letter.body for letter in mail.outbox)
    verbs = [(verb, about) for verb, _by, about in log_of(opening)]
    assert verbs[0] == (Verb.REQUESTED, None)
    assert set(verbs[1:]) == {(Verb.UNSEALED, town["leader"]), (Verb.UNSEALED, town["co_driver"])}


@pytest.mark.one_database("sqlite")
def test_each_reading_is_in_the_log_and_the_owner_sees_when_and_why(towns):
    town = towns["agreed"]
    opening = opened(town.alignment)
    for _twice in range(2):
        read_by(opening.asked_by, opening)

    looks = [(one.did, one.times) for one in own_copy(town["leader"], at=timezone.now()).looks]
    page = browser_of(town["leader"]).get(reverse("opening", args=[opening.pk]))

    assert (str(Verb.READ_SEALED.label), 2) in looks
    assert WHY in page.content.decode()
    assert found((*LEADERS, *CO_DRIVERS), everything_in(page)) == set()
    assert AuditEvent.objects.filter(verb=Verb.READ_SEALED, subject=town["leader"]).count() == 2


@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("end", ["by the clock", "by hand", "no longer named", "declined", "not answered"])
def test_it_is_read_only_while_it_stands_open(towns, end, time_machine):
    opening = ask(towns["agreed"].alignment)
    if end != "not answered":
        answer_opening(opening, agrees=end != "declined", by=named(), at=timezone.now())
    if end == "by hand":
        close_opening(opening, by=named(), at=timezone.now())
    if end == "no longer named":
        let_open_sealed(opening.asked_by, opens=False, by=None)
    if end == "by the clock":
        time_machine.move_to(timezone.now() + timedelta(hours=24, seconds=1))

    assert read_by(opening.asked_by, opening).status_code in (403, 404)


@pytest.mark.parametrize("who", ["nobody", "officer", "superuser", "owner", "asker"])
def test_nobody_else_agrees_to_it(towns, who):
    town = towns["agreed"]
    opening = ask(town.alignment)
    let_open_sealed(town["leader"], opens=True, by=None)
    people = {
        "nobody": (PersonFactory(), OpeningHindrance.NOT_NAMED),
        "officer": (OfficerFactory(), OpeningHindrance.NOT_NAMED),
        "superuser": (PersonFactory(is_superuser=True), OpeningHindrance.NOT_NAMED),
        "owner": (town["leader"], OpeningHindrance.ONES_OWN),
        "asker": (opening.asked_by, OpeningHindrance.ALONE),
    }
    person, reason = people[who]

    with refused(reason):
        answer_opening(opening, agrees=True, by=person, at=NOW)


def test_the_database_wants_two_people_one_thing_and_an_end(towns):
    opening = opened(towns["agreed"].alignment)
    row = SealedOpening.objects.filter(pk=opening.pk)

    with refused_by("opening_takes_two_people"):
        row.update(answered_by=opening.asked_by)
    with refused_by("opening_is_of_one_thing"):
        row.update(kind="room")
    with refused_by("opening_agreed_to_has_an_end"):
        row.update(ends_at=None)


def test_asking_twice_is_refused_while_it_waits_and_asked_anew_after_a_day(towns):
    opening = ask(towns["agreed"].alignment)

    with refused(OpeningHindrance.ASKED_ALREADY):
        ask(opening.alignment, by=opening.asked_by)
    assert ask(opening.alignment, by=opening.asked_by, at=NOW + timedelta(hours=24)).pk != opening.pk


def test_two_years_after_it_was_over_it_is_forgotten(towns):
    opening, unanswered = opened(towns["agreed"].alignment), ask(towns["agreed"].alignment)
    both = SealedOpening.objects.filter(pk__in=[opening.pk, unanswered.pk])

    left = []
    for days in (700, 733):
        forget_openings(at=NOW + timedelta(days=days))
        left.append(both.count())

    assert left == [2, 0]
    assert log_of(opening)[-1][0] == Verb.DELETED


# --- being named --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "reason"),
    [("officer", PersonHindrance.NOT_AN_ADMINISTRATOR), ("oneself", PersonHindrance.ONESELF)],
)
def test_only_another_administrator_names_somebody(by, reason):
    administrator = PersonFactory(is_superuser=True)
    person = administrator if by == "oneself" else PersonFactory()

    with refused(reason):
        let_open_sealed(person, opens=True, by=administrator if by == "oneself" else OfficerFactory())
    assert not person.opens_sealed


@pytest.mark.one_database("sqlite")
def test_in_the_administration_it_is_offered_for_others_alone():
    administrator, person, officer = PersonFactory(is_staff=True, is_superuser=True), PersonFactory(), OfficerFactory()

    def offered(by, whose):
        page = browser_of(by).get(reverse("admin:netvaerk_person_change", args=[whose.pk]))
        return 'name="opens_sealed"' in page.content.decode()

    assert (offered(administrator, person), offered(administrator, administrator)) == (True, False)
    assert offered(officer, person) is False
