"""Forms about a theme's plan."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import ThemePhase
from netvaerk.rules.plan import Span, hindrances_to_plan


class PlanForm(forms.Form):
    """The first and last day of each phase, with the version of the plan that was shown.

    The two fields of a phase are named `begins_` and `ends_` and its number.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    follow = forms.BooleanField(
        label=_("Let the phases that follow move as many days"),
        required=False,
        help_text=_("Tick this when one phase takes longer or shorter, and the rest should follow."),
    )

    def __init__(self, *args: Any, phases: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phases = phases
        for phase in phases:
            for name, label in (("begins", _("First day")), ("ends", _("Last day"))):
                self.fields[f"{name}_{phase.order}"] = forms.DateField(
                    label=format_lazy("{}: {}", phase.name, label),
                    required=False,
                    widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
                    error_messages={"invalid": _("Choose a day.")},
                )

    def rows(self) -> list[dict[str, Any]]:
        """Each phase with its two fields, for a table."""
        return [
            {"phase": phase, "begins": self[f"begins_{phase.order}"], "ends": self[f"ends_{phase.order}"]}
            for phase in self.phases
        ]

    def spans(self) -> list[Span]:
        typed = self.cleaned_data
        return [Span(one.order, typed[f"begins_{one.order}"], typed[f"ends_{one.order}"]) for one in self.phases]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            for order, reason in hindrances_to_plan(self.spans()).items():
                self.add_error(f"begins_{order}", gettext(str(reason)))
        return typed

    @staticmethod
    def initial_of(spans: list[Span], version: int) -> dict[str, Any]:
        days: dict[str, Any] = {"version": version}
        for span in spans:
            days |= {f"begins_{span.order}": span.begins_on, f"ends_{span.order}": span.ends_on}
        return days


class ClosePhaseForm(forms.Form):
    """What was decided in a phase, and where the theme goes on."""

    decided = forms.CharField(
        label=_("What was decided?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what was decided.")},
    )
    reason = forms.CharField(label=_("Why?"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    alternatives = forms.CharField(
        label=_("What else was there to choose?"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    onward = forms.ModelChoiceField(
        label=_("Where does the theme go on?"),
        queryset=ThemePhase.objects.all(),
        empty_label=None,
        help_text=_("Going back is part of the work."),
    )
