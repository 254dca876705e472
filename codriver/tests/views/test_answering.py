"""Answering alone: the page, the whole form, the autosave, two windows, sending and taking back."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from codriver.actions.alignments import save_answer, send_answers
from codriver.models import Answer, ExpectationAlignment
from codriver.rules.agreements import SendingHindrance
from codriver.rules.forms import Side
from codriver.tests.factories import answered, compared_alignment, open_alignment, running_pair
from codriver.tests.views.answers import WORDS, act, look, save, stored
from netvaerk.models import AuditEvent, OrgUnit
from netvaerk.tests.factories import CompetenceFactory
from netvaerk.tests.views.pages import HTMX, browser_of, goes_to, page

pytestmark = pytest.mark.django_db


def _page_of(response):
    return response.context["page"]


# --- the page -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("full", [False, True], ids=["short form", "full form"])
@pytest.mark.parametrize("side", list(Side))
def test_the_page_asks_every_question_of_the_side_and_no_other(alignment, side, full):
    OrgUnit.objects.create(name="Havnen", named_on="2020-01-01", parent=OrgUnit.objects.first())
    ExpectationAlignment.objects.update(full_form=full)
    alignment.refresh_from_db()

    text = look(alignment.sides()[side].person, alignment)

    asked = {question.code for question in alignment.form().asked_of(side)}
    everything = {question.code for question in alignment.form().questions}
    assert {code for code in everything if f'name="{code}-version"' in text} == asked


def test_a_section_counts_real_answers_only(alignment, leader):
    ExpectationAlignment.objects.update(full_form=True)
    save(leader, alignment, A1_version="0", A1=WORDS, A3_version="0", A3="")

    sections = _page_of(browser_of(leader).get(reverse("alignment", args=[alignment.pk]))).sections

    assert {one.code: one.answered for one in sections if one.answered} == {"A": 1}


def test_what_may_be_left_empty_says_so_once(alignment, leader):
    ExpectationAlignment.objects.update(full_form=True)

    sections = _page_of(browser_of(leader).get(reverse("alignment", args=[alignment.pk]))).sections

    optional = [one for one in sections if one.optional]
    assert optional != []
    assert not any(field.optional_alone for section in optional for field in section.fields)
    assert any(field.optional_alone for section in sections for field in section.fields)


def test_an_autosave_brings_the_counts_of_the_sections(alignment, leader):
    text = page(save(leader, alignment, HTMX, only="A1", A1_version="0", A1=WORDS))

    assert '<span class="sections__count">1/2</span>' in text.split('id="sections"')[1]


def test_the_list_shows_what_waits_for_me_first(leader):
    waiting = open_alignment()
    person = waiting.sides()[Side.SECOND].person

    response = browser_of(person).get(reverse("alignments"))

    assert waiting.theme.title in page(response)
    assert [one.alignment.pk for one in response.context["standings"]] == [waiting.pk]


def test_a_stranger_with_an_alignment_of_their_own_finds_nothing(alignment):
    stranger = running_pair().co_driver

    assert browser_of(stranger).get(reverse("alignment", args=[alignment.pk])).status_code == 404
    assert save(stranger, alignment, A1_version="0", A1=WORDS).status_code == 404
    assert Answer.objects.count() == 0


# --- saving -------------------------------------------------------------------------------------------------------


def test_a_draft_is_stored_and_shown_again(alignment, leader):
    response = save(leader, alignment, A1_version="0", A1=WORDS, B1_version="0", B1_level="4", B1_note="Kun lidt")

    assert goes_to(response, reverse("alignment", args=[alignment.pk]))
    assert stored(alignment, "A1") == [(WORDS, 1)]
    assert stored(alignment, "B1") == [({"level": 4, "note": "Kun lidt"}, 1)]
    assert WORDS in look(leader, alignment)


def test_an_autosave_gets_its_new_version_and_the_progress_back(alignment, leader):
    text = page(save(leader, alignment, HTMX, only="A1", A1_version="0", A1=WORDS))

    assert "<html" not in text
    assert 'name="A1-version" value="1"' in text
    assert 'id="progress"' in text
    assert WORDS not in text


def test_an_autosave_stores_only_the_answer_it_names(alignment, leader):
    save(leader, alignment, HTMX, only="A1", A1_version="0", A1=WORDS, A2_version="0", A2="Noget andet")

    assert (stored(alignment, "A1"), stored(alignment, "A2")) == ([(WORDS, 1)], [])


@pytest.mark.parametrize(("typed", "value"), [("2,5", "2.5"), ("2.5", "2.5"), ("3", "3"), ("02,50", "2.5")])
def test_hours_are_taken_with_comma_or_point(alignment, leader, typed, value):
    save(leader, alignment, G1_version="0", G1=typed)

    assert stored(alignment, "G1") == [(value, 1)]


def test_hours_are_shown_with_a_comma(alignment, leader):
    save(leader, alignment, G1_version="0", G1="2.5")

    assert 'name="G1" value="2,5"' in look(leader, alignment)


@pytest.mark.parametrize(
    "typed",
    [
        {"A1": "x" * 1501},
        {"H1": "x" * 201},
        {"G1": "mange"},
        {"G1": "0"},
        {"G1": "38"},
        {"G1": "NaN"},
        {"F1": "hourly"},
        {"B1-level": "6"},
        {"B1-level": "3", "B1-note": "x" * 201},
        {"K1-process": "nobody"},
        {"C1-1-id": "999999", "C1-1-weight": "2"},
        {"C1-1-id": "COMPETENCE", "C1-1-weight": "4"},
    ],
    ids=lambda typed: str(typed)[:40],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_what_is_wrong_is_said_beside_the_question_and_not_stored(alignment, leader, typed, headers):
    code = next(iter(typed))[:2]
    data = {key: str(CompetenceFactory().pk) if one == "COMPETENCE" else one for key, one in typed.items()}

    response = act(leader, "save_answers", alignment, headers, **{f"{code}-version": "0", "only": code, **data})

    assert f'id="problem-{code}"' in page(response, 422)
    assert stored(alignment, code) == []


def test_a_unit_that_does_not_exist_is_not_stored(alignment, leader):
    ExpectationAlignment.objects.update(full_form=True)

    save(leader, alignment, C4_version="0", C4="999999")

    assert stored(alignment, "C4") == []


def test_what_was_typed_wrong_stays_and_what_was_right_is_stored(alignment, leader):
    response = save(leader, alignment, A1_version="0", A1=WORDS, G1_version="0", G1="mange timer")

    assert 'name="G1" value="mange timer"' in page(response, 422)
    assert stored(alignment, "A1") == [(WORDS, 1)]


def test_a_text_that_is_too_long_stays_in_its_field(alignment, leader):
    long = "Et langt ord " * 130

    assert long.strip() in page(save(leader, alignment, A1_version="0", A1=long), 422)


@pytest.mark.parametrize(("excess", "words"), [(200, "200 characters"), (1, "1 character.")])
def test_how_much_too_long_a_text_is_stands_beside_it(alignment, leader, excess, words):
    with override("en"):
        field = _page_of(save(leader, alignment, A1_version="0", A1="x" * (1500 + excess))).problems[0]

        assert words in field.problem


def test_a_competence_chosen_twice_is_named_and_not_stored(alignment, leader):
    twice = str(CompetenceFactory(name_da="bygge broer").pk)
    typed = {"C1-version": "0", "C1-1-id": twice, "C1-2-id": twice, "C1-1-weight": "2", "C1-2-weight": "3"}

    response = act(leader, "save_answers", alignment, HTMX, only="C1", **typed)

    assert "bygge broer" in page(response, 422)
    assert stored(alignment, "C1") == []


def test_what_was_chosen_twice_stays_chosen_on_the_page(alignment, leader):
    twice = CompetenceFactory()
    response = act(
        leader, "save_answers", alignment, **{"C1-version": "0", "C1-1-id": str(twice.pk), "C1-3-id": str(twice.pk)}
    )

    assert page(response, 422).count(f'<option value="{twice.pk}" selected') == 2


@pytest.mark.parametrize("typed", ["38", "0", "mange"])
def test_wrong_hours_are_told_their_limits(alignment, leader, typed):
    field = _page_of(save(leader, alignment, G1_version="0", G1=typed)).problems[0]

    assert ("0,5" in field.problem, "37" in field.problem) == (True, True)


def test_questions_that_are_not_asked_of_one_are_not_stored(alignment, leader):
    save(leader, alignment, C2_version="0", A4_version="0", A4="Fælles", D1_version="0", D1="yes", **{"C2_1_id": "1"})

    assert Answer.objects.count() == 0


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_a_save_from_an_older_window_shows_both_texts_and_stores_neither(alignment, leader, headers):
    save(leader, alignment, A1_version="0", A1="Fra det første vindue")
    save(leader, alignment, A1_version="1", A1="Fra det andet vindue")

    response = save(leader, alignment, headers, only="A1", A1_version="1", A1="Endnu et forsøg")

    text = page(response, 409)
    assert "Fra det andet vindue" in text
    assert headers or "Endnu et forsøg" in text
    assert 'name="A1-version" value="2"' in text
    assert stored(alignment, "A1") == [("Fra det andet vindue", 2)]


def test_saving_again_after_both_texts_were_seen_keeps_what_is_in_the_field(alignment, leader):
    for version, words in (("0", "Første"), ("1", "Anden"), ("1", "Tredje"), ("2", "Tredje")):
        save(leader, alignment, A1_version=version, A1=words)

    assert stored(alignment, "A1") == [("Tredje", 3)]


def test_of_two_texts_the_stored_one_can_be_chosen(alignment, leader):
    save(leader, alignment, A1_version="0", A1="Fra det første vindue")

    response = save(leader, alignment, theirs="A1", A1_version="0", A1="Mit", A2_version="0", A2="Andet")

    assert goes_to(response, reverse("alignment", args=[alignment.pk]) + "#question-A1")
    assert (stored(alignment, "A1"), stored(alignment, "A2")) == ([("Fra det første vindue", 1)], [("Andet", 1)])


def test_a_page_that_answers_the_form_names_where_it_can_be_opened(alignment, leader):
    text = page(save(leader, alignment, G1_version="0", G1="mange"), 422)

    address = reverse("alignment", args=[alignment.pk])
    assert f'data-address="{address}"' in text
    assert f'name="back" value="{address}"' in text
    assert f'<a href="{reverse("alignments")}" aria-current="true"' in text


def test_the_same_save_twice_is_one(alignment, leader):
    answers = [save(leader, alignment, HTMX, only="A1", A1_version="0", A1=WORDS).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert stored(alignment, "A1") == [(WORDS, 1)]


@pytest.mark.parametrize("version", ["x", "-1", "²", "9" * 50, ""])
def test_an_odd_version_is_as_good_as_none(alignment, leader, version):
    assert save(leader, alignment, A1_version=version, A1=WORDS).status_code == 302
    assert stored(alignment, "A1") == [(WORDS, 1)]


@pytest.mark.parametrize("words", ["<b>fed</b> & 'citat'", "\u202egnal lærk", "中文", "linje\nlinje", "🦔"])
def test_a_text_is_stored_as_typed(alignment, leader, words):
    save(leader, alignment, A1_version="0", A1=words)

    assert stored(alignment, "A1") == [(words, 1)]


# --- sending ------------------------------------------------------------------------------------------------------


def test_sending_waits_for_the_other(alignment, leader):
    answered(alignment, Side.FIRST)

    assert goes_to(act(leader, "send_answers", alignment), reverse("alignment", args=[alignment.pk]))
    assert f'action="{reverse("take_answers_back", args=[alignment.pk])}"' in look(leader, alignment)


def test_the_send_button_saves_what_is_typed_first(alignment, leader):
    answered(alignment, Side.FIRST)

    save(leader, alignment, A1_version="1", A1=WORDS, send="yes")

    assert stored(alignment, "A1") == [(WORDS, 2)]
    assert alignment.responses.get(side="first").sent_at is not None


def test_what_is_missing_is_said_and_nothing_is_sent(alignment, leader):
    response = save(leader, alignment, A1_version="0", A1=WORDS, send="yes")

    text = page(response, 409)
    assert 'href="#question-A2"' in text
    assert WORDS in text
    assert alignment.responses.get(side="first").sent_at is None


def test_the_refusal_names_each_missing_question_with_a_link(alignment, leader):
    response = save(leader, alignment, A1_version="0", A1=WORDS, send="yes")

    summary = page(response, 409).split("data-error-summary")[1].split("</div>")[0]
    missing = [one.code for one in response.context["page"].missing]
    assert [code for code in missing if f'href="#question-{code}"' not in summary] == []
    assert response.context["page"].missing[0].text in summary


def test_only_who_sends_last_is_told_that_it_cannot_be_taken_back(alignment, leader, co_driver):
    before = 'class="last-word"' in look(leader, alignment)
    send_answers(alignment, by=answered(alignment, Side.SECOND), at=timezone.now())

    assert (before, 'class="last-word"' in look(leader, alignment)) == (False, True)


def test_the_second_to_send_opens_both(alignment, leader, co_driver):
    answered(alignment, Side.FIRST)
    answered(alignment, Side.SECOND, shift=1)
    act(leader, "send_answers", alignment)

    act(co_driver, "send_answers", alignment)

    assert 'id="together"' in look(leader, alignment)
    assert 'id="together"' in look(co_driver, alignment)


def test_while_waiting_one_reads_what_one_has_sent(alignment, leader):
    answered(alignment, Side.FIRST)
    save(leader, alignment, A1_version="1", A1=WORDS)
    act(leader, "send_answers", alignment)

    text = look(leader, alignment)

    assert WORDS in text
    assert "{" not in text.split("<main")[1]


def test_sending_twice_is_once(alignment, leader):
    answered(alignment, Side.FIRST)

    answers = [act(leader, "send_answers", alignment).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert AuditEvent.objects.filter(verb="sent", object_id=alignment.pk).count() == 1


def test_one_takes_the_answers_back_until_the_other_has_sent(alignment, leader):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=timezone.now())

    response = act(leader, "take_answers_back", alignment)

    assert goes_to(response, reverse("alignment", args=[alignment.pk]))
    assert 'name="A1-version" value="1"' in look(leader, alignment)


def test_what_both_have_read_is_not_taken_back():
    alignment = compared_alignment()
    leader = alignment.sides()[Side.FIRST].person

    response = act(leader, "take_answers_back", alignment)

    assert goes_to(response, reverse("alignment", args=[alignment.pk]))
    assert alignment.responses.get(side="first").sent_at is not None


def test_a_page_that_still_offers_to_take_back_leads_to_what_both_have_sent():
    alignment = compared_alignment()
    browser = browser_of(alignment.sides()[Side.FIRST].person)

    text = page(browser.post(reverse("take_answers_back", args=[alignment.pk]), follow=True))

    assert 'id="together"' in text
    assert gettext(SendingHindrance.OPENED_TO_BOTH.value) in text
    assert "take_answers_back" not in text


def test_a_save_does_not_touch_the_other_side(alignment, leader, co_driver):
    save_answer(alignment, code="A1", value="Min", by=co_driver, at=timezone.now())

    save(leader, alignment, A1_version="0", A1=WORDS, side="second", person=str(co_driver.pk))

    assert stored(alignment, "A1", Side.SECOND) == [("Min", 1)]
