"""Who may do what on the top floor: everybody is asked about each thing, and the outsiders own one of the same kind."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from codriver.tests.factories import compared_alignment
from netvaerk.actions.people import let_open_sealed, let_read_figures
from netvaerk.models import NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from roles.tests.factories import AssignmentFactory, LedPersonFactory
from secretariat import access, bookings_access, knowledge_access, support_access
from secretariat.actions.data_requests import answer_data_request, ask_about_data
from secretariat.actions.openings import answer_opening, ask_for_opening
from secretariat.models import DeskDay, OrganisationImport, OtherHours
from secretariat.tests.bookings import booked, slots_of
from secretariat.tests.hand_outs import copy_asked_for, leaver, noted
from secretariat.tests.knowledge import draft_item, published_item, sent_item
from secretariat.tests.support import asked, brought_to
from secretariat.tests.training import draft, enrolled, held, published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOW = timezone.now()
OFFICER = {"officer"}


def administrator() -> Person:
    return PersonFactory(is_staff=True, is_superuser=True)


def reader_of_figures() -> Person:
    person = PersonFactory()
    let_read_figures(person, reads=True, by=administrator())
    return person


def named() -> Person:
    person = PersonFactory()
    let_open_sealed(person, opens=True, by=administrator())
    return person


EVERYBODY: dict[str, Callable[[], Person]] = {
    "employee": PersonFactory,
    "personnel leader": lambda: LedPersonFactory().personnel_leader,
    "network leader": lambda: AssignmentFactory().person,
    "officer": OfficerFactory,
    "former officer": lambda: OfficerFactory(is_active=False),
    "reader of figures": reader_of_figures,
    "named to open": named,
    "administrator": administrator,
    "former administrator": lambda: PersonFactory(is_staff=True, is_superuser=True, is_active=False),
}
EMPLOYED = {who for who in EVERYBODY if not who.startswith("former")}


def those_who_may(may: Callable[..., bool], *about: Any) -> set[str]:
    return {who for who, find in EVERYBODY.items() if may(find(), *about)}


PAGES = {
    access.may_oversee: OFFICER,
    access.may_read_reports: OFFICER | {"reader of figures"},
    access.may_read_small_figures: OFFICER,
    access.may_see_own_staff: {"personnel leader"},
    access.may_import_organisation: OFFICER | {"administrator"},
    access.may_run_events: OFFICER,
    access.may_open_sealed: {"named to open"},
    bookings_access.may_offer_times: OFFICER,
    bookings_access.may_write_hours: OFFICER,
    bookings_access.may_see_desks: OFFICER | {"network leader"},
    knowledge_access.may_run_knowledge: OFFICER,
    support_access.may_run_the_desk: OFFICER,
}


@pytest.mark.parametrize("may", PAGES, ids=lambda may: may.__name__)
def test_whose_pages_they_are(may):
    assert those_who_may(may) == PAGES[may]


THINGS = {
    access.may_bring_in: (OFFICER | {"administrator"}, OrganisationImport),
    access.may_run_event: (OFFICER, draft),
    access.may_read_event: (EMPLOYED, published),
    access.may_evaluate: (set(), held),
    access.may_fetch_calendar: (set(), lambda: enrolled(published())[0].event),
    access.may_sign_somebody_off: (OFFICER, lambda: enrolled(published())[0]),
    access.may_read_data_request: (OFFICER, copy_asked_for),
    access.may_answer_data_request: (OFFICER, copy_asked_for),
    access.may_handle_leaver: (OFFICER, leaver),
    access.may_hand_out_copy: (OFFICER, copy_asked_for),
    access.may_answer_hand_out: (OFFICER, noted),
    access.may_withdraw_hand_out: (OFFICER, noted),
    access.may_file_theme: (OFFICER, ThemeFactory),
    bookings_access.may_read_booking: (set(), booked),
    bookings_access.may_note_booking: (set(), booked),
    bookings_access.may_withdraw: (OFFICER, lambda: slots_of()[0]),
    bookings_access.may_remove_hours: (OFFICER, OtherHours),
    bookings_access.may_give_back: (set(), lambda: DeskDay(person=PersonFactory())),
    knowledge_access.may_read_item: (EMPLOYED, published_item),
    knowledge_access.may_read_draft: (OFFICER, sent_item),
    knowledge_access.may_write_in: (OFFICER, sent_item),
    knowledge_access.may_work_on: (OFFICER, sent_item),
    knowledge_access.may_name_author: (set(), published_item),
    knowledge_access.may_publish: (OFFICER, sent_item),
    support_access.may_read_request: (OFFICER, asked),
    support_access.may_ask_for: (set(), asked),
    support_access.may_take: (OFFICER, asked),
    support_access.may_handle: (set(), asked),
    support_access.may_write_in: (set(), asked),
}
"""What somebody else owns."""


@pytest.mark.parametrize("may", THINGS, ids=lambda may: may.__name__)
def test_around_what_is_somebody_elses(may):
    allowed, thing = THINGS[may]

    assert those_who_may(may, thing()) == allowed


def test_those_who_came_evaluate_and_those_who_are_to_come_fetch_the_calendar():
    over, ahead = held(came=1, stayed_away=1), published()
    came, stayed_away = (over.enrolments.get(status=status).person for status in ("attended", "no_show"))
    comes = enrolled(ahead)[0].person

    assert [access.may_evaluate(one, over) for one in (came, stayed_away, comes)] == [True, False, False]
    assert [access.may_fetch_calendar(one, ahead) for one in (came, comes)] == [False, True]
    assert not access.may_evaluate(comes, ahead)
    assert not access.may_fetch_calendar(came, over)


def test_a_request_about_ones_data_is_read_by_its_owner_and_answered_by_another_officer():
    officer = OfficerFactory()
    own = ask_about_data(officer, kind="access", text="Alt", by=officer, at=NOW)
    other = ask_about_data(PersonFactory(), kind="access", text="Alt", by=officer, at=NOW)

    assert access.may_read_data_request(other.person, other)
    assert not access.may_read_data_request(other.person, own)
    assert not access.may_answer_data_request(officer, own)
    assert access.may_answer_data_request(officer, other)
    answer_data_request(other, is_met=True, answer="Her er det", by=officer, at=NOW)
    other.refresh_from_db()
    assert not access.may_answer_data_request(officer, other)


def test_a_copy_is_handed_out_to_one_who_has_left_and_asked_for_it():
    officer, asks = OfficerFactory(), copy_asked_for()
    works_here = ask_about_data(PersonFactory(), kind="access", text="Alt", by=officer, at=NOW)
    assert not access.may_handle_leaver(officer, works_here.person)
    assert not access.may_hand_out_copy(officer, works_here)
    assert not access.may_hand_out_copy(officer, copy_asked_for(kind="correction"))
    asks.person.erased_at = NOW

    assert not access.may_hand_out_copy(officer, asks)


def test_another_officer_than_the_one_who_noted_the_address_answers():
    noter, back_again = OfficerFactory(), OfficerFactory()
    hand_out = noted(by=noter)
    hand_out.person.pk = back_again.pk

    assert not access.may_answer_hand_out(noter, hand_out)
    assert not access.may_answer_hand_out(back_again, hand_out)


def test_a_draft_of_a_theme_is_nobodys_case():
    assert not access.may_file_theme(OfficerFactory(), ThemeFactory(status=NetworkTheme.Status.DRAFT))


def test_around_an_opening_of_what_is_sealed():
    alignment, asker, other = compared_alignment(), named(), named()
    pairing = alignment.pairing
    words = {"ground": "law", "basis": "Retsplejeloven § 804", "reason": "Politiet har vist en kendelse"}
    opening = ask_for_opening(kind="alignment", thing=alignment, by=asker, at=NOW, **words)
    everybody = (asker, other, pairing.co_driver, OfficerFactory(), administrator())

    def answers(may: Callable[..., bool], *more: Any) -> list[bool]:
        return [may(one, opening, *more) for one in everybody]

    assert answers(access.may_see_opening) == [True, True, False, False, False]
    assert answers(access.may_answer_opening) == [False, True, False, False, False]
    assert answers(access.may_close_opening) == [True, True, False, False, False]
    assert answers(access.may_read_opened, NOW) == [False] * 5
    let_open_sealed(pairing.network_leader, opens=True, by=administrator())
    assert not access.may_answer_opening(Person.objects.get(pk=pairing.network_leader_id), opening)
    answer_opening(opening, agrees=True, by=other, at=NOW)
    opening.refresh_from_db()
    assert answers(access.may_see_opening) == [True, True, True, False, False]
    assert answers(access.may_read_opened, NOW) == [True, False, False, False, False]
    assert answers(access.may_read_opened) == [True, False, False, False, False]
    assert answers(access.may_read_opened, NOW + timedelta(days=2)) == [False] * 5
    let_open_sealed(asker, opens=False, by=administrator())
    assert not access.may_read_opened(Person.objects.get(pk=asker.pk), opening, NOW)


def test_the_two_who_meet_read_the_booking_and_the_officer_notes_it():
    booking = booked()
    officer, guest = booking.slot.officer, booking.person

    assert [bookings_access.may_read_booking(one, booking) for one in (officer, guest)] == [True, True]
    assert [bookings_access.may_note_booking(one, booking) for one in (officer, guest)] == [True, False]


def test_a_desk_is_given_back_by_whoever_has_it():
    row = DeskDay(person=PersonFactory())

    assert bookings_access.may_give_back(row.person, row)


@pytest.mark.parametrize(
    ("made", "reads_draft", "writes", "works", "officer_reads"),
    [(draft_item, True, True, True, False), (sent_item, True, False, True, True)],
    ids=["a draft", "sent"],
)
def test_around_a_text_of_ones_own(made, reads_draft, writes, works, officer_reads):
    item, officer = made(), OfficerFactory()
    may = (knowledge_access.may_read_draft, knowledge_access.may_write_in, knowledge_access.may_work_on)

    assert [one(item.author, item) for one in may] == [reads_draft, writes, works]
    assert [one(made().author, item) for one in may] == [False, False, False]
    assert knowledge_access.may_read_draft(officer, item) == officer_reads
    assert knowledge_access.may_name_author(item.author, item)


def test_whoever_writes_the_next_version_works_on_it_without_being_its_author():
    item, writer = draft_item(), PersonFactory()
    item.texts.update(written_by=writer)

    assert knowledge_access.may_work_on(writer, item)
    assert knowledge_access.may_read_draft(writer, item)
    assert not knowledge_access.may_read_draft(item.author, item)


def test_of_a_published_text_nobody_reads_a_draft_and_its_author_begins_the_next():
    item = published_item()

    assert not knowledge_access.may_read_draft(item.author, item)
    assert knowledge_access.may_write_in(item.author, item)
    assert knowledge_access.may_work_on(item.author, item)


@pytest.mark.parametrize(
    ("confidential", "others_read"), [(False, True), (True, False)], ids=["open to the desk", "confidential"]
)
def test_around_a_request_to_the_secretariat(confidential, others_read):
    owner, another = OfficerFactory(), OfficerFactory()
    request = brought_to("in_progress", officer=owner, is_confidential=confidential)
    asker, stranger = request.asker, asked().asker

    def answers(may: Callable[..., bool]) -> list[bool]:
        return [may(one, request) for one in (asker, owner, another, stranger)]

    assert answers(support_access.may_read_request) == [True, True, others_read, False]
    assert answers(support_access.may_ask_for) == [True, False, False, False]
    assert answers(support_access.may_take) == [False, True, True, False]
    assert answers(support_access.may_handle) == [False, True, False, False]
    assert answers(support_access.may_write_in) == [True, True, False, False]


def test_an_officer_takes_no_request_of_their_own():
    request = asked(OfficerFactory())

    assert support_access.may_read_request(request.asker, request)
    assert not support_access.may_take(request.asker, request)
