"""The record of a theme for the archive: what belongs to the case, nothing that is sealed, as PDF and as JSON."""

import json
from io import BytesIO

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pypdf import PdfReader

from codriver.models import AgreedText
from netvaerk.models import AuditEvent, FollowUp, ForumDecision, NetworkTheme, PhaseClosing, ThemePhase, Verb
from netvaerk.rules.filing import FilingHindrance, is_kle
from netvaerk.tests.factories import (
    MeetingFactory,
    OfficerFactory,
    ParticipantFactory,
    PersonFactory,
    SolutionFactory,
    SolutionTestFactory,
    UnitFactory,
)
from netvaerk.tests.outcomes import refused, times
from netvaerk.tests.views.pages import browser_of
from secretariat.actions.filing import file_theme
from secretariat.queries.record import theme_record
from secretariat.tests.cast import HANDOVER, Cast, both_share
from secretariat.tests.counting import asked, queries, same
from secretariat.tests.secrets import CLOSED, REASONS, everything_in, found, sealed_town

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DECIDED, BECAUSE = "Forummet valgte grønne tage", "Fordi regnen falder tungere"


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """A theme whose pair has agreed, shares the text with the secretariat, and is over."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = sealed_town("agreed")
        both_share(town.alignment)
        officer = town["officer"]
        ForumDecision.objects.create(
            theme=town.theme, round_id=town.proposal.round_id, chosen=True, network_type="welfare",
            decided_on=timezone.localdate(), reason=BECAUSE, noted_by=officer, noted_at=NOW,
        )  # fmt: skip
        PhaseClosing.objects.create(
            theme=town.theme, phase=ThemePhase.objects.first(), decided=DECIDED, by=town["leader"], at=NOW
        )
        yield town
        transaction.set_rollback(True)


def record_of(town: Cast) -> dict:
    with override("da"):
        return theme_record(town.theme, at=NOW).as_data()


def fetched(town: Cast, name: str):
    return browser_of(town["officer"]).get(reverse(name, args=[town.theme.pk]))


KEYS = {
    "format", "made_at", "municipality", "number", "title", "purpose", "kind", "network_type", "status", "kle",
    "case_number", "begins_on", "ends_on", "units", "parties", "sections",
}  # fmt: skip


def test_its_form_is_always_the_same(town):
    record = record_of(town)

    assert {*record} == KEYS
    assert {frozenset(one) for one in record["parties"]} == {frozenset({"role", "name", "since", "until"})}
    assert {frozenset(one) for one in record["sections"]} == {frozenset({"code", "title", "entries"})}
    entries = [entry for part in record["sections"] for entry in part["entries"]]
    assert {frozenset(one) for one in entries} == {frozenset({"title", "on", "lines"})}
    assert {frozenset(line) for one in entries for line in one["lines"]} == {frozenset({"label", "text"})}
    assert record["format"] == "netvaerk-theme-record/1"


def test_the_queries_are_the_same_however_much_there_is(town):
    found = []
    for _ in range(3):
        for _one in range(len(found) + 1):
            idea = SolutionFactory(theme=town.theme, owner=PersonFactory(), owner_unit=UnitFactory())
            FollowUp.objects.create(solution=idea, months=3, due_on=timezone.localdate())
            SolutionTestFactory(solution=idea)
            MeetingFactory(theme=town.theme)
            ParticipantFactory(theme=town.theme)
        theme = NetworkTheme.objects.get(pk=town.theme.pk)
        with queries() as captured:
            theme_record(theme, at=NOW)
        found.append(asked(captured))

    assert same(found, 33)


def test_it_holds_decisions_with_reasons_and_roles_with_their_history(town):
    record = record_of(town)
    told = json.dumps(record, ensure_ascii=False)

    assert found((DECIDED, BECAUSE), told) == {DECIDED, BECAUSE}
    former = next(one for one in record["parties"] if one["name"] == town["former"].name)
    assert former["until"] == timezone.localdate().isoformat()
    assert {town["leader"].name, town["co_driver"].name} <= {one["name"] for one in record["parties"]}


def test_it_says_that_two_agreed_and_by_its_fingerprint_what(town):
    agreements = next(one for one in record_of(town)["sections"] if one["code"] == "agreements")
    text = AgreedText.objects.get(agreement=town.agreement)

    assert text.fingerprint in json.dumps(agreements)


@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("name", ["record_pdf", "record_json"])
def test_nothing_sealed_is_in_it_also_where_it_is_shared_and_fetching_it_is_in_the_log(town, name):
    before = times(Verb.FETCHED, town.theme)

    response = fetched(town, name)

    told = everything_in(response)
    assert found((BECAUSE,), told) == {BECAUSE}
    assert found((*CLOSED, *REASONS.values(), HANDOVER), told) == set()
    assert found((town.citizen.name, town.note.title), told) == set()
    assert times(Verb.FETCHED, town.theme) == before + 1


@pytest.mark.one_database("sqlite")
def test_the_pdf_is_tagged_and_in_danish(town):
    catalog = PdfReader(BytesIO(fetched(town, "record_pdf").content)).trailer["/Root"]

    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/Lang"].startswith("da")


# --- where it is filed --------------------------------------------------------------------------------------------


def test_the_case_number_comes_back_and_stands_in_the_next_record(town):
    file_theme(town.theme, kle="27.36.00 G01", case_number="26/01234", shown=0, by=town["officer"], at=NOW)

    record = record_of(town)
    assert (record["kle"], record["case_number"]) == ("27.36.00 G01", "26/01234")


def test_a_theme_that_nobody_filed_has_the_number_of_the_municipality(town, settings):
    settings.KLE_NUMBER = "00.01.00"

    assert record_of(town)["kle"] == "00.01.00"


@pytest.mark.parametrize(
    ("kle", "is_one"),
    [
        ("", True), ("27.36.00", True), ("27.36.00 G01", True), ("00.01.00 Ø34", True), ("27.36", False),
        ("27.36.00G01", False), ("27.36.00 G1", False), ("27.36.000", False), ("a7.36.00", False),
    ],
)  # fmt: skip
def test_what_a_kle_number_looks_like(kle, is_one):
    assert is_kle(kle) is is_one


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"by": PersonFactory}, FilingHindrance.NOT_AN_OFFICER),
        ({"kle": "27"}, FilingHindrance.NOT_KLE),
        ({"shown": 0}, FilingHindrance.STALE),
    ],
    ids=["not an officer", "no such form", "changed meanwhile"],
)
def test_filing_is_refused(town, change, reason):
    officer = OfficerFactory()
    file_theme(town.theme, kle="27.36.00", case_number="", shown=0, by=officer, at=NOW)
    said = {"kle": "27.36.00", "case_number": "2", "shown": 1, "by": officer, **change}
    said["by"] = said["by"]() if said["by"] is PersonFactory else said["by"]

    with refused(reason):
        file_theme(town.theme, **said, at=NOW)


def test_the_same_again_changes_nothing(town):
    officer = OfficerFactory()
    for _twice in range(2):
        filing = file_theme(town.theme, kle="27.36.00", case_number="", shown=0, by=officer, at=NOW)

    assert (filing.version, times(Verb.CHANGED, filing)) == (1, 1)


@pytest.mark.one_database("sqlite")
def test_what_is_typed_wrong_is_said_at_the_field_and_kept(town):
    browser = browser_of(town["officer"])
    address = reverse("filing", args=[town.theme.pk])

    response = browser.post(address, {"kle": "27", "case_number": "26/77", "shown": "0"})

    assert response.status_code == 422
    assert 'value="26/77"' in response.content.decode()
    assert browser.post(address, {"kle": "27.36.00", "case_number": "26/77", "shown": "0"}).status_code == 302
    assert AuditEvent.objects.filter(object_type="secretariat.themefiling", actor=town["officer"]).count() == 1
