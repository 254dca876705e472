"""Forms about practice: what was done and learned, and the network leader's question."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from codriver.actions.practice import FIELDS, Practice
from codriver.facts.practice import pairs_time
from codriver.models import CoDriverTask, Pairing, PracticeEvidence
from codriver.rules.practice import KINDS, LONGEST, LONGEST_QUESTION, PracticeHindrance, hindrances_to_practice
from netvaerk.forms.files import KeptFileField
from roles.forms.releases import day_input

KIND_WORDS = {
    "plan": _("I planned a process or a meeting"),
    "compose": _("I helped to compose the network"),
    "spar": _("I gave or took part in sparring"),
}
DAY = {"required": _("Choose the day you did it."), "invalid": _("Choose the day you did it.")}


class ThemeOfPair(forms.ModelChoiceField):
    def label_from_instance(self, pairing: Any) -> str:
        return str(pairing.theme)


class PracticeForm(forms.Form):
    """A piece of practice, with the version it showed. Somebody who has co-driven on one theme is not asked which."""

    use_required_attribute = False
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput, required=False)
    pairing = ThemeOfPair(
        label=_("Which theme?"),
        queryset=Pairing.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose a theme."), "invalid_choice": _("Choose a theme.")},
    )
    what_done = forms.CharField(
        label=_("What did you do?"),
        help_text=_("A few lines are enough. Write no names of citizens."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a few words what you did.")},
    )
    what_learned = forms.CharField(
        label=_("What did you learn?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    done_on = forms.DateField(label=_("When?"), widget=day_input(), error_messages=DAY)
    kinds = forms.MultipleChoiceField(
        label=_("What did you get practice in?"),
        choices=[(kind, KIND_WORDS[kind]) for kind in KINDS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one of the three.")},
    )
    tasks = forms.ModelMultipleChoiceField(
        label=_("Which of a co-driver's tasks is it about?"),
        queryset=CoDriverTask.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, pairings: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["pairing"].queryset = pairings
        self.pairings = list(pairings)
        if len(self.pairings) == 1:
            self.fields["pairing"].widget = forms.HiddenInput()
        if self.pairings:
            self.initial.setdefault("pairing", self.pairings[0].pk)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("pairing") and typed.get("done_on"):
            reasons = hindrances_to_practice(
                kinds=KINDS,
                what_done="-",
                done_on=typed["done_on"],
                pairs_time=pairs_time(typed["pairing"]),
                today=self.today,
            )
            if PracticeHindrance.NOT_IN_THE_PAIRS_TIME in reasons:
                self.add_error("done_on", gettext(str(PracticeHindrance.NOT_IN_THE_PAIRS_TIME)))
        return typed

    def practice(self) -> Practice:
        typed = self.cleaned_data
        return Practice(
            done_on=typed["done_on"],
            kinds=typed["kinds"],
            what_done=typed["what_done"],
            what_learned=typed["what_learned"],
            tasks=list(typed["tasks"]),
        )

    def go_on_from(self, stored: PracticeEvidence) -> list[tuple[str, str]]:
        """Take the stored version, so that the next save is a choice; label and text of what stands there otherwise."""
        self.data = self.data.copy()
        self.data["version"] = stored.version
        names = ("what_done", "what_learned")
        return [
            (str(self.fields[name].label), getattr(stored, name))
            for name in names
            if getattr(stored, name) != self.cleaned_data[name]
        ]

    @staticmethod
    def initial_of(evidence: PracticeEvidence) -> dict[str, Any]:
        names = ("version", "what_done", "what_learned", "done_on")
        kinds = [kind for kind, field in FIELDS.items() if getattr(evidence, field)]
        first = {name: getattr(evidence, name) for name in names}
        return {**first, "pairing": evidence.pairing_id, "kinds": kinds, "tasks": list(evidence.tasks.all())}


class PracticeFileForm(forms.Form):
    """A file beside a piece of practice."""

    use_required_attribute = False
    upload = KeptFileField(
        label=_("Choose a file"),
        help_text=_("PDF, picture, plain text, or a document from Word, Excel or LibreOffice. At most 5 MB."),
        fallback=_("practice"),
    )


class QuestionForm(forms.Form):
    """The network leader's question, about the version they have read."""

    use_required_attribute = False
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    question = forms.CharField(
        label=_("What would you like to know first?"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what you would like to know.")},
    )


class ShownForm(forms.Form):
    """The version that was read, and nothing else."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
