"""The link by which somebody without a login answers an invitation."""

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import AuditEvent, NetworkParticipant, Verb
from netvaerk.tests.factories import InvitationFactory, ParticipantFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page
from roles.actions.invitations import answer_invitation
from roles.actions.meetings import cancel_meeting
from roles.letters.answer_links import SALT, answer_path
from roles.tests.factories import holder, led_network
from roles.tests.meetings import HOUR, NOW, SOON, outsiders_invitation, planned

pytestmark = pytest.mark.django_db
END = SOON + 2 * HOUR


@pytest.fixture
def theme():
    return led_network()


@pytest.fixture
def invitation(theme):
    return outsiders_invitation(planned(theme))


def answers(invitation):
    invitation.refresh_from_db()
    return invitation.answer


def test_it_shows_the_meeting_and_two_answers(client, invitation):
    text = page(client.get(answer_path(invitation)))

    expected = [invitation.meeting.theme.title, "Kom i gang", "kl. 13.00–15.00", "Biblioteket", "Ja, jeg kommer"]
    assert [one for one in expected if one not in text] == []


def test_it_shows_nobody_and_nothing_else(client, theme, invitation):
    ParticipantFactory(theme=theme)
    people = [one.person for one in theme.role_assignments.current()]
    secrets = [invitation.meeting.agenda, *(one.name for one in people), *(one.email for one in people)]
    secrets += [words for one in theme.participants.all() for words in (one.name, one.email)]

    text = page(client.get(answer_path(invitation)))
    assert [one for one in secrets if one in text] == []


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_it_changes_nothing(client, invitation, method):
    before = AuditEvent.objects.count()
    response = getattr(client, method)(answer_path(invitation) + "?answer=yes")

    assert (response.status_code, answers(invitation), AuditEvent.objects.count()) == (200, "", before)


@pytest.mark.both_databases
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(client, invitation, method):
    assert getattr(client, method)(answer_path(invitation)).status_code == 405


def test_an_answer_is_given_and_may_be_changed(client, invitation):
    link = answer_path(invitation)

    for says, words in (("yes", "Du har sagt, at du kommer."), ("no", "Du har sagt, at du ikke kommer.")):
        assert goes_to(client.post(link, {"answer": says}), link)
        assert words in page(client.get(link))
        assert answers(invitation) == says
    assert AuditEvent.objects.filter(verb=Verb.ANSWERED, actor=None, object_id=invitation.pk).count() == 2


def test_an_answer_that_is_none_changes_nothing(client, invitation):
    page(client.post(answer_path(invitation), {"answer": "<script>"}), 422)

    assert answers(invitation) == ""


def test_an_answer_comes_from_our_own_page(invitation):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(answer_path(invitation), {"answer": "yes"}).status_code == 403
    strict.get(answer_path(invitation))
    token = strict.cookies["csrf"].value

    response = strict.post(answer_path(invitation), {"answer": "yes", "csrfmiddlewaretoken": token})
    assert (response.status_code, answers(invitation)) == (302, "yes")


def altered(pk, key):
    return [
        (pk, key[:-1] + ("A" if key[-1] != "A" else "B")),
        (pk, key[:-1]),
        (pk, key.swapcase()),
        (pk + 1, key),
        (pk, "x"),
        (pk, "ø" * 43),
        (pk, Signer(salt="another").signature(str(pk))),
        (10**17, Signer(salt=SALT).signature(str(10**17))),
    ]


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_not_ours_leads_nowhere(client, invitation, number, method):
    key = answer_path(invitation).split("/")[-2]
    link = reverse("answer_invitation", args=altered(invitation.pk, key)[number])

    text = page(getattr(client, method)(link, {"answer": "yes"}), 404)
    assert "Linket fører ikke nogen steder hen" in text
    assert answers(invitation) == ""


def test_no_link_opens_the_invitation_of_staff(client, invitation):
    staff = InvitationFactory(meeting=invitation.meeting)

    assert client.post(answer_path(staff), {"answer": "yes"}).status_code == 404


def test_a_link_lasts_some_days_beyond_the_meeting(client, invitation):
    link = answer_path(invitation)
    with time_machine.travel(END + timedelta(days=2)):
        assert "Mødet er slut." in page(client.get(link))
        assert "Mødet er slut." in page(client.post(link, {"answer": "yes"}), 409)
    with time_machine.travel(END + timedelta(days=3)):
        assert "Linket fører ikke nogen steder hen" in page(client.get(link), 410)


def test_a_link_to_a_cancelled_meeting_says_so_and_takes_no_answer(client, theme, invitation):
    cancel_meeting(invitation.meeting, by=holder(theme), at=NOW)

    for method in (client.get, client.post):
        assert "Mødet er aflyst" in page(method(answer_path(invitation), {"answer": "yes"}), 410)
    assert answers(invitation) == ""


def withdrawn(invitation):
    type(invitation).objects.update(withdrawn_at=NOW)


def left(invitation):
    NetworkParticipant.objects.update(left_on=timezone.localdate())


def forgotten(invitation):
    gone = {"name": "", "email": "", "phone": "", "contact_deleted_at": NOW, "left_on": timezone.localdate()}
    NetworkParticipant.objects.update(**gone)


@pytest.mark.parametrize("change", [withdrawn, left, forgotten])
def test_who_is_in_the_network_no_more_has_no_link(client, invitation, change):
    change(invitation)

    assert client.get(answer_path(invitation)).status_code == 410
    assert client.post(answer_path(invitation), {"answer": "yes"}).status_code == 410


def test_no_cache_and_no_search_engine_keeps_it(client, invitation):
    gone = reverse("answer_invitation", args=[invitation.pk, "x"])
    for link in (answer_path(invitation), gone):
        response = client.get(link)
        assert response.headers["Cache-Control"] == "private, no-store"
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert response.headers["Referrer-Policy"] == "same-origin"


def test_the_link_is_the_outsiders_own_whoever_is_logged_in(invitation):
    browser = browser_of(PersonFactory())
    browser.post(answer_path(invitation), {"answer": "yes"})

    assert AuditEvent.objects.get(verb=Verb.ANSWERED).actor is None


def test_it_speaks_the_language_one_chooses(client, invitation):
    client.cookies["language"] = "en"

    assert "Yes, I come" in page(client.get(answer_path(invitation)))


def test_an_answer_is_seen_by_the_leader(theme, invitation):
    answer_invitation(invitation, says_yes=False, by=None, at=NOW)

    text = page(browser_of(holder(theme)).get(reverse("meeting", args=[invitation.meeting_id])))
    assert "1 kommer · 1 kommer ikke · 2 har ikke svaret" in text


def test_an_older_key_of_the_house_still_opens_its_links(client, invitation, settings):
    link = answer_path(invitation)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new one"

    assert client.get(link).status_code == 200
