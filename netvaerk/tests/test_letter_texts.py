"""Every letter is whole as it is shipped; the secretariat's own text stands in what is written from then on, and nothing
of it is ever run."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from netvaerk.actions.letter_texts import back_to_shipped, write_text
from netvaerk.mail import Letter, Outsider, send_together
from netvaerk.mail.outbox import deliver, write
from netvaerk.mail.shipped import names_of_letters, shipped
from netvaerk.models import AuditEvent, LetterText, Verb
from netvaerk.queries.letter_texts import example_of, example_words
from netvaerk.refusals import Refused
from netvaerk.rules.letter_texts import (
    FOR_EVERY_LETTER,
    TextHindrance,
    Word,
    hindrances_in_subject,
    hindrances_in_text,
    must_hold,
    words_of,
)
from netvaerk.tests.at_once import at_once
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of

ONCE = pytest.mark.one_database("sqlite")
NAME = "asked_to_take_a_role"


@pytest.fixture
def officer(db):
    return OfficerFactory(name="Sara Holm")


def own(officer, *, subject="Rolle: {tema}", text="Hej {fornavn}\n\n{link}\n", shown=0, name=NAME, language="da"):
    return write_text(name, language, subject=subject, text=text, shown=shown, by=officer, at=timezone.now())


def sent(to, name=NAME, **words):
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_together([Letter(name, to, "/min-side/", {"theme": "Ensomhed", **words})])
    return mail.outbox[-1]


@ONCE
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_shipped_letter_keeps_the_rules_of_an_own_one(language):
    wrong = {}
    for name in names_of_letters():
        source = shipped(name, language)
        words, musts = words_of(source, language), must_hold(source, language)
        reasons = hindrances_in_text(source.text, words, musts, language)
        reasons += hindrances_in_subject(source.subject, words, language)
        if reasons or Word.LINK not in musts or "UNDEFINED" in source.subject + source.text:
            wrong[name] = reasons

    assert wrong == {}


@ONCE
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_example_fills_every_name(language):
    known = {*example_words(), *(word.key for word in FOR_EVERY_LETTER), "when"}
    left_open = {}
    for name in names_of_letters():
        source = shipped(name, language)
        example = example_of(name, language, source)
        lacking = {word.key for word in words_of(source, language)} - known
        if lacking or re.search(r"[{}]", example.subject + example.text):
            left_open[name] = lacking

    assert left_open == {}


@ONCE
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_html_letter_says_the_same_has_one_button_and_fetches_nothing(language):
    letter = Letter(
        NAME, Outsider("<b>Yasmin</b>", "y@udenfor.example", language), "/min-side/", {"theme": "a.example <i>"}
    )
    _subject, text, html = letter.rendered()

    assert html.count('class="button"') == 1
    assert f'<a class="button" href="{letter.link}">' in html
    assert not re.search(r"<(img|script|link|iframe)|url\(|src=", html)
    assert {"color-scheme", "prefers-color-scheme: dark", f'lang="{language}"'} <= set(
        re.findall(r"color-scheme(?=\")|prefers-color-scheme: dark|lang=\"\w+\"", html)
    )
    assert "&lt;b&gt;Yasmin" in html and "a.example &lt;i&gt;" in html and "a.example" in text
    assert 'href="http://a.example' not in html


@ONCE
@pytest.mark.django_db
def test_own_addresses_become_links_and_the_look_of_one_does_not(settings):
    settings.SITE_URL = "https://net.kommune.example"
    news = "Læs https://net.kommune.example/temaer/1/. Ikke https://net.kommune.example.ond.example/ eller https://ond.example/"
    html = Letter("weekly_news", PersonFactory(), "/mine-breve/", {"number": 1, "news": news}).rendered()[2]

    assert re.findall(r'<a href="([^"]*)"', html) == ["https://net.kommune.example/temaer/1/"]


def test_an_own_text_stands_in_what_is_written_from_then_on(officer):
    reader = PersonFactory(name="Bo Friis", language="da")
    own(officer, text="Hej {fornavn}\n\nTemaet hedder {tema}.\n\n{link}")
    letter = sent(reader)

    assert letter.subject == "Rolle: Ensomhed"
    assert letter.body.startswith("Hej Bo\n\nTemaet hedder Ensomhed.\n\nhttp")
    assert "Temaet hedder Ensomhed." in letter.alternatives[0][0]


@ONCE
def test_the_other_language_keeps_what_is_shipped(officer):
    own(officer)

    assert "asked to take a role" in sent(PersonFactory(language="en")).subject


@ONCE
def test_a_letter_under_way_keeps_the_text_it_was_written_with(officer):
    reader = PersonFactory(language="da")
    own(officer, subject="Først: {tema}")
    (row,) = write([Letter(NAME, reader, "/min-side/", {"theme": "Ensomhed"})])
    own(officer, subject="Siden: {tema}", shown=1)
    deliver([row.pk])

    assert mail.outbox[-1].subject == "Først: Ensomhed"


@ONCE
def test_what_stands_in_a_title_is_not_filled_in_again(officer):
    own(officer, subject="Rolle: {tema}")

    assert sent(PersonFactory(language="da"), theme="{link} {{ settings }}").subject == "Rolle: {link} {{ settings }}"


@ONCE
def test_back_to_the_shipped_text_is_a_version_of_its_own(officer):
    own(officer)
    back_to_shipped(NAME, "da", shown=1, by=officer, at=timezone.now())

    assert [one.is_shipped for one in LetterText.objects.order_by("version")] == [False, True]
    assert sent(PersonFactory(language="da")).subject.startswith("Vil du tage en rolle på »")
    assert AuditEvent.objects.filter(verb=Verb.CHANGED, actor=officer).count() == 2


@ONCE
def test_the_same_again_and_the_shipped_text_typed_over_write_nothing(officer):
    original = shipped(NAME, "da")
    assert own(officer, subject=original.subject, text=original.text.replace("\n", "\r\n")) is None
    own(officer)
    own(officer, shown=1)

    assert LetterText.objects.count() == 1


@ONCE
@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ({"text": "Uden noget at trykke på"}, [TextHindrance.LEFT_OUT]),
        ({"text": "{link} {nomineret}"}, [TextHindrance.UNKNOWN]),
        ({"subject": "{% load static %}"}, [TextHindrance.STRAY]),
        ({"shown": 7}, [TextHindrance.STALE]),
    ],
)
def test_what_a_letter_cannot_say_is_refused(officer, typed, reasons):
    with pytest.raises(Refused) as refusal:
        own(officer, **typed)

    assert (refusal.value.reasons, LetterText.objects.count()) == (reasons, 0)


@ONCE
def test_nobody_but_the_secretariat_writes_letters(db):
    for act in (own, lambda by: back_to_shipped(NAME, "da", shown=0, by=by, at=timezone.now())):
        with pytest.raises(Refused) as refusal:
            act(PersonFactory())
        assert refusal.value.reasons == [TextHindrance.NOT_SECRETARIAT]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_one_is_told():
    officer = OfficerFactory()
    results = at_once(lambda: own(officer, subject="En"), lambda: own(officer, subject="To"))

    assert results.count([TextHindrance.STALE]) == 1
    assert LetterText.objects.count() == 1


def a_version(officer, **fields):
    words = {"subject": "a", "text": "b"} | fields
    return LetterText.objects.create(
        name=NAME, language="da", version=1, written_by=officer, written_at=timezone.now(), **words
    )


def test_a_version_is_written_once(officer):
    a_version(officer)
    with refused_by("letter_text_one_of_a_version"):
        a_version(officer)


def test_a_version_has_both_or_neither(officer):
    with refused_by("letter_text_whole_or_shipped"):
        a_version(officer, subject="")


def write_page(language="da"):
    return reverse("write_letter_text", args=[NAME, language])


@ONCE
def test_the_list_holds_every_letter_and_marks_the_own_ones(officer):
    own(officer)
    page = browser_of(officer).get(reverse("letter_texts")).content.decode()

    assert page.count('href="/breve/tekster/') - page.count('href="/breve/tekster/"') == len(names_of_letters())
    assert page.count("egen tekst") == 1
    assert "Rolle: Familier i flere forvaltninger" in page


@ONCE
def test_a_letter_is_shown_filled_in_both_languages_with_its_history(officer):
    own(officer, subject="Rolle på {tema}")
    page = browser_of(officer).get(reverse("letter_text", args=[NAME])).content.decode()

    for words in ("Rolle på Familier i flere forvaltninger", "Families in several services", "Sara Holm", "version 1"):
        assert words in page


@ONCE
def test_wrong_words_are_named_beside_their_field_and_nothing_typed_is_lost(officer):
    typed = {"subject": "Om {theme}", "text": "Kære {fornavn} {nix}", "version": 0}
    answer = browser_of(officer).post(write_page(), typed)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert page.count("{theme} kendes ikke her") >= 1
    assert "{nix} kendes ikke her" in page and "{link} skal stå i brevet" in page
    assert 'value="Om {theme}"' in page and "Kære {fornavn} {nix}</textarea>" in page


@ONCE
def test_a_text_is_seen_filled_in_before_it_is_saved(officer):
    typed = {"subject": "Om {tema}", "text": "Hej {fornavn}\n\n{link}", "version": 0, "again": "1"}
    page = browser_of(officer).post(write_page(), typed).content.decode()

    assert "Om Familier i flere forvaltninger" in page and "Hej Mette" in page
    assert LetterText.objects.count() == 0


@ONCE
def test_saving_and_going_back_by_the_pages(officer):
    browser = browser_of(officer)
    typed = {"subject": "Om {tema}", "text": "Hej\n\n{link}", "version": 0}
    assert browser.post(write_page(), typed).status_code == 302
    assert browser.post(reverse("ship_letter_text", args=[NAME, "da"]), {"version": 1}).status_code == 302

    assert LetterText.objects.standing().get().is_shipped


@ONCE
def test_who_comes_second_sees_what_stands_and_can_save_again(officer):
    own(officer, subject="Den førstes {tema}")
    answer = browser_of(officer).post(write_page(), {"subject": "Min {tema}", "text": "Hej {link}", "version": 0})
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "Den førstes {tema}" in page and 'value="Min {tema}"' in page and 'name="version" value="1"' in page


@ONCE
@pytest.mark.parametrize("path", ["/breve/tekster/nix/", f"/breve/tekster/{NAME}/de/ret/"])
def test_a_letter_there_is_not_is_not_found(officer, path):
    assert browser_of(officer).get(path).status_code == 404


@ONCE
def test_a_text_from_before_texts_could_be_written_is_shipped(db):
    (row,) = write([Letter(NAME, PersonFactory(language="da"), "/", {"theme": "Ensomhed"})])
    row.content.pop("source")
    row.save()
    deliver([row.pk])

    assert mail.outbox[-1].subject.startswith("Vil du tage en rolle på »")


@ONCE
@pytest.mark.django_db
def test_a_letter_asks_for_an_answer_within_14_days_unless_it_says_otherwise():
    today = timezone.localdate()
    given, usual = today + timedelta(days=3), today + timedelta(days=14)
    rows = write([Letter(NAME, PersonFactory(), "/", words) for words in ({"due_on": given}, {})])

    assert [row.content["words"]["due_on"] for row in rows] == [{"date": str(given)}, {"date": str(usual)}]


@ONCE
def test_a_template_is_a_text_with_words_and_nothing_else():
    """Without conditions or filters, it reads the same with names in braces as an officer's own text does."""
    clever = {
        path.name
        for path in settings.BASE_DIR.glob("templates/mail/*.txt")
        if re.search(r"\{% (if|for)|\{\{[^}]*[|.]|person\.", path.read_text(encoding="utf-8"))
    }

    assert clever == set()
