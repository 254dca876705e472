"""The gallery: every part of the look in every state, with invented data; open where the house is built."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netvaerk import access
from netvaerk.gates import page_gate
from netvaerk.mail import Letter
from netvaerk.models import Person

SCHEMES = ["light", "dark"]
MAIL = settings.BASE_DIR / "templates" / "mail"
LETTER_WORDS: dict[str, object] = {
    "theme": "Regn på rette sted",
    "other": "Anne Bregnholt",
    "number": 2,
    "days": 3,
    "meeting": "Borgerworkshop",
    "begins_at": datetime(2026, 3, 3, 15, tzinfo=UTC),
    "ends_at": datetime(2026, 3, 3, 17, tzinfo=UTC),
    "place": "Biblioteket, store sal",
    "event": "Fra møde til bevægelse",
    "until": datetime(2026, 3, 5, 11, tzinfo=UTC),
    "open_until": datetime(2026, 3, 10, 11, tzinfo=UTC),
    "sign_off_by": date(2026, 3, 1),
    "fee": 1200,
    "news": "Temaer og deres trin\n- „Regn på rette sted“ har taget et skridt",
    "has_file": True,
    "paired": True,
    **dict.fromkeys(["due_on", "answer_by", "ended_on"], date(2026, 3, 3)),
    **dict.fromkeys(["due_on", "answer_by", "begins_on", "ended_on"], date(2026, 3, 3)),
}
WAY = ["Idea", "Proposed", "Approved", "Starting", "Active", "Testing", "Closed"]


class EveryField(forms.Form):
    """One field of each kind; no row behind it."""

    title = forms.CharField(label="Title", max_length=60, help_text="At most 60 characters.")
    hours = forms.DecimalField(
        label="Hours a week",
        help_text="Half hours are fine.",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": "Write how many hours a week, such as 3."},
    )
    begins_on = forms.DateField(label="First day", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    unit = forms.ChoiceField(
        label="Unit", choices=[("", "Choose a unit"), ("1", "The job centre"), ("2", "The library")]
    )
    need = forms.ChoiceField(
        label="How much do you need it?",
        choices=[("1", "Not at all"), ("2", "A little"), ("3", "Very much")],
        widget=forms.RadioSelect,
        help_text="Answer as it is now, not as it ought to be.",
    )
    topics = forms.MultipleChoiceField(
        label="What is it about?",
        choices=[("a", "Meetings"), ("b", "The unspoken")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label="Anything else?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    sure = forms.BooleanField(label="I have talked with my leader about it")


def side(scheme: str) -> dict[str, object]:
    """What one half of the gallery shows; ids differ, so that both halves can stand on one page."""
    pages = Paginator(range(60), 20)
    steps = [
        SimpleNamespace(
            number=place + 1,
            label=label,
            state="done" if place < 2 else "current" if place == 2 else "next",
            note="3 March" if place < 2 else "",
        )
        for place, label in enumerate(WAY)
    ]
    return {
        "name": scheme,
        "untouched": EveryField(auto_id=f"{scheme}_%s"),
        "faulty": EveryField({"hours": "many"}, auto_id=f"{scheme}_faulty_%s"),
        "anne": Person(name="Anne Bregnholt", title="Planner"),
        "long_name": Person(
            name="Karoline Amalie von Sønderby-Østergaard", title="Consultant for cross-cutting cooperation"
        ),
        "pages": [pages.page(1), pages.page(2), pages.page(3)],
        "steps": steps,
        "tabs": [
            SimpleNamespace(label="Overview", url="#", is_here=True),
            SimpleNamespace(label="Plan", url="#", is_here=False),
        ],
        "at": datetime(2026, 3, 3, 8, 41, tzinfo=UTC),
        "day": date(2026, 3, 3),
        "reasons": ["The theme has no reference leader yet.", "Two hours a week are agreed, but only one is released."],
    }


def letters(reader: Person) -> list[dict[str, str]]:
    """Every letter there is, filled with invented words, in the reader's language."""
    names = sorted(path.name.removesuffix("_subject.txt") for path in MAIL.glob("*_subject.txt"))
    written = [Letter(name, reader, "/", LETTER_WORDS).rendered() for name in names]
    return [{"subject": subject, "text": text} for subject, text, _html in written]


@require_GET
@page_gate(access.may_see_the_gallery)
def gallery(request: HttpRequest) -> HttpResponse:
    context = {"schemes": [side(scheme) for scheme in SCHEMES], "letters": letters(request.user)}
    return render(request, "netvaerk/gallery.html", context)
