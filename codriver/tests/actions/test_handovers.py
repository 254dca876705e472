"""The note to the next co-driver: who writes it, and who reads it when."""

import pytest
from django.utils import timezone

from codriver.actions.handovers import forget_handovers, write_handover
from codriver.actions.pairing import answer_offer, end_pairing
from codriver.models import Pairing, PairingHandover
from codriver.rules.handovers import HandoverHindrance
from codriver.tests.factories import offered_pair, running_pair
from netvaerk.models import NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TEXT = "Tal med Mona på plejehjemmet"


def over(kind="other_work", pairing=None):
    pairing = pairing or running_pair()
    end_pairing(pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", kind=kind, at=NOW)
    return pairing


def write(pairing, text=TEXT, *, shown=0, by=None):
    write_handover(pairing, text=text, shown=shown, by=by or pairing.co_driver, at=NOW)


def written():
    pairing = over()
    write(pairing)
    return PairingHandover.objects.get()


def reads(person):
    return PairingHandover.objects.readable_by(person).exists()


def test_who_leaves_early_writes_changes_and_takes_away():
    note = written()
    write(note.pairing)
    write(note.pairing, "Noget andet", shown=1)
    note.refresh_from_db()

    assert (note.text, note.version) == ("Noget andet", 2)
    assert [verb for verb, *_ in log_of(note)] == [Verb.HANDED_OVER, Verb.CHANGED]
    write(note.pairing, "", shown=2)
    assert not PairingHandover.objects.exists()


def test_a_stale_text_changes_nothing():
    note = written()
    write(note.pairing, "Nyt", shown=1)

    with refused(HandoverHindrance.CHANGED_MEANWHILE):
        write(note.pairing, "Gammelt", shown=1)

    assert PairingHandover.objects.get().text == "Nyt"


@pytest.mark.parametrize("side", ["network_leader", "offered_by"])
def test_nobody_else_writes_it(side):
    pairing = over()

    with refused(HandoverHindrance.NOT_THE_CO_DRIVER):
        write(pairing, by=getattr(pairing, side))


@pytest.mark.parametrize("make", [running_pair, lambda: over("theme_over")], ids=["running", "with the theme"])
def test_it_is_for_an_early_end(make):
    pairing = make()

    with refused(HandoverHindrance.NOT_ENDED_EARLY):
        write(pairing)


def test_it_is_read_by_writer_and_leader_and_by_nobody_else():
    pairing = written().pairing
    others = (OfficerFactory(), PersonFactory(is_superuser=True), over().co_driver, running_pair().network_leader)

    assert [reads(pairing.co_driver), reads(pairing.network_leader)] == [True, True]
    assert [reads(one) for one in others] == [False] * 4


def test_it_is_forgotten_when_the_theme_is_over():
    note = written()
    assert forget_handovers(at=NOW).done == 0

    NetworkTheme.objects.filter(pk=note.pairing.theme_id).update(status="closed")

    assert (forget_handovers(at=NOW).done, PairingHandover.objects.exists()) == (1, False)


def test_the_next_co_driver_reads_it_while_the_pair_runs_and_the_one_after_does_not():
    former = written().pairing
    pairing = offered_pair(former.theme)
    seen = [reads(pairing.co_driver)]
    for person in (pairing.network_leader, pairing.co_driver):
        answer_offer(pairing, by=person, says_yes=True, reason="", at=NOW)
    seen.append(reads(pairing.co_driver))
    over(pairing=Pairing.objects.get(pk=pairing.pk))
    seen.append(reads(pairing.co_driver))

    assert [*seen, reads(running_pair(former.theme).co_driver)] == [False, True, False, False]
