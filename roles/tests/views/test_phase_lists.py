"""The lists on the pages of the phases: discoveries, tracks and ideas."""

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import Discovery, Solution, ThemePhase
from netvaerk.tests.factories import DiscoveryFactory, OfficerFactory, SolutionFactory, TrackFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def theme_in(order):
    return led_theme("active", phase=ThemePhase.objects.get(order=order), phase_began_on=TODAY)


def phase(theme, order):
    return reverse("phase_work", args=[theme.pk, order])


@pytest.fixture
def theme():
    return theme_in(4)


@pytest.fixture
def leader(theme):
    return browser_of(leader_of(theme))


TYPED = {"way": "interview", "place": "Legepladsen", "seen_on": str(TODAY), "text": "Ingen satte sig."}


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (4, "Her skrives det, I ser og hører"),
        (5, "Når opdagelserne ligger på bordet"),
        (6, "Her skrives alle idéer"),
        (7, "Der er ikke skrevet nogen idé endnu"),
    ],
)
def test_an_empty_list_says_what_will_come_here(theme, leader, order, words):
    assert words in page(leader.get(phase(theme, order)))


def test_discoveries_are_written_one_after_another(theme, leader):
    address = reverse("add_discovery", args=[theme.pk])
    assert goes_to(leader.post(address, TYPED | {"again": "1"}), f"{address}?again")
    form = leader.get(f"{address}?again").context["form"]
    assert (form["way"].value(), form["place"].value(), form["text"].value()) == ("interview", "Legepladsen", None)

    assert goes_to(leader.post(address, TYPED | {"text": "Bænken var våd."}), phase(theme, 4))
    text = page(browser_of(OfficerFactory()).get(phase(theme, 4)))
    assert ("Ingen satte sig." in text, "Bænken var våd." in text) == (True, True)


def test_a_discovery_that_lacks_something_says_so_beside_the_field_and_keeps_what_was_typed(theme, leader):
    response = leader.post(reverse("add_discovery", args=[theme.pk]), {"place": "Torvet", "seen_on": "2099-01-01"})

    assert sorted(shown_errors(response)) == ["seen_on", "text", "way"]
    assert "Torvet" in page(response, 422)


def test_two_who_rewrite_a_discovery_both_see_both(theme, leader):
    one = DiscoveryFactory(theme=theme)
    address = reverse("edit_discovery", args=[one.pk])
    leader.post(address, TYPED | {"version": 1})
    text = page(leader.post(address, TYPED | {"version": 1, "text": "Alle satte sig."}), 409)

    assert ("Ingen satte sig." in text, "Alle satte sig." in text) == (True, True)
    assert Discovery.objects.get().text == "Ingen satte sig."


def test_a_discovery_is_taken_away_as_it_was_read(theme, leader):
    address = reverse("take_discovery_away", args=[DiscoveryFactory(theme=theme).pk])

    assert address in page(leader.get(phase(theme, 4)))
    page(leader.post(address, {"version": 0}), 409)
    assert goes_to(leader.post(address, {"version": 1}), phase(theme, 4))


def test_discoveries_are_ticked_and_moved_under_a_track(theme, leader):
    one, track = DiscoveryFactory(theme=theme), TrackFactory(theme=theme)
    address = reverse("gather_discoveries", args=[theme.pk])
    assert "Sæt kryds ved mindst én" in page(leader.post(address, {"track": track.pk}), 422)

    assert goes_to(leader.post(address, {"discoveries": [one.pk], "track": track.pk}), phase(theme, 5))
    text = page(leader.get(phase(theme, 5)))
    assert ("1 opdagelse er flyttet." in text, "Ikke under noget spor endnu" in text) == (True, False)


def test_a_track_is_written_rewritten_and_taken_away(theme, leader):
    leader.post(reverse("add_track", args=[theme.pk]), {"title": "Ro", "why": "Det går igen."})
    track = theme.tracks.get()
    assert goes_to(
        leader.post(reverse("edit_track", args=[track.pk]), {"title": "Fart", "version": 1}), phase(theme, 5)
    )
    text = page(leader.post(reverse("edit_track", args=[track.pk]), {"title": "Larm", "version": 1}), 409)
    assert ("Fart" in text, "Larm" in text) == (True, True)

    away = reverse("take_track_away", args=[track.pk])
    page(leader.post(away, {"version": 1}), 409)
    assert goes_to(leader.post(away, {"version": 2}), phase(theme, 5))


def test_tracks_are_chosen_on_the_page_that_closes_their_phase():
    theme = theme_in(5)
    leader, (kept, left) = browser_of(leader_of(theme)), TrackFactory.create_batch(2, theme=theme)
    address = reverse("close_phase", args=[theme.pk])
    typed = {"decided": "Ro først", "onward": ThemePhase.objects.get(order=6).pk, f"track_{kept.pk}": "chosen"}
    response = leader.post(address, typed)
    assert shown_errors(response) == {f"track_{left.pk}": ["Sig, om I går videre med sporet eller lader det ligge."]}

    assert goes_to(leader.post(address, typed | {f"track_{left.pk}": "left"}), reverse("plan", args=[theme.pk]))
    text = page(leader.get(phase(theme, 5)))
    assert ("Valgt" in text, "Ladt ligge" in text, "Ro først" in text) == (True, True, True)
    assert reverse("edit_track", args=[kept.pk]) not in text


def test_all_tracks_left_is_refused_with_what_was_typed():
    theme = theme_in(5)
    track = TrackFactory(theme=theme)
    typed = {"decided": "Intet", "onward": ThemePhase.objects.get(order=6).pk, f"track_{track.pk}": "left"}
    response = browser_of(leader_of(theme)).post(reverse("close_phase", args=[theme.pk]), typed)

    assert "Vælg mindst ét spor" in page(response, 409)
    assert "Intet" in page(response, 409)


def test_ideas_have_no_order_while_their_phase_is_open_and_get_one_at_its_close():
    theme = theme_in(6)
    leader, ideas = browser_of(leader_of(theme)), SolutionFactory.create_batch(2, theme=theme)
    assert reverse("prioritise_ideas", args=[theme.pk]) not in page(leader.get(phase(theme, 6)))
    typed = {"decided": "To idéer", "onward": ThemePhase.objects.get(order=7).pk}
    places = {f"place_{ideas[0].pk}": "2", f"place_{ideas[1].pk}": "2"}
    response = leader.post(reverse("close_phase", args=[theme.pk]), typed | places)
    assert list(shown_errors(response)) == [f"place_{ideas[1].pk}"]

    leader.post(reverse("close_phase", args=[theme.pk]), typed | places | {f"place_{ideas[1].pk}": "1"})
    assert dict(Solution.objects.values_list("pk", "priority")) == {ideas[1].pk: 1, ideas[0].pk: 2}
    assert "De kommer først" in page(leader.get(phase(theme, 6)))


def test_an_open_phase_refuses_an_order_that_is_sent_all_the_same():
    idea = SolutionFactory(theme=theme_in(6))
    address = reverse("prioritise_ideas", args=[idea.theme_id])
    response = browser_of(leader_of(idea.theme)).post(address, {f"place_{idea.pk}": "1"})

    assert "Mange idéer først" in page(response, 409)


def test_two_who_put_the_ideas_in_order_both_see_the_order():
    first, second = SolutionFactory.create_batch(2, theme=theme_in(7))
    leader, address = browser_of(leader_of(first.theme)), reverse("prioritise_ideas", args=[first.theme_id])
    assert leader.post(address, {f"place_{first.pk}": "1"}).status_code == 302
    response = leader.post(address, {f"place_{second.pk}": "1", "shown": ""})

    assert "Sådan er rækkefølgen nu" in page(response, 409)
    assert response.context["form"]["shown"].value() == str(first.pk)
    assert shown_errors(leader.post(address, {f"place_{first.pk}": "først"})) == {
        f"place_{first.pk}": ["Skriv et helt tal, fx 1 for den første."]
    }


def test_ideas_are_written_one_after_another_with_the_track_they_answer(theme, leader):
    track, address = TrackFactory(theme=theme), reverse("add_solution", args=[theme.pk])

    assert goes_to(leader.post(address, {"title": "Bænke", "track": track.pk, "again": "1"}), address)
    assert f"Spor: {track.title}" in page(leader.get(phase(theme, 6)))


def test_the_reference_leader_reads_and_the_co_driver_writes(theme):
    DiscoveryFactory(theme=theme)
    reference = theme.role_assignments.get(role="reference_leader").person
    co_driver = AssignmentFactory(theme=theme, role="co_driver").person
    add = reverse("add_discovery", args=[theme.pk])

    assert [add in page(browser_of(one).get(phase(theme, 4))) for one in (reference, co_driver)] == [False, True]


def test_the_plan_counts_what_is_listed_and_a_list_is_a_product(theme, leader):
    DiscoveryFactory.create_batch(2, theme=theme)
    text = page(leader.get(reverse("plan", args=[theme.pk])))

    assert "2 opdagelser" in text
    assert "1 af 1 skrevet" in text
