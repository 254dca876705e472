"""Icons, Markdown, reasons and stretches of time in templates."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from netvaerk.rules.reasons import Reason
from netvaerk.templatetags.ui import ICONS, icon, markdown, reason, till


class Hurdle(Reason):
    LEADER = "The theme needs a leader."


def test_an_icon_is_drawn_in_place_and_silent():
    drawn = Template('{% load ui %}{% icon "check" %}').render(Context())

    assert drawn.startswith(
        '<svg class="icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" focusable="false">'
    )
    assert drawn.endswith("</svg>")


@pytest.mark.parametrize("name", sorted(path.stem for path in ICONS.glob("*.svg")))
def test_every_icon_fits_the_same_frame(name):
    assert 'viewBox="0 0 16 16"' in (ICONS / f"{name}.svg").read_text()
    assert icon(name).count("<svg") == icon(name).count("</svg>") == 1


def test_an_icon_that_is_not_there_is_told():
    with pytest.raises(FileNotFoundError):
        icon("unicorn")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Title", "<h2>Title</h2>\n"),
        ("## Large\n\n#### Small", "<h2>Large</h2>\n<h4>Small</h4>\n"),
        ("*soft* **strong**", "<p><em>soft</em> <strong>strong</strong></p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"),
        ("[a](https://a.example)", '<p><a href="https://a.example">a</a></p>\n'),
        ("[a](mailto:a@a.example)", '<p><a href="mailto:a@a.example">a</a></p>\n'),
        ("[a](/kontakt/)", '<p><a href="/kontakt/">a</a></p>\n'),
        ("[a](../b?c=d:e)", '<p><a href="../b?c=d:e">a</a></p>\n'),
        ("<https://a.example>", '<p><a href="https://a.example">https://a.example</a></p>\n'),
    ],
)
def test_markdown(text, html):
    assert markdown(text) == html


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc", "//a.example"],
)
def test_markdown_makes_no_link_of(address):
    assert "<a " not in markdown(f"[a](<{address}>)")


def test_markdown_shows_no_picture():
    assert "<img" not in markdown("![a](https://a.example/a.png)")


def test_a_reason_is_said_in_words():
    with translation.override("en"):
        assert reason(Hurdle.LEADER) == "The theme needs a leader."


def test_no_reason_is_no_words():
    assert reason("") == ""


@pytest.mark.parametrize(
    ("language", "begins", "ends", "said"),
    [
        ("da", (3, 3, 12), (3, 3, 14), "tirsdag den 3. marts 2026 kl. 13.00–15.00"),
        ("da", (7, 1, 11), (7, 1, 13), "onsdag den 1. juli 2026 kl. 13.00–15.00"),
        ("en", (3, 3, 12), (3, 3, 14), "Tuesday 3 March 2026, 13:00–15:00"),
        ("en", (3, 3, 12), (3, 4, 14), "Tuesday 3 March 2026, 13:00–4 March 2026, 15:00"),
    ],
)
def test_a_stretch_of_time_is_said_as_the_clock_on_the_wall_shows_it(language, begins, ends, said):
    with translation.override(language):
        assert till(*(datetime(2026, *moment, tzinfo=UTC) for moment in (begins, ends))) == said


def test_what_is_always_the_same_speaks_the_language_of_each_reader():
    part = Template('{% load ui %}{% always_same "ui/_saving.html" %}')
    spoken = {}
    for language in ("da", "en", "da"):
        with translation.override(language):
            spoken.setdefault(language, set()).add(part.render(Context()))

    assert {language: len(texts) for language, texts in spoken.items()} == {"da": 1, "en": 1}
    assert "You are logged out." in spoken["en"].pop()
    assert "You are logged out." not in spoken["da"].pop()


def test_what_is_kept_shows_wherever_it_is_named_and_nowhere_else():
    page = Template("{% load ui %}{% kept as part %}<b>{{ name }}</b>{% endkept %}[{{ part }}|{{ part }}]")

    assert page.render(Context({"name": "<Anne>"})) == "[<b>&lt;Anne&gt;</b>|<b>&lt;Anne&gt;</b>]"
