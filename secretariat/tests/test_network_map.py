"""The network map: what stands on it for whom, what one chooses, and that it says the same in a table."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from codriver.tests.factories import led_theme, running_pair
from netvaerk.models import OrgUnit, ThemeMove, ThemePhase
from netvaerk.tests.factories import PersonFactory, ThemeFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, page
from secretariat.queries.network_map import FEW
from secretariat.templatetags.network_map import MOST_MEETINGS
from secretariat.tests.counting import counts, same

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
TODAY = timezone.localdate()


@pytest.fixture
def top():
    return UnitFactory(parent=None, name="Kommunen")


def units_under(top, *names):
    area = UnitFactory(parent=top, name=f"Område for {names[0]}")
    return [UnitFactory(parent=area, name=name) for name in names]


def theme_on(*units, **fields):
    theme = ThemeFactory(**{"status": "active", "begins_on": TODAY - timedelta(days=30)} | fields)
    theme.units.set(units)
    return theme


def look(**query):
    return browser_of(PersonFactory()).get(reverse("network_map"), query)


def titles(response):
    return [one.theme.title for one in response.context["page"].themes]


def test_a_theme_stands_there_with_its_units_and_its_pair(top):
    pairing = running_pair()
    one, other = units_under(top, "Skole", "Bibliotek")
    pairing.theme.units.set([one, other])
    pairing.network_leader.unit = one
    pairing.network_leader.save()

    text = page(look())

    for word in (pairing.theme.title, pairing.network_leader.name, pairing.co_driver.name, "Skole", "Bibliotek"):
        assert word in text
    drawing = ElementTree.fromstring(
        text[text.index('<svg class="map__picture"') : text.index("</svg></div>")] + "</svg>"
    )
    lines = {path.get("class"): path.get("d").count("L") for path in drawing.iter("path")}
    assert lines == {"map__touches": 2, "map__leads": 1}
    links = [link.get("href") for link in drawing.iter("a")]
    assert links == [reverse("theme", args=[pairing.theme_id])]


def test_what_is_being_thought_about_or_over_is_not_there_today():
    for status in ("draft", "approved", "closed", "declined"):
        ThemeFactory(status=status)

    assert titles(look()) == []
    assert "Vis alt, der kører i dag" in page(look())


def test_one_chooses_by_type_phase_and_unit(top):
    one, other = units_under(top, "Skole", "Bibliotek")
    below = UnitFactory(parent=one, name="Årgang 7")
    phase = ThemePhase.objects.first()
    first = theme_on(below, network_type="learning", phase=phase, phase_began_on=TODAY)
    second = theme_on(other, network_type="welfare")

    assert titles(look(kind="learning")) == [first.title]
    assert titles(look(phase=phase.pk)) == [first.title]
    assert titles(look(unit=one.pk)) == [first.title]
    assert titles(look(unit=other.pk)) == [second.title]


def test_an_earlier_half_year_shows_what_ran_then():
    over = theme_on(begins_on=date(2024, 2, 1), status="closed")
    ThemeMove.objects.create(theme=over, status="closed", at=timezone.now().replace(2024, 12, 1), by=over.proposed_by)
    theme_on(begins_on=date(2025, 2, 1))

    assert titles(look(half="2024-2")) == [over.title]
    assert titles(look(half="2024-1")) == [over.title]
    assert titles(look(half="2023-2")) == []


def test_units_that_meet_are_counted_now_and_a_year_before(top):
    one, other = units_under(top, "Skole", "Bibliotek")
    (third,) = units_under(top, "Vej")
    theme_on(one, other, third)
    theme_on(one, other, begins_on=TODAY - timedelta(days=500))

    shown = look().context["page"]

    first = shown.meetings[0]
    assert ({first.first.pk, first.second.pk}, first.now, first.before) == ({one.pk, other.pk}, 2, 1)
    assert (shown.new_meetings, shown.ended_meetings) == (2, 0)
    assert [[number for number, _shade in row.cells] for row in shown.heat] == [[2, 1], [1, 0]]


def many_themes(top):
    """More than have room for their names: all but one touch two areas."""
    (school, library), (road,) = units_under(top, "Skole", "Bibliotek"), units_under(top, "Vej")
    for number in range(FEW):
        theme_on(school, road, title=f"Tema {number}")
    return theme_on(library, title="Alene")


def test_many_themes_are_told_area_by_area_until_one_asks_for_each(top):
    alone = many_themes(top)

    folded, every = page(look()), look(by="themes")

    assert alone.title not in folded
    assert f"Område for Skole: {FEW + 1} temaer" in folded
    assert f'<td data-label="Deler flest med">Område for Skole ({FEW})</td>' in folded
    assert len(titles(every)) == FEW + 1
    assert ">Alene</title>" in page(every)


def test_few_themes_are_told_area_by_area_for_whoever_asks(top):
    theme = theme_on(*units_under(top, "Skole", "Bibliotek"))

    shown = look()

    assert titles(shown) == [theme.title]
    assert f'href="{escape(shown.context["page"].areas_url)}"' in page(shown)
    assert "Område for Skole: 1 tema</title>" in page(look(by="areas"))


def test_lines_between_areas_grow_with_the_themes_they_share(top):
    many_themes(top)
    (third,) = units_under(top, "Park")
    theme_on(third, *OrgUnit.objects.filter(name="Vej"))

    text = page(look())
    drawing = ElementTree.fromstring(
        text[text.index('<svg class="map__picture"') : text.index("</svg></div>")] + "</svg>"
    )

    assert [path.get("stroke-width") for path in drawing.iter("path")] == ["1.5", "9.0"]


def test_an_area_shows_the_themes_of_all_its_units(top):
    alone = many_themes(top)
    area = OrgUnit.objects.get(name="Område for Vej")

    shown = look(unit=area.pk)

    assert alone.title not in titles(shown)
    assert len(titles(shown)) == FEW
    assert f'href="?unit={area.pk}"' in page(look())


def test_the_file_holds_every_theme_and_every_meeting(top):
    alone = many_themes(top)
    theme_on(*units_under(top, *(f"Enhed {number}" for number in range(13))))

    text = page(look())

    assert alone.title in look(**{"as": "csv"}).content.decode()
    assert text.count("</th><td>1</td><td>0</td></tr>") == MOST_MEETINGS - 1
    assert "og 19 mere; filen nedenfor har dem alle" in text


def test_a_theme_keeps_its_place_when_others_are_filtered_away(top):
    one, other = units_under(top, "Skole", "Bibliotek")
    first = theme_on(one, network_type="learning")
    theme_on(one, other, network_type="welfare")

    def place(response):
        return next(shown.place for shown in response.context["page"].themes if shown.theme.pk == first.pk)

    assert place(look()) == place(look(kind="learning"))


def test_looking_closer_keeps_what_one_chose(top):
    theme_on(*units_under(top, "Skole"), network_type="learning")

    closer = look(kind="learning").context["page"].moves["closer"]
    shown = browser_of(PersonFactory()).get(reverse("network_map") + closer).context["page"]

    assert (shown.chosen.view.zoom, shown.chosen.kind) == (2, "learning")
    assert set(shown.moves) == {"left", "right", "up", "down", "closer", "further", "whole"}


def test_many_units_are_told_by_their_area_until_one_looks_closer(top):
    theme_on(*units_under(top, "Skole", *(f"Bibliotek {number}" for number in range(40))))

    whole, closer = (page(look(zoom=zoom)) for zoom in (1, 2))

    assert ">Område for Skole</text>" in whole
    assert ">Bibliotek 3</text>" not in whole
    assert ">Bibliotek 3</text>" in closer


@pytest.mark.parametrize(
    "query", [{"zoom": "7", "x": "--1", "y": "9" * 30}, {"half": "2026-3"}, {"half": "-"}, {"phase": "x", "unit": "²"}]
)
def test_an_odd_address_shows_the_map(query):
    theme = theme_on()
    assert titles(look(**query)) == [theme.title]


def test_numbers_in_the_drawing_have_a_point_in_danish_too(top):
    theme_on(*units_under(top, "Skole", "Bibliotek", "Vej"))
    text = page(look())
    drawing = text[text.index('<svg class="map__picture"') : text.index("</svg></div>")]
    assert "," not in "".join(part.split('"')[0] for part in drawing.split(' cx="')[1:])


@pytest.mark.one_database("postgres")
def test_the_queries_are_the_same_however_much_there_is(top):
    def add():
        pairing = running_pair(led_theme(status="active", begins_on=TODAY))
        pairing.theme.units.set(units_under(top, f"Enhed {pairing.pk}", f"Afdeling {pairing.pk}"))

    assert same(counts(PersonFactory(), reverse("network_map"), add), most=9)
