"""The papers under `docs/` say what is so: accounts, links, rules and the words on the screen."""

import ast
import re
from functools import lru_cache
from pathlib import Path

import django
import pytest
from django.conf import settings

from secretariat.demo_town.content import PASSWORD, accounts

DOCS = settings.BASE_DIR / "docs"
PAPERS = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
RULE = re.compile(r"`([\w/.-]+\.py):([\w.]+)`")
FILE = re.compile(r"`([\w/.-]+\.py)`")
BOLD = re.compile(r"\*\*(.+?)\*\*")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
PLACEHOLDER = re.compile(r"%(?:\\)?\(\w+(?:\\)?\)s")
ADMIN = Path(django.__file__).parent / "contrib" / "admin" / "locale" / "da" / "LC_MESSAGES" / "django.po"
OURS = settings.BASE_DIR / "locale" / "da" / "LC_MESSAGES" / "django.po"
GUIDES = {
    "guide-co-driveren.md": "msgstr",
    "guide-parret.md": "msgstr",
    "guide-sekretariatet.md": "msgstr",
    "guide-forslag.md": "msgstr",
    "guide-kurser.md": "msgstr",
    "guide-netvaerkslederen.md": "msgstr",
    "privatliv.md": "msgstr",
    "privacy.md": "msgid",
    "guide-co-driver.md": "msgid",
    "guide-courses.md": "msgid",
    "guide-network-leader.md": "msgid",
    "guide-pair.md": "msgid",
    "guide-proposals.md": "msgid",
    "guide-secretariat.md": "msgid",
}


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def rules() -> list[tuple[str, str]]:
    return sorted(set(RULE.findall(read("rules.md"))))


@lru_cache
def defined_in(path: str) -> set[str]:
    """Functions, classes and their methods in a file of ours, as `name` and `Class.name`."""
    names = set()
    for node in ast.parse((settings.BASE_DIR / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            names |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return names


@lru_cache
def sentences(keyword: str) -> list[str]:
    """Every sentence of the catalogues that begins with `keyword`: ours and the administration's."""
    entry = re.compile(rf'^{keyword}(?:_plural|\[\d\])? ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.MULTILINE)
    texts = (catalogue.read_text(encoding="utf-8") for catalogue in (OURS, ADMIN))
    return ["".join(TEXT.findall(one)).replace('\\"', '"') for text in texts for one in entry.findall(text)]


@lru_cache
def patterns(keyword: str) -> list[re.Pattern[str]]:
    """What reads as a sentence of the catalogues, whatever its names are, and however its first letter is."""
    found = {PLACEHOLDER.sub(".+", re.escape(sentence)) for sentence in sentences(keyword) if sentence}
    return [re.compile(pattern, re.IGNORECASE) for pattern in found if not pattern.startswith(".+")]


def is_on_screen(words: str, keyword: str) -> bool:
    return any(pattern.fullmatch(words) for pattern in patterns(keyword))


@pytest.mark.parametrize("account", accounts("en"), ids=lambda account: account["email"])
def test_the_demo_paper_names_every_account(account):
    paper = read("demo.md")

    assert account["name"] in paper
    assert account["email"] in paper


def test_the_demo_paper_says_the_password():
    assert f"`{PASSWORD}`" in read("demo.md")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_leads_to_a_file(paper):
    links = LINK.findall(paper.read_text(encoding="utf-8"))

    assert [link for link in links if not (paper.parent / link).is_file()] == []


@pytest.mark.parametrize(("path", "name"), rules(), ids=lambda part: part)
def test_every_rule_names_a_function_that_is_there(path, name):
    assert name in defined_in(path)


def test_there_are_rules():
    assert len(rules()) > 50


def test_every_rule_names_a_test_file_that_is_there():
    files = set(FILE.findall(read("rules.md")))

    assert {file for file in files if not (settings.BASE_DIR / file).is_file()} == set()


def test_every_picture_is_shown_in_a_paper():
    shown = {Path(link).name for paper in PAPERS for link in LINK.findall(paper.read_text(encoding="utf-8"))}

    assert {picture.name for picture in (DOCS / "pictures").glob("*.png")} - shown == set()


@pytest.mark.parametrize(("guide", "keyword"), GUIDES.items())
def test_words_in_bold_stand_on_the_screen(guide, keyword):
    bold = set(BOLD.findall(read(guide))) - {"fed skrift", "bold"}

    assert {words for words in bold if not is_on_screen(words, keyword)} == set()
