"""Until somebody says to be interested nobody knows that they consider it; the reflection nobody reads but who wrote it."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from codriver.actions.candidacies import say_interested, start_candidacy
from codriver.actions.reflections import save_reflection
from netvaerk.models import AuditEvent
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from roles.tests.factories import LedPersonFactory
from secretariat.tests.secrets import admin_lists, admin_searches, leaks

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]
SECRET = "Hemmelig længsel efter søheste"
NOW = timezone.now()
STATES = ["considering", "interested"]


def reflected(state):
    OfficerFactory()
    candidacy = start_candidacy(LedPersonFactory(name="Søren Søhest"), at=NOW)
    chosen = {"time": "yes", "season": "calm", "courage": "yes", "leader": "yes"}
    answers = {**chosen, "draws": SECRET, "support": SECRET}
    save_reflection(candidacy, answers=answers, wishes_to_lead="yes", shown=1, by=candidacy.person, at=NOW)
    if state == "interested":
        say_interested(candidacy, by=candidacy.person, at=NOW)
    return candidacy


OTHERS = {
    "officer": lambda candidacy: OfficerFactory(),
    "superuser": lambda candidacy: PersonFactory(is_staff=True, is_superuser=True),
    "leader": lambda candidacy: candidacy.person.personnel_leader,
    "colleague": lambda candidacy: PersonFactory(),
}


def pages_of(candidacy):
    """Every address of ours that needs no thing of its own, the candidacy's, and the administration."""
    plain = [route.name for route in own_routes() if route.name and not route.keys]
    person = [f"admin:netvaerk_person_{view}" for view in ("change", "history")]
    own = [f"admin:codriver_codrivercandidacy_{view}" for view in ("change", "history")]
    return [
        *(reverse(name) for name in plain if name not in ("account_logout", "gallery")),
        reverse("candidacy", args=[candidacy.pk]),
        *(reverse(name, args=[candidacy.person_id]) for name in person),
        *(reverse(name, args=[candidacy.pk]) for name in own),
        *admin_lists(),
        *admin_searches("søheste"),
    ]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", OTHERS)
def test_no_page_of_anybody_else_shows_the_reflection(who, state):
    candidacy = reflected(state)

    assert leaks(browser_of(OTHERS[who](candidacy)), pages_of(candidacy), (SECRET,)) == {}


@pytest.mark.parametrize("who", OTHERS)
def test_a_consideration_is_nobody_elses_to_find(who):
    candidacy = reflected("considering")
    browser = browser_of(OTHERS[who](candidacy))

    assert browser.get(reverse("candidacy", args=[candidacy.pk])).status_code == 404
    assert not AuditEvent.objects.filter(subject=candidacy.person).exclude(verb="read").exists()
    for name in ("my_page", "my_staff", "overview", "candidacies"):
        assert reverse("candidacy", args=[candidacy.pk]) not in browser.get(reverse(name)).content.decode()


@pytest.mark.parametrize("state", STATES)
def test_no_letter_and_no_daily_run_tells(state, capsys, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reflected(state)
        call_command("daily")
    letters = "".join(letter.message().as_string() for letter in mail.outbox)

    assert len(mail.outbox) == STATES.index(state)
    assert SECRET not in letters + capsys.readouterr().out
    assert "Søhest" not in letters
