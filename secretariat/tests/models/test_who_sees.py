"""Which rows are whose on the top floor: everybody's set is told whole, with neighbours who have the same."""

import pytest
from django.utils import timezone

from codriver.tests.factories import compared_alignment
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.openings import answer_opening, ask_for_opening
from secretariat.models import CopyHandOut, DataRequest, Enrolment, KnowledgeItem, SealedOpening
from secretariat.tests.hand_outs import copy_asked_for, noted
from secretariat.tests.knowledge import draft_item, published_item, sent_item
from secretariat.tests.test_access import named
from secretariat.tests.training import enrolled, published

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_requests_about_ones_data_are_ones_own_and_all_of_them_an_officers():
    mine, other = copy_asked_for(), copy_asked_for()

    assert set(DataRequest.objects.visible_to(mine.person)) == {mine}
    assert set(DataRequest.objects.visible_to(OfficerFactory())) == {mine, other}
    DataRequest.objects.filter(pk=mine.pk).update(answered_at=NOW, answered_by=OfficerFactory(), is_met=True)
    assert set(DataRequest.objects.open()) == {other}


def test_copies_on_their_way_are_officers_work_alone():
    hand_out = noted()

    assert set(CopyHandOut.objects.visible_to(OfficerFactory())) == {hand_out}
    assert set(CopyHandOut.objects.visible_to(hand_out.person)) == set()


def test_seats_are_told_by_person():
    row, _other = (enrolled(published())[0] for _ in range(2))

    assert set(Enrolment.objects.of(row.person)) == {row}


def test_texts_are_seen_as_far_as_they_have_come():
    shipped = set(KnowledgeItem.objects.all())
    draft, sent, public, archived = draft_item(), sent_item(), published_item(), published_item()
    KnowledgeItem.objects.filter(pk=archived.pk).update(archived_at=NOW)
    helped, writer, officer = draft_item(), PersonFactory(), OfficerFactory()
    helped.texts.update(written_by=writer)
    seen = {
        PersonFactory(): {public},
        draft.author: {public, draft},
        sent.author: {public, sent},
        archived.author: {public, archived},
        helped.author: {public, helped},
        writer: {public, helped},
        officer: {public, sent, archived},
    }

    assert {one: set(KnowledgeItem.objects.visible_to(one)) - shipped for one in seen} == seen


def test_openings_are_seen_by_those_who_are_named_but_of_their_own_once_they_were_opened():
    words = {"kind": "alignment", "ground": "law", "basis": "Retsplejeloven § 804", "reason": "En kendelse"}
    alignment, asker, other = compared_alignment(), named(), named()
    opening = ask_for_opening(thing=alignment, by=asker, at=NOW, **words)
    owner, stranger = alignment.pairing.co_driver, compared_alignment().pairing.co_driver
    owner_who_is_named = alignment.pairing.network_leader
    owner_who_is_named.groups.set(other.groups.all())
    everybody = (asker, other, owner, owner_who_is_named, stranger, OfficerFactory())

    def seen_by() -> list[bool]:
        return [SealedOpening.objects.visible_to(one).exists() for one in everybody]

    assert seen_by() == [True, True, False, False, False, False]
    answer_opening(opening, agrees=True, by=other, at=NOW)
    assert seen_by() == [True, True, True, True, False, False]
