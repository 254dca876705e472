"""Every list that can be taken along: it holds what the page shows, for whom the page is for, and nothing more."""

import pytest
from django.urls import reverse

from codriver.tests.factories import asking_candidate, led_theme, module_at, running_pair
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.test_tables import read_csv, read_excel
from netvaerk.tests.views.pages import browser_of
from roles.tests.factories import LedPersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
OPEN, OFFICERS = ["themes", "network_map"], ["overview", "today"]


def take(person, name, kind="csv", **query):
    return browser_of(person).get(reverse(name), {"as": kind, **query})


@pytest.mark.parametrize("name", [*OPEN, *OFFICERS])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_comes_as_a_file_that_is_kept_nowhere(name, kind):
    pairing = running_pair(led_theme(status="active"))

    answer = take(OfficerFactory(), name, kind)

    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
    assert "no-store" in answer.headers["Cache-Control"]
    cells = (
        read_csv(answer.content) if kind == "csv" else [row for one in read_excel(answer.content) for row in one.values]
    )
    assert pairing.theme.title in str(cells)


@pytest.mark.parametrize("name", OFFICERS)
def test_it_is_nothing_for_those_whom_the_page_is_not_for(name):
    assert take(PersonFactory(), name).status_code == 404


def test_a_draft_of_others_is_in_no_file():
    draft, own = ThemeFactory(status="draft"), ThemeFactory(status="active")

    rows = read_csv(take(PersonFactory(), "themes").content)

    assert own.title in str(rows)
    assert draft.title not in str(rows)


def test_a_file_holds_the_whole_list_as_it_is_filtered():
    for number in range(30):
        ThemeFactory(status="active", title=f"Regn {number}")
    ThemeFactory(status="active", title="Sol")

    rows = read_csv(take(PersonFactory(), "themes", q="regn").content)

    assert len(rows) == 31


def test_taking_the_pairs_along_is_reading_them():
    running_pair()
    officer = OfficerFactory()

    take(officer, "overview")

    assert AuditEvent.objects.get(verb=Verb.READ, actor=officer).object_type == "codriver.pairing"


def test_an_unknown_kind_of_file_is_the_page():
    assert take(PersonFactory(), "themes", "exe").headers["Content-Type"].startswith("text/html")


ON_THEIR_WAY = {
    "candidacies": lambda: asking_candidate(LedPersonFactory()).person,
    "paths": lambda: asking_candidate(LedPersonFactory()).person,
    "diplomas": lambda: module_at("approved").study.person,
}


@pytest.mark.parametrize("name", ON_THEIR_WAY)
def test_people_on_their_way_are_taken_along_by_officers_alone_and_that_is_reading(name):
    person, officer = ON_THEIR_WAY[name](), OfficerFactory()

    excel = read_excel(take(officer, name, "xlsx").content)
    assert person.name in str(read_csv(take(officer, name).content))
    assert person.name in str([row for sheet in excel for row in sheet.values])
    assert take(person, name).status_code == 404
    assert AuditEvent.objects.filter(verb=Verb.READ, actor=officer).count() == 2


def test_no_grade_is_taken_along():
    module = module_at("passed")

    rows = read_csv(take(OfficerFactory(), "diplomas").content)

    assert module.study.person.name in str(rows)
    assert {"ECTS points", "Grade"} & {cell for row in rows for cell in row} <= {"ECTS points"}
    assert not {"-3", "00", "02", "4", "7", "10", "12"} & {cell for row in rows[1:] for cell in row[4:]}


@pytest.mark.parametrize(("kind", "read_it"), [("csv", read_csv), ("excel", read_excel)])
def test_rows_of_the_administration_are_taken_along_by_the_columns_of_their_list(kind, read_it):
    person, other = PersonFactory(title="=1+1"), PersonFactory()
    officer = OfficerFactory()

    answer = browser_of(officer).post(
        reverse("admin:netvaerk_person_changelist"),
        {"action": f"take_along_as_{kind}", "_selected_action": [person.pk]},
    )

    found = read_it(answer.content)
    rows = found if kind == "csv" else [list(row) for sheet in found for row in sheet.values]
    assert [row[0] for row in rows[1:]] == [person.name]
    assert rows[1][2] == ("'=1+1" if kind == "csv" else "=1+1")
    assert person.email not in str(rows)
    assert other.name not in str(rows)
    assert AuditEvent.objects.filter(verb=Verb.READ, actor=officer, object_type="netvaerk.person").count() == 1
