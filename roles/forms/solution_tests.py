"""Forms about the test of an idea: beginning it, what it is to teach and what it showed, and its next step."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.forms.people import PersonField
from netvaerk.models import SolutionTest
from netvaerk.models.solution_tests import SUBJECTS
from netvaerk.rules.solution_tests import ASKS_IN, FINDS_IN, SolutionTestHindrance

LATER = _("Choose today or an earlier day: a test begins once it is backed.")
ASKS = {
    "reception": (_("How is it received?"), _("What do you want to know of how people meet it?")),
    "effect": (_("What effect does it have?"), _("Such as what people do in another way than before.")),
    "ease": (_("How easy is it to use?"), _("For whom, and in which situation?")),
}
FOUND = {
    "reception": _("How was it received?"),
    "effect": _("What effect did it have?"),
    "ease": _("How easy was it to use?"),
}


def _ask_field(subject: str) -> forms.CharField:
    label, hint = ASKS[subject]
    rows = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, help_text=hint, max_length=1000, required=False, widget=rows)


class _Asking(forms.Form):
    """The three things a test may teach, at least one of them."""

    def _ask(self, subjects: Iterable[str]) -> None:
        for one in subjects:
            self.fields[f"ask_{one}"] = _ask_field(one)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        asked = [name for name in self.fields if name.startswith("ask_")]
        if asked and not any(typed.get(name) for name in asked) and not set(asked) & set(self.errors):
            self.add_error(asked[0], gettext(str(SolutionTestHindrance.NO_QUESTION)))
        return typed

    def asks(self) -> dict[str, str]:
        return {one: self.cleaned_data[f"ask_{one}"] for one in SUBJECTS if f"ask_{one}" in self.fields}


class BeginTestForm(_Asking):
    backed_by = PersonField(
        label=_("Which leader backs the test?"),
        help_text=_("Somebody who leads staff or units it concerns: name or e-mail. They get a letter about it."),
        error_messages={"required": _("Name the leader in the line who backs the test. Without one it cannot begin.")},
    )
    backed_on = forms.DateField(
        label=_("Since when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=dict.fromkeys(("required", "invalid"), LATER),
    )

    def __init__(self, *args: Any, before: SolutionTest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask(SUBJECTS)
        if before:
            self.initial |= {f"ask_{one}": words for one, words in before.asks.items()}

    def clean_backed_on(self) -> date:
        day = self.cleaned_data["backed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(LATER)
        return day

    def words(self) -> dict[str, Any]:
        return {**{name: self.cleaned_data[name] for name in ("backed_by", "backed_on")}, "asks": self.asks()}


class WriteTestForm(_Asking):
    """What the test is to teach, while it is at its start; what it showed of each, after that."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, test: SolutionTest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = test.version
        if test.stage in ASKS_IN:
            self._ask(SUBJECTS)
            self.initial |= {f"ask_{one}": getattr(test, f"ask_{one}") for one in SUBJECTS}
        if test.stage in FINDS_IN:
            for one, question in test.asks.items():
                self.fields[f"found_{one}"] = forms.CharField(
                    label=FOUND[one],
                    help_text=escape(question),  # a hint may hold tags, and this one is somebody's words
                    max_length=2000,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 4}),
                )
            self.initial |= {f"found_{one}": words for one, words in test.found.items()}

    def words(self) -> dict[str, Any]:
        found = {one: self.cleaned_data[f"found_{one}"] for one in SUBJECTS if f"found_{one}" in self.fields}
        return {"asks": self.asks(), "found": found, "shown": self.cleaned_data["version"]}

    def names(self) -> list[str]:
        """The fields that hold words."""
        return [name for name in self.fields if name != "version"]


class ConcludeTestForm(forms.Form):
    """The next step of a test, with what every employee is to read of it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("What is the next step?"),
        choices=SolutionTest.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose the next step.")),
    )
    learnt = forms.CharField(
        label=_("What did the test show?"),
        help_text=_("In a few sentences, for every employee to read beside the idea. Not needed if you test again."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    why = forms.CharField(
        label=_("Why this step?"),
        help_text=_("Needed if you stop; then every employee can read it beside the idea."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, test: SolutionTest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = test.version

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        outcome = typed.get("outcome")
        if outcome in ("adopt", "stop") and "learnt" not in self.errors and not typed.get("learnt"):
            self.add_error("learnt", gettext(str(SolutionTestHindrance.NOTHING_LEARNT)))
        if outcome == "stop" and "why" not in self.errors and not typed.get("why"):
            self.add_error("why", gettext(str(SolutionTestHindrance.NO_REASON)))
        return typed

    def words(self) -> dict[str, Any]:
        return {
            **{name: self.cleaned_data[name] for name in ("outcome", "learnt", "why")},
            "shown": self.cleaned_data["version"],
        }

    def goes_on_from(self, stored: SolutionTest | None) -> None:
        """The next save is a choice over the version that stands now, if the test is still there."""
        self.data = self.data.copy()
        self.data["version"] = stored.version if stored else self.data["version"]
