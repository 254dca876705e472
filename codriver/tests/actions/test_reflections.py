"""Writing, sharing and taking back one's reflection; being willing to talk."""

import pytest
from django.utils import timezone

from codriver.actions import reflections as actions
from codriver.actions.candidacies import start_candidacy, withdraw_candidacy
from codriver.actions.reflections import ReflectionHindrance
from codriver.models import CandidacyReflection, WillingToTalk
from codriver.rules.candidacy import CandidacyHindrance
from codriver.tests.factories import REFLECTED, CandidacyFactory, running_pair
from netvaerk.models import AuditEvent
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def save(candidacy, by=None, **words):
    written = {"answers": REFLECTED, "wishes_to_lead": "yes", "shown": 1, **words}
    return actions.save_reflection(candidacy, **written, by=by or candidacy.person, at=NOW)


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words)
    return refusal.value.reasons


@pytest.fixture
def begun():
    return start_candidacy(PersonFactory(), at=NOW)


def test_it_is_kept_unfinished_and_done_when_nothing_is_missing(begun):
    half = save(begun, answers={"draws": "Nyt"}, wishes_to_lead="")
    done = save(begun, shown=2)

    assert (half.done_at, half.version, done.done_at, done.version) == (None, 2, NOW, 3)


def test_the_same_again_changes_nothing(begun):
    save(begun)

    assert save(begun).version == 2


def test_two_windows_do_not_overwrite_each_other(begun):
    save(begun)

    assert refused(save, begun, wishes_to_lead="not_now") == [ReflectionHindrance.CHANGED_MEANWHILE]


def test_the_log_names_nobody(begun):
    save(begun)
    events = AuditEvent.objects.filter(object_type="codriver.candidacyreflection")

    assert [(one.verb, one.actor, one.subject) for one in events] == [("changed", None, None)]


def test_nobody_else_writes_shares_or_unshares_it(begun):
    officer = OfficerFactory()

    assert refused(save, begun, by=officer) == [ReflectionHindrance.NOT_YOURS]
    for act in (actions.share_reflection, actions.unshare_reflection):
        assert refused(act, begun, by=officer, at=NOW) == [ReflectionHindrance.NOT_YOURS]


def test_it_is_shared_and_unshared():
    candidacy = CandidacyFactory(interested=True)
    for _ in range(2):
        actions.share_reflection(candidacy, by=candidacy.person, at=NOW)
    shared = CandidacyReflection.objects.get().shared_at
    for _ in range(2):
        actions.unshare_reflection(candidacy, by=candidacy.person, at=NOW)

    assert (shared, CandidacyReflection.objects.get().shared_at) == (NOW, None)


def test_it_is_not_shared_half_done_or_before_the_secretariat_knows_of_one(begun):
    assert refused(actions.share_reflection, begun, by=begun.person, at=NOW) == [
        ReflectionHindrance.NOT_DONE,
        ReflectionHindrance.NOT_TOLD,
    ]


def test_what_becomes_unfinished_is_no_longer_shared():
    candidacy = CandidacyFactory(interested=True, reflection__shared_at=NOW)

    assert save(candidacy, answers={}).shared_at is None


def test_who_has_withdrawn_writes_no_more(begun):
    withdraw_candidacy(begun, by=begun.person, at=NOW)

    assert refused(save, begun) == [ReflectionHindrance.OVER]


def test_who_has_co_driven_may_be_asked_until_they_say_stop():
    person = running_pair().co_driver
    for about in ("Tiden", "Modet"):
        actions.offer_to_talk(person, about=about, at=NOW)
    rows = [one.about for one in WillingToTalk.objects.all()]
    for _ in range(2):
        actions.stop_talking(person, at=NOW)

    assert (rows, WillingToTalk.objects.count()) == (["Modet"], 0)


def test_nobody_else_stands_on_the_list():
    assert refused(actions.offer_to_talk, PersonFactory(), about="", at=NOW) == [CandidacyHindrance.NEVER_CO_DROVE]
