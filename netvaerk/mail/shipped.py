"""The shipped text of a letter: its templates with every word left as its name in braces, so that it can be read,
compared and changed as the officer's own texts are."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from netvaerk.rules.letter_texts import Source, Word


@cache
def shipped(name: str, language: str) -> Source:
    """In `language`. Raises TemplateDoesNotExist for a letter there is not."""
    names = {word.key: f"{{{word.name_in(language)}}}" for word in Word}
    with translation.override(language):
        subject = " ".join(render_to_string(f"mail/{name}_subject.txt", names).split())
        return Source(subject, render_to_string(f"mail/{name}.txt", names).strip() + "\n")


@cache
def names_of_letters() -> tuple[str, ...]:
    """Every letter there is a template for, by the alphabet."""
    folder = Path(settings.BASE_DIR) / "templates" / "mail"
    return tuple(sorted(path.name.removesuffix("_subject.txt") for path in folder.glob("*_subject.txt")))
