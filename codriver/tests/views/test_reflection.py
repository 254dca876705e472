"""The page of the private reflection."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.candidacies import start_candidacy
from codriver.models import CandidacyReflection
from codriver.tests.factories import ready_candidate
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db
REFLECT = reverse("reflect")
WHOLE = {"draws": "At lære noget nyt", "time": "yes", "season": "calm", "courage": "yes", "leader": "yes"}


@pytest.fixture
def candidacy():
    return start_candidacy(PersonFactory(), at=timezone.now())


def save(candidacy, **typed):
    return browser_of(candidacy.person).post(REFLECT, {"version": 1, **WHOLE, "wishes_to_lead": "yes", **typed})


def test_who_has_not_begun_is_shown_where_it_begins():
    assert goes_to(browser_of(PersonFactory()).get(REFLECT), reverse("become_co_driver"))


def test_what_was_written_stands_there(candidacy):
    save(candidacy)

    assert "At lære noget nyt" in page(browser_of(candidacy.person).get(REFLECT))


def test_half_of_it_is_saved_and_what_is_missing_is_said(candidacy):
    assert goes_to(save(candidacy, time="", wishes_to_lead=""), REFLECT)
    text = page(browser_of(candidacy.person).get(REFLECT))

    assert "om timerne kan findes." in text
    assert CandidacyReflection.objects.get().done_at is None


def test_an_answer_that_is_none_comes_back_beside_the_field(candidacy):
    response = save(candidacy, time="x", draws="Noget helt nyt")

    assert "Noget helt nyt" in page(response, 422)
    assert shown_errors(response) == {"time": ["Vælg et af svarene."]}


def test_another_window_shows_both_texts_and_the_next_save_chooses(candidacy):
    save(candidacy, draws="Fra det første vindue")
    text = page(save(candidacy, draws="Fra det andet vindue"), 409)

    assert "Fra det første vindue" in text
    assert "Fra det andet vindue" in text
    assert 'name="version" value="2"' in text
    assert goes_to(save(candidacy, draws="Fra det andet vindue", version=2), REFLECT)


def test_sharing_is_offered_once_the_secretariat_knows(candidacy):
    interested = ready_candidate()

    assert reverse("share_reflection") not in page(browser_of(candidacy.person).get(REFLECT))
    assert goes_to(browser_of(interested.person).post(reverse("share_reflection")), REFLECT)
    assert reverse("unshare_reflection") in page(browser_of(interested.person).get(REFLECT))
