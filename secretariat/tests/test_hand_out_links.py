"""The link that gives somebody who has left their copy: once, while it stands, and to nobody else."""

import io
import json
import re
from datetime import timedelta
from urllib.parse import quote
from zipfile import ZipFile

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from codriver.actions.leaving import leave
from netvaerk.actions.people import employ_again
from netvaerk.models import AuditEvent, Verb
from netvaerk.rules.secret_addresses import fingerprint
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import page
from secretariat.actions.hand_outs import hand_out_copy, withdraw_hand_out
from secretariat.models import CopyHandOut
from secretariat.queries.own_copy import own_copy
from secretariat.rules.hand_outs import LINK_LASTS, MISSES_A_MINUTE
from secretariat.tests.hand_outs import confirmed, copy_asked_for, erase, leaver, link_in, noted, spend
from secretariat.tests.leaving import SAID, town_that_was_left
from secretariat.tests.secrets import CO_DRIVERS, LEADERS, everything_in, found

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SQLITE = pytest.mark.one_database("sqlite")


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def link(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        confirmed()
    return link_in()


def packed(response):
    return ZipFile(io.BytesIO(b"".join(response.streaming_content)))


@SQLITE
@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_it_hands_out_nothing_however_often(client, link, method):
    answers = [getattr(client, method)(link) for _time in range(3)]

    assert {one.status_code for one in answers} == {200}
    assert CopyHandOut.objects.get().fetched_at is None
    assert not AuditEvent.objects.filter(verb=Verb.FETCHED).exists()


def test_its_button_gives_the_copy_once(client, link):
    hand_out = CopyHandOut.objects.get()
    response = client.post(link)

    names = packed(response).namelist()
    hand_out.refresh_from_db()
    assert names == ["mine-oplysninger.html", "mine-oplysninger.json"]
    assert response.headers["Content-Disposition"] == 'attachment; filename="mine-oplysninger.zip"'
    assert hand_out.fetched_at is not None
    event = AuditEvent.objects.get(verb=Verb.FETCHED)
    assert (event.actor, event.subject) == (None, hand_out.person)
    assert client.post(link).status_code == client.get(link).status_code == 404


@SQLITE
def test_the_copy_is_what_they_would_have_got_themselves_files_too(django_capture_on_commit_callbacks, client):
    town = town_that_was_left()
    person = town["co_driver"]
    with django_capture_on_commit_callbacks(execute=True):
        confirmed(noted(copy_asked_for(person, by=town["officer"])))
    with override("da"):
        own = json.loads(json.dumps(own_copy(person, at=timezone.now()).as_data()))

    copy = packed(client.post(link_in()))

    told, html = (copy.read(f"mine-oplysninger.{kind}").decode() for kind in ("json", "html"))
    data = json.loads(told)
    files = [name for name in copy.namelist() if name.startswith("filer/")]
    (file,) = [name for name in files if name.endswith(SAID["file"])]
    assert copy.read(file) == b"abc"
    assert [name for name in files if name not in told or f'href="{quote(name)}"' not in html] == []
    assert "/praksisfiler/" not in told + html
    assert [one["kind"] for one in data["sections"]] == [one["kind"] for one in own["sections"]]
    assert {*SAID.values()} - found(SAID.values(), told) == set()
    assert found((*CO_DRIVERS, *LEADERS), told) == {*CO_DRIVERS}
    assert found((*CO_DRIVERS, *LEADERS), html) == {*CO_DRIVERS}


def withdraw(hand_out):
    withdraw_hand_out(hand_out, by=OfficerFactory(), at=timezone.now())


def come_back(hand_out):
    employ_again(hand_out.person, by=OfficerFactory(), at=timezone.now())


def leave_again(hand_out):
    """Back, and away once more a day later, while the link of the first time would still last."""
    later = timezone.now() + timedelta(days=1)
    employ_again(hand_out.person, by=OfficerFactory(), at=timezone.now())
    leave(hand_out.person, by=OfficerFactory(), at=later)


def nothing(hand_out):
    """The link of somebody else is as good as any wrong one."""


ENDS = {
    "spent": spend,
    "withdrawn": withdraw,
    "back": come_back,
    "left again": leave_again,
    "erased": erase,
    "late": nothing,
    "wrong": nothing,
}


def said(response, link):
    """What the page behind a link says, without the link, and without what is made anew for each page."""
    return re.sub(r'csrfmiddlewaretoken" value="[^"]*"', "", page(response, response.status_code)).replace(link, "")


@SQLITE
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("how", ENDS)
def test_whatever_opens_nothing_is_answered_alike(client, link, how, method):
    ENDS[how](CopyHandOut.objects.get())
    told = AuditEvent.objects.filter(verb=Verb.FETCHED).count()
    never, nobodys = getattr(Client(), method)("/kopi/findes-ikke/"), "/kopi/findes-ikke/"
    after = {"late": LINK_LASTS, "left again": timedelta(days=1)}.get(how, timedelta(0))
    with time_machine.travel(timezone.now() + after):
        tried = link[:-2] + "/" if how == "wrong" else link
        response = getattr(client, method)(tried)

    assert response.status_code == never.status_code == 404
    assert said(response, tried) == said(never, nobodys)
    assert AuditEvent.objects.filter(verb=Verb.FETCHED).count() == told


@SQLITE
def test_guessing_from_one_network_comes_to_an_end_and_opens_nothing_then(client, link):
    answers = [client.post(f"/kopi/gaet-{number}/").status_code for number in range(MISSES_A_MINUTE)]
    late = client.post(link)

    assert {*answers} == {404}
    assert (late.status_code, late.headers["Retry-After"]) == (429, "60")
    assert CopyHandOut.objects.get().fetched_at is None
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert client.post(link).status_code == 200


@SQLITE
def test_nobody_on_the_way_keeps_it_or_hears_the_secret(client, link):
    answers = [client.get(link), client.get("/kopi/findes-ikke/"), client.post(link)]

    assert {one.headers["Cache-Control"] for one in answers} == {"private, no-store"}
    assert {one.headers["X-Robots-Tag"] for one in answers} == {"noindex, nofollow, noarchive"}
    assert {one.headers["Referrer-Policy"] for one in answers} == {"strict-origin"}
    assert not re.findall(r'(?:href|src|action)="https?://', everything_in(answers[0]))


@SQLITE
def test_a_page_elsewhere_cannot_press_the_button(link):
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(link).status_code == 403
    assert CopyHandOut.objects.get().fetched_at is None


@SQLITE
def test_a_copy_that_cannot_be_made_leaves_the_link_as_it_was(link):
    hand_out = CopyHandOut.objects.get()

    def fail(person):
        raise OSError

    with pytest.raises(OSError):
        hand_out_copy(hand_out, fail, at=timezone.now())
    assert CopyHandOut.objects.get().fetched_at is None
    assert not AuditEvent.objects.filter(verb=Verb.FETCHED).exists()


@SQLITE
def test_it_speaks_the_language_of_the_one_who_left_or_the_one_chosen(django_capture_on_commit_callbacks, client):
    with django_capture_on_commit_callbacks(execute=True):
        confirmed(noted(copy_asked_for(leaver(language="en"))))

    assert "Fetch the copy" in page(client.get(link_in()))
    client.cookies["language"] = "da"
    assert "Hent kopien" in page(client.get(link_in()))


def test_only_a_fingerprint_of_the_secret_is_kept(link):
    secret = link.strip("/").rpartition("/")[2]
    row = CopyHandOut.objects.values().get()

    assert row["fingerprint"] == fingerprint(secret)
    assert secret not in str(row)
    assert len(secret) >= 43
