"""What an officer's own text of a letter must keep, and how names in braces are filled in: once, and never run."""

import pytest

from netvaerk.rules.letter_texts import (
    LONGEST_SUBJECT,
    LONGEST_TEXT,
    Source,
    TextHindrance,
    Word,
    filled,
    hindrances_in_subject,
    hindrances_in_text,
    must_hold,
    words_of,
)

SHIPPED = Source("Om {tema}", "Kære {fornavn}\n\n{tema}\n\n{link}\n\nNetværksstrukturen, {kommune}\n")
WORDS = words_of(SHIPPED, "da")


@pytest.mark.parametrize(
    ("text", "values", "read"),
    [
        ("Kære {fornavn}", {"fornavn": "Mette"}, "Kære Mette\n"),
        ("{tema} og {tema}", {"tema": "Regn"}, "Regn og Regn\n"),
        ("{tema}", {"tema": "{link}", "link": "https://x"}, "{link}\n"),
        ("{tema}", {"tema": "{% load x %}{{ settings.SECRET_KEY }}"}, "{% load x %}{{ settings.SECRET_KEY }}\n"),
        ("{{ tema }} {% if %} {0} {a.b} {tema!r} %(tema)s", {"tema": "X"}, "{{ tema }} {% if %}  {a.b} {tema!r} %(tema)s\n"),
        ("Hvor:\n{sted}\n\nKom", {"sted": ""}, "Hvor:\n\nKom\n"),
        ("A\n\n{kalenderfil}\n\nB", {"kalenderfil": ""}, "A\n\nB\n"),
        ("Sted: {sted}", {"sted": ""}, "Sted:\n"),
        ("{nyheder}", {"nyheder": "- en\n- to"}, "- en\n- to\n"),
    ],
)  # fmt: skip
def test_names_are_filled_in_once_and_nothing_is_run(text, values, read):
    assert filled(text, values) == read


def test_a_letter_knows_what_its_shipped_text_names_and_what_every_letter_knows():
    assert set(WORDS) == {
        Word.FIRST_NAME, Word.LINK, Word.MUNICIPALITY, Word.SECRETARIAT_EMAIL, Word.SECRETARIAT_PHONE, Word.THEME
    }  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "reasons"),
    [
        ("Svar om {tema}", []),
        ("  ", [TextHindrance.NO_SUBJECT]),
        ("x" * (LONGEST_SUBJECT + 1), [TextHindrance.LONG_SUBJECT]),
        ("Svar\nBcc: alle@kommune.example", [TextHindrance.MANY_LINES]),
        ("{theme}", [TextHindrance.UNKNOWN]),
        ("{link}", [TextHindrance.UNKNOWN]),
        ("{{ tema }}", [TextHindrance.STRAY]),
        ("{% now 'Y' %}", [TextHindrance.STRAY]),
        ("{tema", [TextHindrance.STRAY]),
    ],
)
def test_a_subject(subject, reasons):
    assert hindrances_in_subject(subject, WORDS, "da") == reasons


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Læs om {tema}: {link}", []),
        ("", [TextHindrance.NO_TEXT]),
        ("Læs om {tema}.", [TextHindrance.LEFT_OUT]),
        ("{link} {den_anden}", [TextHindrance.UNKNOWN]),
        ("{link} {{ tema }}", [TextHindrance.STRAY]),
        ("{link}" + "x" * LONGEST_TEXT, [TextHindrance.LONG_TEXT]),
        ("{nix", [TextHindrance.LEFT_OUT, TextHindrance.STRAY]),
    ],
)
def test_a_text(text, reasons):
    assert hindrances_in_text(text, WORDS, must_hold(SHIPPED, "da"), "da") == reasons


def test_no_two_words_have_the_same_name():
    for language in ("da", "en"):
        names = [word.name_in(language) for word in Word]
        assert len(names) == len(set(names))
