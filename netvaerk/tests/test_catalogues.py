"""Both languages are whole: every word said, compiled as it stands, with the same places to fill in."""

import ast
import re
from pathlib import Path

import django
import polib
import pytest
from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLACES = re.compile(r"%\(\w+\)s")
PLAIN = re.compile(r'(?:{% translate |\b(?:_|gettext|gettext_noop|gettext_lazy)\()"([^"]+)"')


def catalogue(language, ending="po"):
    read = polib.pofile if ending == "po" else polib.mofile
    return read(str(settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / f"django.{ending}"))


def said(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_said_and_none_is_doubtful(language):
    entries = catalogue(language)

    assert [entry.msgid for entry in entries if not all(said(entry)) or entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    written = {(entry.msgctxt, entry.msgid): said(entry) for entry in catalogue(language)}
    compiled = {(entry.msgctxt, entry.msgid): said(entry) for entry in catalogue(language, "mo")}

    assert compiled == written


def test_both_languages_hold_the_same_words():
    danish, english = ({(entry.msgctxt, entry.msgid) for entry in catalogue(language)} for language in LANGUAGES)

    assert danish == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_to_fill_in_is_kept(language):
    broken = [
        entry.msgid
        for entry in catalogue(language)
        for text in said(entry)
        if set(PLACES.findall(text)) - set(PLACES.findall(entry.msgid + (entry.msgid_plural or "")))
        or (not entry.msgid_plural and set(PLACES.findall(entry.msgid)) - set(PLACES.findall(text)))
    ]

    assert broken == []


def test_danish_sentences_are_danish():
    left = [
        entry.msgid
        for entry in catalogue("da")
        if entry.msgstr == entry.msgid and len(entry.msgid.split()) > 3 and "%(" not in entry.msgid
    ]

    assert left == []


def test_no_word_of_ours_changes_what_the_administration_says():
    path = Path(django.__file__).parent / "contrib" / "admin" / "locale" / "da" / "LC_MESSAGES" / "django.po"
    theirs = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(str(path))}

    ours = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in catalogue("da")}

    assert {word for word, said in ours.items() if theirs.get(word, said) != said} == set()


def test_what_is_said_with_a_number_is_not_said_without():
    """One entry serves both then, and which of its forms is found without a number is left to chance."""
    counted = {one.msgid for one in catalogue("da") if one.msgid_plural}
    folders = [Path(settings.BASE_DIR, name) for name in ("netvaerk", "roles", "codriver", "secretariat", "templates")]
    files = [path for folder in folders for kind in ("*.py", "*.html", "*.txt") for path in folder.rglob(kind)]
    plain = {words for path in files for words in PLAIN.findall(path.read_text(encoding="utf-8"))}

    assert len(plain) > 1000
    assert plain & counted == set()


APPS = ("netvaerk", "roles", "codriver", "secretariat")
SAY = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def words_in_f_strings(source):
    """Each call inside an f-string that says a word of the catalogue."""
    calls = [
        call
        for text in ast.walk(ast.parse(source))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SAY
    ]
    return [ast.unparse(call) for call in calls if isinstance(call.args[0], ast.Constant)]


def test_no_word_is_said_inside_an_f_string():
    """What gathers the words does not look into those, so that the word would stay English."""
    files = [path for name in APPS for path in Path(settings.BASE_DIR, name).rglob("*.py")]

    assert words_in_f_strings("f'<p>{escape(_(\"Picture\"))}</p>'") == ["_('Picture')"]
    assert {str(path): found for path in files if (found := words_in_f_strings(path.read_text(encoding="utf-8")))} == {}
