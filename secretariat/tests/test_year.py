"""The year wheel: what stands on it for whom, in the picture as in the list, and how one goes from year to year."""

from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from codriver.models.diploma_catalogue import DiplomaModule, ModuleTerm
from codriver.tests.factories import led_theme, module_at, study_of
from netvaerk.models import NetworkTheme, PlannedPhase, ProposalRound, ThemeMove, ThemePhase
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import holder
from secretariat.actions.events import cancel_event
from secretariat.tests.counting import counts, same
from secretariat.tests.training import draft, published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
SUMMER = datetime(2026, 6, 15, 10, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def in_summer():
    with time_machine.travel(SUMMER, tick=False):
        yield


def look(person=None, **query):
    return browser_of(person or PersonFactory()).get(reverse("year_wheel"), query)


def entries(response):
    return [(one.day, one.words, one.about) for one in response.context["page"].entries]


def planned(theme, order=3, **days):
    days = {"begins_on": date(2026, 5, 1), "ends_on": date(2026, 8, 1)} | days
    return PlannedPhase.objects.create(theme=theme, phase=ThemePhase.objects.get(order=order), **days)


def drawing(response):
    text = page(response)
    begins = text.index('<svg class="wheel"')
    return ElementTree.fromstring(text[begins : text.index("</svg>", begins)] + "</svg>")


def test_everybody_sees_rounds_themes_terms_and_courses():
    ProposalRound.objects.create(year=2027, season="spring", deadline_on="2026-12-01", decides_on="2027-01-31")
    ThemeFactory(title="Regn", status="active", begins_on=date(2026, 2, 1), ends_on=date(2027, 2, 1))
    module = DiplomaModule.objects.order_by("order").first()
    ModuleTerm.objects.create(
        module=module, school="Skolen", apply_by=date(2026, 7, 1), begins_on=date(2026, 9, 1), ends_on=date(2026, 12, 1)
    )
    course = published(SUMMER + timedelta(days=30))

    found = entries(look())

    assert (date(2026, 12, 1), "Sidste dag for forslag", "Foråret 2027") in found
    assert (date(2026, 2, 1), "Temaet begynder", "Regn") in found
    assert (date(2026, 7, 1), "Sidste dag for at søge", f"{module.name} · Skolen") in found
    assert (date(2026, 7, 15), course.title, "Kursus") in found
    assert (date(2027, 1, 31), "Chefforum beslutter", "Foråret 2027") in entries(look(year=2027))


def test_a_round_that_nobody_has_planned_is_expected_on_its_usual_days():
    assert [one[:2] for one in entries(look())] == [(date(2026, 12, 1), "Sidste dag for forslag")]


def test_phases_are_for_those_inside_and_one_who_leads_another_theme_sees_hers():
    theme, other = led_theme(), led_theme()
    planned(theme)
    planned(other, order=4)

    inside = [one.about for one in look(holder(theme, "network_leader")).context["page"].entries if one.theme]
    officer = {one.about for one in look(OfficerFactory()).context["page"].entries if one.theme}

    assert inside == [theme.title]
    assert officer == {theme.title, other.title}
    assert not any(one.theme for one in look().context["page"].entries)


def test_drafts_of_themes_and_of_courses_and_what_is_cancelled_are_not_there():
    ThemeFactory(title="Kladde", status="draft", begins_on=date(2026, 2, 1))
    draft(SUMMER + timedelta(days=30), title="Ikke offentliggjort")
    off = published(SUMMER + timedelta(days=31), title="Aflyst kursus")
    cancel_event(off, reason="Sygdom", by=off.created_by, at=SUMMER)

    assert {one[1] for one in entries(look())} == {"Sidste dag for forslag"}


def test_ones_own_study_is_seen_by_oneself_alone():
    mine = module_at("applied", study_of(PersonFactory()))
    type(mine).objects.filter(pk=mine.pk).update(exam_on=date(2026, 10, 1))
    said = (date(2026, 10, 1), "Din prøve", mine.module.name)

    assert said in entries(look(mine.study.person))
    assert said not in entries(look(OfficerFactory()))


def test_a_closed_theme_stands_on_the_day_it_was_closed():
    theme = ThemeFactory(status="closed", begins_on=date(2025, 2, 1), ends_on=date(2026, 12, 31))
    ThemeMove.objects.create(theme=theme, status="closed", at=SUMMER - timedelta(days=30), by=theme.proposed_by)

    assert (date(2026, 5, 16), "Temaet blev afsluttet", theme.title) in entries(look())
    assert not any(one[0] == date(2026, 12, 31) for one in entries(look()))


def test_the_picture_holds_the_same_days_and_leads_on():
    theme = led_theme(begins_on=date(2026, 3, 1))
    planned(theme)
    planned(theme, order=4, begins_on=date(2026, 8, 2), ends_on=date(2027, 3, 1))

    drawn = drawing(look(holder(theme, "network_leader")))

    links = [one.get("href") for one in drawn.iter("a")]
    assert links.count(reverse("plan", args=[theme.pk])) == 2
    assert reverse("theme", args=[theme.pk]) in links
    assert "," not in "".join(path.get("d") for path in drawn.iter("path"))
    assert drawn[0].text == "Årshjulet 2026"


def test_where_many_themes_run_their_phases_are_gathered_and_stand_together_in_the_list():
    for _ in range(8):
        planned(led_theme())

    shown = look(OfficerFactory()).context["page"]

    assert shown.wheel.arcs == []
    assert [one.number for one in shown.wheel.marks if one.kind == "phase"] == [8]
    assert [one.words for row in shown.rows for one in row.bundles] == ["8 faser begynder"]


def test_one_chooses_a_kind_and_takes_the_list_along():
    ThemeFactory(title="Regn", status="active", begins_on=date(2026, 2, 1))

    assert entries(look(kind="theme")) == [(date(2026, 2, 1), "Temaet begynder", "Regn")]
    assert "Regn" in look(kind="theme", **{"as": "csv"}).content.decode()
    assert "Her er endnu ikke planlagt noget" in page(look(kind="event"))


def test_months_that_are_over_are_folded_away_this_year_alone():
    ThemeFactory(status="active", begins_on=date(2026, 2, 1), ends_on=date(2027, 2, 1))

    now, next_year = look().context["page"], look(year=2027).context["page"]

    assert [row.number for row in now.past] == [2]
    assert [row.number for row in next_year.ahead] == [1, 2]


@pytest.mark.parametrize("typed", ["", "x", "1999", "2032", "²", "9" * 30])
def test_an_odd_year_is_this_one(typed):
    assert look(year=typed).context["page"].year == 2026


@pytest.mark.one_database("postgres")
def test_the_queries_are_the_same_however_much_there_is():
    person = PersonFactory()

    def add():
        planned(led_theme(begins_on=date(2026, 3, 1)))
        published(SUMMER + timedelta(days=30))

    assert same(counts(person, reverse("year_wheel"), add), most=8)
    assert NetworkTheme.objects.count() == 30
