"""Two open pages of one joint text: nobody's correction is lost, and nothing typed is thrown away."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from codriver.actions.agreements import write_joint
from codriver.models import AlignmentAgreement, Approval
from codriver.rules.agreements import ApprovalHindrance
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.factories import compared_alignment, written_agreement
from netvaerk.models import Person
from netvaerk.tests.views.pages import HTMX, browser_of, page

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@pytest.fixture
def agreement():
    return written_agreement()


@pytest.fixture
def anne(agreement):
    return agreement.alignment.sides()[Side.FIRST].person


@pytest.fixture
def bashir(agreement):
    return agreement.alignment.sides()[Side.SECOND].person


def opened(person, agreement):
    """The form of the open page: what stands in its hidden fields, and the text it was loaded with."""
    response = browser_of(person).get(reverse("alignment", args=[agreement.alignment_id]))
    texts = {field.code: field.value for field in response.context["page"].fields}
    return {**dict(FIELD.findall(page(response))), **{code: text for code, text in texts.items() if type(text) is str}}


def press(person, agreement, form, name="write_joint", headers=None, **typed):
    return browser_of(person).post(reverse(name, args=[agreement.pk]), {**form, **typed}, headers=headers or {})


def joint(agreement, code):
    edit = AlignmentAgreement.objects.get(pk=agreement.pk).joint().get(code)
    return edit and edit.value


def test_a_stale_page_does_not_take_back_what_the_other_corrected(agreement, anne, bashir):
    stale = opened(bashir, agreement)
    press(anne, agreement, opened(anne, agreement), A1="Annes rettelse")

    response = press(bashir, agreement, stale, A4="Bashirs mål")

    assert response.status_code == 302
    assert (joint(agreement, "A1"), joint(agreement, "A4")) == ("Annes rettelse", "Bashirs mål")


def test_who_typed_in_the_same_field_still_gets_both_texts(agreement, anne, bashir):
    stale = opened(bashir, agreement)
    press(anne, agreement, opened(anne, agreement), A1="Annes rettelse")

    text = page(press(bashir, agreement, stale, A1="Bashirs rettelse"), 409)

    assert "Annes rettelse" in text
    assert "Bashirs rettelse" in text


def test_approving_on_a_stale_page_shows_the_newer_text_and_approves_nothing(agreement, anne, bashir):
    stale = opened(bashir, agreement)
    press(anne, agreement, opened(anne, agreement), A1="Annes rettelse")

    text = page(press(bashir, agreement, stale, "approve_agreement"), 409)

    assert 'class="conflict"' not in text
    assert "Annes rettelse" in text
    assert (joint(agreement, "A1"), Approval.objects.count()) == ("Annes rettelse", 0)


def test_words_put_back_on_the_page_that_changed_them_are_typed(agreement, anne):
    form = opened(anne, agreement)
    press(anne, agreement, form, headers=HTMX, only="A1", A1="Først noget andet", sequence="1")

    press(anne, agreement, form, headers=HTMX, only="A1", sequence="2")

    assert joint(agreement, "A1") == "Noget langt 0"


@pytest.fixture
def begun():
    """A joint text that nobody has written in, on a theme that ends in half a year; the two read English."""
    alignment = compared_alignment()
    Person.objects.update(language="en")
    type(alignment.theme).objects.update(ends_on=timezone.localdate() + timedelta(days=180))
    return alignment.agreements.get()


def choose_days(agreement, **days):
    person = agreement.alignment.sides()[Side.FIRST].person
    typed = {f"M1-{row}": (timezone.localdate() + timedelta(days=after)).isoformat() for row, after in days.items()}
    return press(person, agreement, {"M1-version": "0"}, headers=HTMX, only="M1", **typed)


def test_one_date_of_three_is_kept(begun):
    page(choose_days(begun, first=30))

    assert joint(begun, "M1")["first"] == (timezone.localdate() + timedelta(days=30)).isoformat()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"first": 0}, "The date “First check” must be after today."),
        ({"first": 60, "midway": 30}, "The date “Midway” must be after “First check”."),
        ({"closing": 181}, "The date “Closing” must be"),
    ],
    ids=["past", "wrong order", "after the theme"],
)
def test_days_that_cannot_be_approved_are_told_at_the_field_and_not_saved(begun, days, said):
    text = page(choose_days(begun, **days), 422)

    assert said in text.split('id="problem-M1"')[1].split("</div>")[0]
    assert joint(begun, "M1") is None


def test_everything_that_stands_in_the_way_is_said_at_once(agreement, anne):
    past = {row: f"2026-01-0{place}" for place, row in enumerate(("first", "midway", "closing"), 1)}
    for code, value in (("M1", past), ("C5", "")):
        version = agreement.joint()[code].revision
        write_joint(agreement, code=code, value=value, by=anne, at=timezone.now(), packet=Packet(version))

    response = browser_of(anne).get(reverse("alignment", args=[agreement.alignment_id]))

    approve = page(response).split('id="approve"')[1]
    assert 'href="#question-C5"' in approve
    assert gettext(str(ApprovalHindrance.DATES_PAST)) in approve


def reply_to(person, agreement, form, code, **typed):
    """The reply to one autosave of an open page that holds more than was saved."""
    return press(person, agreement, form, headers=HTMX, only=code, **typed).content.decode()


def test_while_two_texts_wait_for_a_choice_no_link_leads_away_from_what_was_typed(agreement, anne, bashir):
    stale = opened(bashir, agreement)
    press(anne, agreement, opened(anne, agreement), A1="Annes rettelse")

    in_conflict = reply_to(bashir, agreement, stale, "A1", A1="Bashirs rettelse", sequence="1")
    next_field = reply_to(bashir, agreement, stale, "C5", A1="Bashirs rettelse", C5="Noget andet", sequence="2")
    calm = reply_to(bashir, agreement, stale, "C5", C5="Noget tredje", sequence="3")

    link = reverse("alignment", args=[agreement.alignment_id])
    assert [link in reply for reply in (in_conflict, next_field, calm)] == [False, False, True]


def in_conflict(person, agreement, form):
    """The form once two texts stand in A1: the reply to the autosave has put its own hidden fields in."""
    reply = reply_to(person, agreement, form, "A1", A1="Bashirs rettelse", sequence="1")
    return {**form, **dict(FIELD.findall(reply.split('id="approve"')[0])), "A1": "Bashirs rettelse"}


@pytest.mark.parametrize(
    ("headers", "words", "kept"),
    [
        ({**HTMX}, "Bashirs rettelse", "Annes rettelse"),
        ({**HTMX}, "Bashirs og Annes", "Bashirs og Annes"),
        ({}, "Bashirs rettelse", "Bashirs rettelse"),
    ],
    ids=["leaving the field", "writing on", "pressing save"],
)
def test_two_texts_wait_until_one_is_chosen(agreement, anne, bashir, headers, words, kept):
    stale = opened(bashir, agreement)
    press(anne, agreement, opened(anne, agreement), A1="Annes rettelse")
    form = in_conflict(bashir, agreement, stale)

    only = {"only": "A1"} if headers else {}
    press(bashir, agreement, form, headers=headers, A1=words, sequence="2", **only)

    assert joint(agreement, "A1") == kept
