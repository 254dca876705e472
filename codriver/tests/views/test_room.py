"""The pair's room on screen: written privately, shared and opened by a press, searched, and never written into by
mistake."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.pairing import end_pairing
from codriver.actions.room import share_entry
from codriver.models import RoomEntry, RoomStep
from codriver.tests.factories import PairFactory, RoomEntryFactory, RoomStepFactory, running_pair
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import MeetingFactory, OfficerFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOW, TODAY = timezone.now(), timezone.localdate()
SECRET = "Hemmelig hyldeblomst"


@pytest.fixture
def pairing():
    return running_pair()


def at(name, thing):
    return reverse(name, args=[thing.pk])


def room_of(person, pairing):
    return page(browser_of(person).get(at("room", pairing)))


def test_a_note_is_written_at_the_top_and_only_its_author_sees_it(pairing):
    browser = browser_of(pairing.network_leader)

    assert goes_to(browser.post(at("write_entry", pairing), {"text": SECRET}), at("room", pairing))
    assert SECRET in room_of(pairing.network_leader, pairing)
    assert SECRET not in room_of(pairing.co_driver, pairing)


def test_what_is_shared_waits_closed_until_the_other_opens_it(pairing):
    browser = browser_of(pairing.network_leader)
    browser.post(at("write_entry", pairing), {"text": SECRET, "share": "yes"})
    before = room_of(pairing.co_driver, pairing)

    browser_of(pairing.co_driver).post(at("open_shared", pairing))

    assert (SECRET in before, "har delt 1 ting med dig" in before) == (False, True)
    assert SECRET in room_of(pairing.co_driver, pairing)


def test_it_can_be_made_private_again_until_it_is_opened(pairing):
    entry = RoomEntryFactory(pairing=pairing, shared_at=NOW)
    browser = browser_of(entry.author)
    browser.post(at("unshare_entry", entry))
    browser.post(at("share_entry", entry), {"version": "2"})
    browser_of(pairing.co_driver).post(at("open_shared", pairing))

    refused = page(browser.post(at("unshare_entry", entry)), 409)

    assert "kan ikke blive privat igen" in refused


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("work", {"text": SECRET}),
        ("preparation", {"aim": SECRET}),
        ("debrief", {"learned": SECRET}),
        ("courage", {"what": SECRET, "when": "2026-03-02"}),
    ],
)
def test_every_kind_has_its_own_form(pairing, kind, typed):
    meeting = MeetingFactory(theme=pairing.theme)
    address = f"{at('write_entry', pairing)}?slags={kind}"
    browser = browser_of(pairing.co_driver)
    asks = page(browser.get(address))
    about = {"meeting": meeting.pk} if "Hvilket møde" in asks else {}

    assert goes_to(browser.post(address, typed | about), at("room", pairing))
    entry = RoomEntry.objects.get()
    assert (entry.kind, entry.words, entry.meeting_id) == (kind, typed, about.get("meeting"))
    assert SECRET in room_of(pairing.co_driver, pairing)


def test_what_lacks_something_is_shown_again_with_what_was_typed(pairing):
    address = f"{at('write_entry', pairing)}?slags=courage"
    response = browser_of(pairing.co_driver).post(address, {"what": "", "happened": SECRET, "when": "x"})

    assert SECRET in page(response, 422)
    assert set(shown_errors(response)) == {"what", "when"}


def test_a_page_that_showed_it_private_meets_that_it_is_shared(pairing):
    entry = RoomEntryFactory(pairing=pairing, words={"text": "Som den var"})
    share_entry(entry, by=entry.author, at=NOW, shown=1)
    browser, typed = browser_of(entry.author), {"text": SECRET, "version": "1"}

    met = page(browser.post(at("edit_entry", entry), typed), 409)

    assert all(words in met for words in (SECRET, "Som den var", 'name="version" value="2"'))
    assert RoomEntry.objects.get().words == {"text": "Som den var"}
    assert goes_to(browser.post(at("edit_entry", entry), typed | {"version": "2"}), at("room", pairing))


def test_when_the_pair_has_ended_the_room_is_read_and_what_was_typed_is_handed_back(pairing):
    entry = RoomEntryFactory(pairing=pairing, words={"text": "Står her endnu"})
    end_pairing(pairing, by=OfficerFactory(), on=TODAY, reason="Slut", at=NOW)
    browser = browser_of(entry.author)

    assert SECRET in page(browser.post(at("write_entry", pairing), {"text": SECRET}), 409)
    assert goes_to(browser.get(at("write_entry", pairing)), at("room", pairing))
    text = room_of(entry.author, pairing)
    assert ("Står her endnu" in text, f'href="{at("edit_entry", entry)}"' in text) == (True, False)
    assert goes_to(browser.post(at("delete_entry", entry), {"version": "1"}), at("room", pairing))


def test_a_pair_that_ended_without_an_alignment_has_a_room_where_nothing_stands():
    pairing = PairFactory(status="ended", ended_on=TODAY, end_kind="theme_over", end_reason="Slut")

    text = room_of(pairing.co_driver, pairing)

    assert ("Forventningsafstemning</a>" in text, "Her står ikke noget." in text) == (False, True)


def test_an_empty_room_of_a_pair_that_runs_says_what_will_stand_there(pairing):
    text = room_of(pairing.co_driver, pairing)

    assert (at("alignment", pairing.alignment) in text, "Her er ikke noget endnu." in text) == (True, True)


def test_who_comes_after_starts_with_an_empty_room(pairing):
    RoomEntryFactory(pairing=pairing, words={"text": SECRET}, opened=True)
    end_pairing(pairing, by=OfficerFactory(), on=TODAY, reason="Slut", at=NOW)
    follower = running_pair(pairing.theme)

    assert SECRET not in room_of(follower.co_driver, follower)
    assert SECRET not in room_of(pairing.network_leader, follower)


def test_one_searches_what_one_may_read(pairing):
    other = {"author": pairing.co_driver, "words": {"text": "Æbler hos den anden"}}
    RoomEntryFactory(pairing=pairing, words={"text": "Æbler og pærer"})
    RoomEntryFactory(pairing=pairing, **other)
    RoomEntryFactory(pairing=pairing, **other, shared_at=NOW)
    browser = browser_of(pairing.network_leader)

    found = page(browser.post(at("search_room", pairing), {"q": "æbler"}))

    assert ("Æbler og pærer" in found, "hos den anden" in found) == (True, False)
    assert "Æbler" not in page(browser.post(at("search_room", pairing), {"q": "æbler blommer"}))


def test_a_next_step_is_noted_done_and_put_back(pairing):
    browser = browser_of(pairing.network_leader)
    typed = {"what": SECRET, "who": "both", "due_on": TODAY.isoformat()}
    browser.post(at("add_step", pairing), typed)
    step = RoomStep.objects.get()
    assert SECRET in room_of(pairing.co_driver, pairing)

    browser_of(pairing.co_driver).post(at("settle_step", step))
    done = RoomStep.objects.get().done_at
    browser.post(at("settle_step", step), {"done": "no"})

    assert (bool(done), RoomStep.objects.get().done_at) == (True, None)


def test_nobody_else_is_a_choice_for_a_next_step(pairing):
    typed = {"what": "Ring", "who": str(OfficerFactory().pk), "due_on": ""}
    response = browser_of(pairing.network_leader).post(at("add_step", pairing), typed)

    assert set(shown_errors(response)) == {"who", "due_on"}


def test_the_log_says_who_has_read_and_nothing_of_what_is_private(pairing):
    RoomEntryFactory(pairing=pairing)
    RoomStepFactory(pairing=pairing)
    room_of(pairing.co_driver, pairing)

    event = AuditEvent.objects.order_by("-pk").first()
    assert (event.verb, event.object_type, event.subject) == (Verb.READ, "codriver.pairing", pairing.network_leader)


def test_the_room_is_reached_from_the_pair_and_from_the_alignment(pairing):
    browser = browser_of(pairing.network_leader)
    for address in (at("pairing", pairing), at("alignment", pairing.alignment)):
        assert at("room", pairing) in page(browser.get(address))
    assert at("room", pairing) not in page(browser_of(OfficerFactory()).get(at("pairing", pairing)))
