"""What somebody writes about their practice, and how they rate themself, reaches only whom they let read it."""

import logging

import pytest
from django.contrib import admin
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from codriver.actions.competence_ratings import rate_oneself
from codriver.actions.practice import ask_leader
from codriver.models import LeadershipCompetence
from codriver.rules.competence_ratings import Moment, Rating
from codriver.tests.factories import practised, running_pair
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from roles.tests.factories import LedPersonFactory
from secretariat.tests.secrets import admin_lists, admin_searches, leaks

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]
SECRET = "Hemmelig plan om søheste"
RATED = "drift__picture"


def written(*, asked):
    OfficerFactory()
    evidence = practised(running_pair(co_driver=LedPersonFactory()), what_done=SECRET)
    ratings = {one.pk: Rating(1) for one in LeadershipCompetence.objects.all()}
    rate_oneself(evidence.pairing, ratings, moment=Moment.START, by=evidence.owner, at=timezone.now())
    if asked:
        ask_leader(evidence, by=evidence.owner, at=timezone.now())
    return evidence


READERS = {
    "the leader who is not asked": (False, lambda one: one.pairing.network_leader),
    "an officer": (True, lambda one: OfficerFactory()),
    "a superuser": (True, lambda one: PersonFactory(is_staff=True, is_superuser=True)),
    "the personnel leader": (True, lambda one: one.owner.personnel_leader),
}


def pages_of(evidence):
    """Every address of ours that needs no thing of its own, those of the evidence and the pair, and the lists of the
    administration."""
    routes = own_routes()
    plain = [route.name for route in routes if not route.keys and route.name not in ("account_logout", "gallery")]
    own = [reverse(name, args=[evidence.pk]) for name in ("practice_evidence", "edit_practice")]
    pair = [reverse(name, args=[evidence.pairing_id]) for name in ("pairing", "mirror")]
    return [*(reverse(name) for name in plain), *own, *pair, *admin_lists(), *admin_searches("søheste")]


@pytest.mark.parametrize("who", READERS)
def test_nobody_else_reads_it(who):
    asked, reader = READERS[who]
    evidence = written(asked=asked)

    assert leaks(browser_of(reader(evidence)), pages_of(evidence), (SECRET, RATED)) == {}


def test_the_one_who_wrote_it_does():
    evidence = written(asked=False)

    places = set(leaks(browser_of(evidence.owner), pages_of(evidence), (SECRET, RATED)))
    copies = {reverse("my_data"), reverse("my_data_file")}
    assert copies < places
    assert len(places) == 6


def test_no_letter_and_no_log_line_tells(django_capture_on_commit_callbacks, caplog):
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level(logging.INFO):
        leader = written(asked=True).pairing.network_leader
    letters = [f"{one.subject}{one.body}{one.alternatives}" for one in mail.outbox if one.to == [leader.email]]

    assert "praksis" in letters[-1]
    assert SECRET not in f"{letters}{caplog.text}"
    assert not {"practiceevidence", "competencerating"} & {one._meta.model_name for one in admin.site._registry}
