"""The reports: who reads them, what they count, and that nobody can be told apart outside the secretariat."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import CompetenceRequest
from codriver.tests.factories import (
    agreed_agreement,
    compared_alignment,
    led_theme,
    module_at,
    ready_candidate,
    running_pair,
)
from codriver.tests.paths import ready
from netvaerk.actions.people import let_read_figures
from netvaerk.models import AuditEvent, ThemeMove
from netvaerk.refusals import Refused
from netvaerk.tests.factories import (
    CompetenceFactory,
    MeetingFactory,
    OfficerFactory,
    OutsiderFactory,
    PersonFactory,
    SolutionFactory,
    ThemeFactory,
    UnitFactory,
)
from netvaerk.tests.test_tables import read_csv
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import ReleaseFactory
from secretariat.queries.reports.catalogue import REPORTS
from secretariat.queries.reports.parts import MOST_ROWS, Cells, Rows
from secretariat.rules.network_map import HalfYear
from secretariat.rules.reports.figures import Withheld
from secretariat.templatetags.reports import report_parts
from secretariat.tests.counting import SIZES, asked, know_the_tables, queries, same
from secretariat.tests.readers import chief
from secretariat.tests.training import held

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
TODAY = timezone.localdate()
THIS_HALF = HalfYear.of(TODAY)


def look(person, slug, **query):
    return browser_of(person).get(reverse("report", args=[slug]), query)


def lines(response):
    """The first figure of each line, by its name."""
    return {one.name: one.values[0] for part in parts(response) for one in getattr(part, "lines", [])}


def parts(response):
    return response.context["page"].parts


def table(response, at):
    """The rows of a part as plain lists, the total last."""
    return [
        [row.head, *(cell for _column, cell, _drawn in cells)] for row, cells, _last in parts(response)[at].labelled
    ]


def release_in(unit, number, hours="2.0"):
    theme = ThemeFactory(status="active", begins_on=TODAY)
    for _ in range(number):
        ReleaseFactory(
            theme=theme,
            person__unit=unit,
            hours_per_week=Decimal(hours),
            began_on=TODAY,
            ended_on=TODAY + timedelta(days=90),
        )


# --- who reads


@pytest.mark.parametrize(("rows", "is_folded"), [(MOST_ROWS, False), (MOST_ROWS + 1, True)])
def test_a_long_table_is_folded(rows, is_folded):
    part = Rows("En tabel", ["Tema", "Tal"], [Cells(f"<b>{number}", [number]) for number in range(rows)], bar=0)

    drawn = report_parts([part], 1, 2)

    assert ("<details" in drawn, drawn.count("&lt;b&gt;"), drawn.count("<td")) == (is_folded, rows, rows)


@pytest.mark.parametrize("name", ["reports", "yearly_report"])
def test_whom_an_officer_gives_figures_reads_them_until_they_are_taken_away(name):
    officer, person = OfficerFactory(), PersonFactory()
    address = reverse(name)
    assert browser_of(person).get(address).status_code == 404

    let_read_figures(person, reads=True, by=officer)
    text = page(browser_of(person).get(address))
    assert reverse("reports") in text.split("</header>")[0]

    let_read_figures(person, reads=False, by=officer)
    assert browser_of(person).get(address).status_code == 404
    told = AuditEvent.objects.filter(subject=person, object_type="auth.group").values_list("verb", flat=True)
    assert sorted(told) == ["appointed", "ended"]


def test_who_has_left_is_given_no_figures():
    with pytest.raises(Refused):
        let_read_figures(PersonFactory(is_active=False), reads=True, by=None)


def test_a_reader_of_figures_sees_nothing_else_of_the_secretariats():
    browser = browser_of(chief())
    answers = {
        name: browser.get(reverse(name)).status_code for name in ("overview", "today", "diplomas", "candidacies")
    }
    assert set(answers.values()) == {404}


# --- what they count


def test_at_a_glance():
    pairing = running_pair(led_theme(status="active", begins_on=TODAY))
    pairing.theme.units.set(UnitFactory.create_batch(3))
    ThemeMove.objects.create(theme=pairing.theme, status="approved", at=timezone.now(), by=pairing.network_leader)
    over = ThemeFactory(status="closed", begins_on=TODAY - timedelta(days=900))
    ThemeMove.objects.create(
        theme=over, status="closed", at=timezone.now() - timedelta(days=600), by=pairing.network_leader
    )
    OutsiderFactory(theme=pairing.theme, stage="yes", answered_at=timezone.now())

    found = lines(browser_of(OfficerFactory()).get(reverse("reports")))

    wanted = (
        "Valgte temaer",
        "Temaer, der kørte",
        "Afsluttede temaer",
        "Berørte enheder",
        "Co-drivere",
        "Deltagere udefra",
    )
    assert [found[name] for name in wanted] == [1, 1, 0, 3, 1, 1]


@pytest.mark.parametrize(("areas", "columns"), [(3, 4), (13, 3)])
def test_areas_stand_in_a_square_as_long_as_it_can_be_read(areas, columns):
    top = UnitFactory(parent=None)
    units = [UnitFactory(parent=UnitFactory(parent=top, name=f"Område {one:02}")) for one in range(areas)]
    ThemeFactory(status="active", begins_on=TODAY).units.set(units[:2])

    square = parts(look(chief(), "snitflader"))[1]

    assert len(square.columns) == columns
    assert [row.head for row in square.rows if 1 in row.cells] == [one.parent.name for one in units[: columns - 2]]


def test_red_flags_name_themes_and_never_a_pair():
    alone = led_theme(status="active", begins_on=TODAY)
    pairing = running_pair(led_theme(status="active", begins_on=TODAY))
    type(pairing).objects.update(began_on=TODAY - timedelta(days=40))

    answer = look(OfficerFactory(), "roede-flag")

    assert lines(answer)["Uden co-driver"] == 1
    assert lines(answer)["Par uden en aftale"] == 2
    assert alone.title in page(answer)
    assert pairing.co_driver.name not in page(answer)
    assert lines(look(chief(), "roede-flag"))["Par uden en aftale"] is Withheld.FEW


def test_red_flags_of_a_half_year_are_told_from_the_days_of_roles_and_pairs():
    before = THIS_HALF.before()
    theme = led_theme(status="active", begins_on=before.first_day)
    theme.role_assignments.update(began_on=before.first_day)
    pairing = running_pair(theme)
    type(pairing).objects.update(began_on=THIS_HALF.first_day)
    led_theme(status="active", begins_on=before.first_day, co_driver_waiver="Kort tema")

    told = {one.name: one.values for one in parts(look(OfficerFactory(), "roede-flag"))[2].lines}

    assert told["Temaer, der kørte"] == [2, 2]
    assert told["Uden co-driver"] == [0, 1]
    assert told["Uden referenceleder"] == [2, 2]


def test_a_competence_that_is_asked_for_and_rare_stands_first():
    common, rare = CompetenceFactory(name_da="Tegne"), CompetenceFactory(name_da="Lytte")
    for one in (common, rare):
        CompetenceRequest.objects.create(theme=led_theme(), competence=one)
    for person in PersonFactory.create_batch(6):
        person.competence_offers.create(competence=common)
    PersonFactory().competence_offers.create(competence=rare)
    PersonFactory(is_active=False).competence_offers.create(competence=rare)

    assert [row[:1] + row[2:] for row in table(look(chief(), "kompetencer"), 1)] == [
        ["Lytte", 1, Withheld.FEW, "Mangler"],
        ["Tegne", 1, 6, ""],
    ]
    assert table(look(OfficerFactory(), "kompetencer"), 1)[0][3] == 1


def test_released_hours_of_few_are_laid_together_outside_the_secretariat():
    top = UnitFactory(parent=None)
    area = UnitFactory(parent=top)
    for name, number in (("Skole", 7), ("Vej", 2), ("Bibliotek", 5)):
        release_in(UnitFactory(parent=area, name=name), number)

    inside = table(look(OfficerFactory(), "frigivet-tid"), 1)
    outside = table(look(chief(), "frigivet-tid"), 1)

    assert inside == [["Skole", 7, 14], ["Bibliotek", 5, 10], ["Vej", 2, 4], ["I alt", 14, 28]]
    assert outside == [["Skole", 7, 14], ["2 enheder lagt sammen", 7, 14], ["I alt", 14, 28]]


def test_waits_are_told_by_their_median_from_five_people_up():
    for waited in (2, 4, 9):
        candidacy = ready_candidate(waited=waited)
        running_pair(co_driver=candidacy.person)

    name = "Fra klar til par"
    inside, outside = (lines(look(person, "ventetider")) for person in (OfficerFactory(), chief()))

    assert (inside[f"{name}: median"], inside[f"{name}: hvor mange"]) == (4, 3)
    assert (outside[f"{name}: median"], outside[f"{name}: hvor mange"]) == (Withheld.OF_FEW, Withheld.FEW)


def test_involvement_is_a_mark_outside_the_secretariat():
    theme = ThemeFactory(status="active", begins_on=TODAY)
    ThemeFactory(status="active", begins_on=TODAY)
    OutsiderFactory.create_batch(2, theme=theme, kind="citizen", stage="yes", answered_at=timezone.now())
    OutsiderFactory(theme=theme, kind="company", stage="no", answered_at=timezone.now())

    inside, outside = look(OfficerFactory(), "inddragelse"), look(chief(), "inddragelse")

    assert lines(outside)["Temaer med reel inddragelse, %"] == 50
    assert next(row for row in table(inside, 2) if row[0] == theme.title)[1:3] == [2, 0]
    assert next(row for row in table(outside, 2) if row[0] == theme.title)[1:3] == ["Ja", ""]
    assert table(outside, 1) == [["I alt", Withheld.FEW]]


def test_money_for_the_diploma_is_summed_and_withheld_where_few_study():
    module_at("approved", begins_on=TODAY)
    module_at("planned", number=2)

    inside, outside = (lines(look(person, "diplom")) for person in (OfficerFactory(), chief()))

    names = ("Pris, kr.", "Betalt af fonden, kr.", "Betalt af arbejdspladserne, kr.")
    assert [inside[name] for name in names] == [9000, 6000, 3000]
    assert {outside[name] for name in names} == {Withheld.OF_FEW}


def test_training_counts_who_came():
    held(came=6, stayed_away=1)
    assert lines(look(OfficerFactory(), "kurser"))["Personer, der kom"] == 6
    assert lines(look(chief(), "kurser"))["Personer, der kom"] == 6
    assert table(look(chief(), "kurser"), 1) == [["I alt", 6, Withheld.FEW]]


def test_value_counts_what_the_line_took_up():
    solution = SolutionFactory(
        theme=ThemeFactory(status="active", begins_on=TODAY),
        status="taken_up",
        taken_up_on=TODAY,
        owner=PersonFactory(),
    )
    answer = look(chief(), "vaerdi")
    assert lines(answer)["Løsninger taget i brug"] == 1
    assert solution.title not in page(answer)


# --- choosing, and taking along


@pytest.mark.parametrize("half", ["2026-3", "x", "9999-1", "1999-1", "-"])
def test_an_odd_address_shows_the_half_year_of_today(half):
    assert look(OfficerFactory(), "vejen", half=half).context["half"] == THIS_HALF.key


def test_an_earlier_half_year_is_chosen():
    then = THIS_HALF.before()
    ThemeFactory(status="active", begins_on=then.first_day)
    answer = look(OfficerFactory(), "frigivet-tid", half=then.key)
    assert then.key in dict(answer.context["halves"])
    assert answer.context["half"] == then.key


@pytest.mark.parametrize("slug", REPORTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_report_of_a_town_without_anything_is_there_as_page_and_file(slug, kind):
    assert page(look(chief(), slug))
    assert look(chief(), slug, **{"as": kind}).status_code == 200


def test_a_file_says_what_the_page_says_and_withholds_what_it_withholds():
    release_in(UnitFactory(), 3)
    cells = str(read_csv(look(chief(), "frigivet-tid", **{"as": "csv"}).content))
    assert "færre end 5" in cells
    assert "vises ikke" in cells


# --- the number of queries


def add_everything(*, agrees):
    pairing = running_pair(led_theme(status="active", begins_on=TODAY))
    theme = pairing.theme
    if agrees:
        agreed_agreement(compared_alignment(pairing))
    theme.units.set(UnitFactory.create_batch(2))
    ReleaseFactory(theme=theme)
    OutsiderFactory(theme=theme, stage="yes", answered_at=timezone.now())
    MeetingFactory(theme=theme)
    SolutionFactory(theme=theme)
    CompetenceRequest.objects.create(theme=theme, competence=CompetenceFactory())
    led_theme(status="active", begins_on=TODAY)
    module_at("approved", begins_on=TODAY)
    ready()
    held()


@pytest.mark.one_database("postgres")
def test_the_queries_are_the_same_however_much_there_is():
    """The year asks all but two of the reports."""
    addresses = [reverse("yearly_report"), *(reverse("report", args=[one]) for one in ("roede-flag", "kompetencer"))]
    browser, found, made = browser_of(OfficerFactory()), {one: [] for one in addresses}, 0
    for size in SIZES:
        for _ in range(size - made):
            add_everything(agrees=size < max(SIZES))  # which takes its time; one and three tell enough
        made = size
        know_the_tables()
        for one in addresses:
            browser.get(one)
            with queries() as captured:
                browser.get(one)
            found[one].append(asked(captured))

    assert [same(numbers, most=most) for numbers, most in zip(found.values(), (40, 14, 7), strict=True)]
