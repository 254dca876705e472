"""What somebody would like to bring as a co-driver."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from codriver.models import CoDriverOffer, CoDriverTask, CompetenceOffer
from codriver.rules.wishes import WishHindrance
from codriver.tests.factories import led_theme, running_pair
from codriver.tests.views.picks import picks
from netvaerk.models import Discipline
from netvaerk.tests.factories import CompetenceFactory, PersonFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db


def offer(person, typed):
    return browser_of(person).post(reverse("offer_competences"), typed)


def shown(person):
    return page(browser_of(person).get(reverse("offer_competences")))


def test_everybody_says_what_they_would_like_to_bring():
    person, (one, two) = PersonFactory(), CompetenceFactory.create_batch(2)

    response = offer(person, {**picks(one, two, value="want"), "value_2": "learn"})

    assert goes_to(response, reverse("my_page"))
    assert {*person.competence_offers.values_list("competence_id", "wish")} == {(one.pk, "want"), (two.pk, "learn")}


def test_the_same_competence_twice_is_said_beside_the_second():
    person, one = PersonFactory(), CompetenceFactory()

    response = offer(person, picks(one, one, value="want"))

    assert [*shown_errors(response)] == ["competence_2"]
    assert CompetenceOffer.objects.count() == 0


def test_a_competence_without_a_wish_is_asked_about():
    person, one = PersonFactory(), CompetenceFactory()

    response = offer(person, picks(one, value=""))

    assert [*shown_errors(response)] == ["value_1"]


def test_no_wish_is_chosen_beforehand():
    text = page(browser_of(PersonFactory()).get(reverse("offer_competences")))

    assert [one for one in ("want", "can", "learn") if f'<option value="{one}" selected' in text] == []


def test_an_empty_choice_takes_back_what_was_offered():
    person = PersonFactory()
    offer(person, picks(CompetenceFactory(), value="want"))

    offer(person, picks(value="want", version=1))

    assert person.competence_offers.count() == 0


def test_what_one_offers_stays_ones_own():
    person, other = PersonFactory(), PersonFactory()
    offer(other, picks(CompetenceFactory(), value="can"))

    offer(person, {**picks(CompetenceFactory(), value="want"), "person": other.pk})

    assert [*other.competence_offers.values_list("wish", flat=True)] == ["can"]


def whole(**change):
    """Everything the page asks about, typed."""
    typed = {
        **picks(CompetenceFactory(), value="want", level=4),
        "tasks": [CoDriverTask.objects.first().pk],
        "known_units": [UnitFactory(name="Visitation", parent=UnitFactory()).pk],
        "discipline": Discipline.objects.first().pk,
        "style": "effect",
        "themes": [led_theme(title="Grønne tage").pk],
        "hours_per_week": "3",
        "free_from": "2026-12-01",
        "free_until": "2027-06-30",
    }
    return typed | change


def test_the_whole_offer_is_kept_in_one_go():
    person = PersonFactory()

    assert goes_to(offer(person, whole()), reverse("my_page"))

    kept = CoDriverOffer.objects.get(person=person)
    assert [*person.competence_offers.values_list("wish", "level")] == [("want", 4)]
    assert [one.code for one in kept.tasks.all()] == ["T1"]
    assert [str(one) for one in (*kept.known_units.all(), *kept.themes.all())] == ["Visitation", "Grønne tage"]
    assert (kept.hours_per_week, kept.style, kept.version) == (Decimal(3), "effect", 1)
    assert (kept.free_from, kept.free_until) == (date(2026, 12, 1), date(2027, 6, 30))


WRONG = {
    "hours_per_week": ["0", "38", "x"],
    "free_from": ["x"],
    "free_until": ["x", "2026-11-30"],
    "style": ["x"],
    "tasks": ["0"],
    "known_units": ["0"],
    "themes": ["0"],
    "discipline": ["0"],
    "level_1": ["", "5", "x"],
}


@pytest.mark.parametrize(("name", "typed"), [(name, one) for name, some in WRONG.items() for one in some])
def test_what_is_wrong_is_said_beside_the_field(name, typed):
    response = offer(PersonFactory(), whole(**{name: typed}))

    assert [*shown_errors(response)] == [name]
    assert 'value="2027-06-30"' in page(response, 422) or name == "free_until"
    assert not CoDriverOffer.objects.exists()


def test_a_theme_that_has_its_co_driver_cannot_be_chosen():
    taken = running_pair().theme

    assert [*shown_errors(offer(PersonFactory(), whole(themes=[taken.pk])))] == ["themes"]


def test_two_windows_of_one_person_meet():
    person = PersonFactory()
    offer(person, whole())

    response = offer(person, whole(hours_per_week="7"))

    text = page(response, 409)
    assert response.context["refusal"].reasons == [WishHindrance.CHANGED_MEANWHILE]
    assert ("Timer om ugen, jeg gerne vil give", "3") in response.context["stored"]
    assert 'value="7"' in text
    assert 'name="version" value="1"' in text


def test_what_is_missing_is_said_until_it_is_there():
    person = PersonFactory()
    assert "Har du ikke lang tid?" in shown(person)

    offer(person, whole())

    assert "Har du ikke lang tid?" not in shown(person)


def test_somebody_who_co_drives_is_told_for_what_a_change_counts():
    pairing = running_pair()

    assert "næste gang" in shown(pairing.co_driver)
    assert "næste gang" not in shown(pairing.network_leader)


def test_a_retired_discipline_stays_where_it_was_chosen():
    person, typed = PersonFactory(), whole()
    offer(person, typed)
    Discipline.objects.filter(pk=typed["discipline"]).update(retired_on=date(2026, 1, 1))

    offer(person, typed | {"version": 1, "hours_per_week": "4"})

    assert [*CoDriverOffer.objects.values_list("discipline", "hours_per_week")] == [(typed["discipline"], 4)]
