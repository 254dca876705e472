"""Every word of a template goes through the catalogues, so that no English stays on a Danish page."""

import re

import pytest
from django.conf import settings

FOLDER = settings.BASE_DIR / "templates"
BUILDERS_OWN = {"netvaerk/gallery.html"}
"""For those who build the house, and open where it is built alone."""
PAGES = [one for one in sorted(FOLDER.rglob("*.html")) if str(one.relative_to(FOLDER)) not in BUILDERS_OWN]
SAID = re.compile(
    r"{#.*?#}|{%-?\s*comment.*?endcomment\s*-?%}|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*block page_class\s*%}.*?{%\s*endblock\s*%}|<(script|style|code)\b.*?</\1>|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
SPOKEN = re.compile(
    r"""\b(?:aria-label|aria-roledescription|alt|title|placeholder|data-label)=(["'])(.*?)\1""", re.DOTALL
)
WORD = re.compile(r"https?://\S+|[A-Za-zÆØÅæøå][\wÆØÅæøå]+")
NAMES = {"CSV", "Excel", "OS2mo", "https://kommune.example/"}


def words_of_no_language(text):
    """What a reader would see or hear of a template that no catalogue knows."""
    left = SAID.sub("", text)
    heard = [value for _quote, value in SPOKEN.findall(left)]
    seen = re.sub(r"&\w+;", "", re.sub(r"<[^>]*>", " ", left, flags=re.DOTALL))
    return set(WORD.findall(" ".join([seen, *heard]))) - NAMES


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>{% translate 'Save' %}</p>", set()),
        ("<p>{% blocktranslate %}Saved{% endblocktranslate %} {{ when }}</p>", set()),
        ("<p>Saved <b>{{ when }}</b></p>", {"Saved"}),
        ('<nav aria-label="Steps"><a title="{{ one.title }}" href="/en">{# a way #}</a></nav>', {"Steps"}),
    ],
)
def test_a_word_outside_the_catalogues_is_found(text, found):
    assert words_of_no_language(text) == found


def test_no_template_holds_a_word_outside_the_catalogues():
    told = {str(one.relative_to(FOLDER)): words_of_no_language(one.read_text(encoding="utf-8")) for one in PAGES}

    assert {name: words for name, words in told.items() if words} == {}
