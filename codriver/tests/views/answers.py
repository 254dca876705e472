"""Answering alone, as a browser does it."""

from django.urls import reverse

from codriver.models import Answer
from codriver.rules.forms import Side
from netvaerk.tests.views.pages import browser_of, page

WORDS = "At borgerne mærker det i hverdagen."


def act(person, name, alignment, headers=None, /, **typed):
    return browser_of(person).post(reverse(name, args=[alignment.pk]), typed, headers=headers or {})


def save(person, alignment, headers=None, /, **typed):
    return act(person, "save_answers", alignment, headers, **{key.replace("_", "-"): one for key, one in typed.items()})


def stored(alignment, code, side=Side.FIRST):
    answers = Answer.objects.filter(response__alignment=alignment, response__side=side.value, code=code)
    return [*answers.values_list("value", "version")]


def look(person, alignment):
    return page(browser_of(person).get(reverse("alignment", args=[alignment.pk])))
