"""Telling whether a page says in one language what the catalogues have in the other."""

import re
from collections import defaultdict
from functools import cache, lru_cache

import polib
from django.conf import settings

OTHER = {"da": "en", "en": "da"}
PLACE = re.compile(r"%\(\w+\)[sd]|{\w*}")
TELLING = 12
"""So many letters beside the places to fill in tell a sentence of ours from what somebody has written."""
WORDS = re.compile(r"[A-Za-zÆØÅæøå]{3}")
ELSEWHERE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
SPOKEN = re.compile(r'>([^<>]+)<|\b(?:aria-label|alt|title|placeholder|data-label)="([^"]*)"')
PART = re.compile(r'<(\w+)\b[^>]*\slang="(\w+)"[^>]*>.*?</\1>', re.DOTALL)


@cache
def sayings(language: str) -> frozenset[str]:
    """All that the catalogue says in `language`, in one line each."""
    catalogue = polib.pofile(str(settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"))
    said = (one for entry in catalogue for one in [entry.msgstr, *entry.msgstr_plural.values()])
    return frozenset(" ".join(one.replace("%%", "%").split()) for one in said if WORDS.search(PLACE.sub("", one)))


@cache
def only_in(language: str) -> tuple[frozenset[str], dict[str, list[re.Pattern[str]]]]:
    """What is said in `language` and not in the other: whole sentences, and those with places to fill in, by the letters
    they begin with."""
    own = sayings(language) - sayings(OTHER[language])
    open_ones = defaultdict(list)
    for one in own:
        begins = PLACE.split(one)[0][:4]
        if PLACE.search(one) and len(begins) == 4 and len(PLACE.sub("", one)) >= TELLING:
            open_ones[begins].append(re.compile(".{1,60}?".join(re.escape(part) for part in PLACE.split(one))))
    return frozenset(one for one in own if not PLACE.search(one)), open_ones


@lru_cache(maxsize=100_000)
def is_said_in(text: str, language: str) -> bool:
    whole, open_ones = only_in(language)
    return text in whole or any(one.fullmatch(text) for one in open_ones.get(text[:4], ()))


def leaks(page: str, language: str) -> set[str]:
    """What a page in `language` says in the other, outside the parts that are marked as being in it."""
    other = OTHER[language]
    body = ELSEWHERE.sub("", page.partition("<body")[2])
    ours = PART.sub(lambda part: "" if part[2] == other else part[0], body)
    texts = {" ".join((seen or heard).split()) for seen, heard in SPOKEN.findall(ours)}
    return {one for one in texts if is_said_in(one, other)}
