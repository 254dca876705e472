"""The drill's look into the product, in a process of its own: it builds the town, and reads what is stored.

`python -m secretariat.drills.inside build|read` answers with a line of JSON. DATABASE_URL says where.
"""

import json
import sys
from typing import Any

import django

PEOPLE, THEMES = 60, 60
"""Of the themes a fifth has a pair that writes."""


def build() -> list[dict[str, Any]]:
    """A town in an empty database; each field that somebody can write in, with a session of theirs."""
    from django.core.management import call_command
    from django.utils import timezone

    from secretariat.demo_town.crowd import Size, add_crowd
    from secretariat.demo_town.stages import build as build_town

    call_command("migrate", verbosity=0)
    add_crowd(build_town("themes", now=timezone.now()), Size(PEOPLE, THEMES, events=1))
    return fields()


def fields() -> list[dict[str, Any]]:
    """Every text of a draft that nobody has written in yet."""
    from django.test import Client
    from django.urls import reverse

    from codriver.models import AlignmentResponse
    from codriver.rules.forms import Kind

    found = []
    for one in AlignmentResponse.objects.filter(sent_at=None, alignment__closed_at=None, answers=None).order_by("pk"):
        browser = Client()
        browser.force_login(one.person)
        cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in browser.cookies.items())
        side = one.alignment.side_of(one.person)
        texts = [question.code for question in one.alignment.form().asked_of(side) if question.kind == Kind.LONG_TEXT]
        path = reverse("save_answers", args=[one.alignment_id])
        found += [{"key": one.pk, "code": code, "path": path, "cookies": cookies} for code in texts]
    return found


def read() -> list[list[Any]]:
    """Each answer that is stored: response, code, version, text."""
    from codriver.models import Answer

    return [[one.response_id, one.code, one.version, one.value] for one in Answer.objects.order_by("pk")]


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps({"build": build, "read": read}[sys.argv[1]]()) + "\n")
