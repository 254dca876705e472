"""Forms about a theme's plan."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import ThemePhase
from netvaerk.rules.plan import MOST_HOURS, Span, hindrances_to_plan

NOT_HOURS = _("Write from 0 to 37 hours a week, for example 3.")


class PlanForm(forms.Form):
    """The first and last day and the expected hours of each phase, with the version of the plan that was shown.

    The fields of a phase are named `begins_`, `ends_`, `leader_` and `co_driver_` and its number.
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
            for name, label in (
                ("leader", _("The network leader's hours a week")),
                ("co_driver", _("The co-driver's hours a week")),
            ):
                self.fields[f"{name}_{phase.order}"] = _hours_field(format_lazy("{}: {}", phase.name, label))

    def rows(self) -> list[dict[str, Any]]:
        """Each phase with its four fields, for a table."""
        rows = []
        for phase in self.phases:
            fields = {name: self[f"{name}_{phase.order}"] for name in FIELDS_OF_A_PHASE}
            rows.append({"phase": phase, "fields": list(fields.values()), **fields})
        return rows

    def spans(self) -> list[Span]:
        typed = self.cleaned_data
        return [Span(one.order, *(typed[f"{name}_{one.order}"] for name in FIELDS_OF_A_PHASE)) for one in self.phases]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            for order, reason in hindrances_to_plan(self.spans()).items():
                self.add_error(f"begins_{order}", gettext(str(reason)))
        return typed

    @staticmethod
    def initial_of(spans: list[Span], version: int) -> dict[str, Any]:
        first: dict[str, Any] = {"version": version}
        for span in spans:
            values = (span.begins_on, span.ends_on, _as_typed(span.leader_hours), _as_typed(span.co_driver_hours))
            first |= {f"{name}_{span.order}": value for name, value in zip(FIELDS_OF_A_PHASE, values, strict=True)}
        return first


FIELDS_OF_A_PHASE = ("begins", "ends", "leader", "co_driver")


def _as_typed(hours: Decimal | None) -> Decimal | None:
    """Whole hours without a decimal."""
    return hours.to_integral() if hours is not None and hours == hours.to_integral() else hours


def _hours_field(label: Any) -> forms.DecimalField:
    """Hours a week with at most one decimal, typed with the reader's decimal sign."""
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_HOURS,
        max_digits=4,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "form-control hours-input", "size": 4}),
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"], NOT_HOURS
        ),
    )


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

    def words(self) -> dict[str, Any]:
        """What the action is told."""
        return {name: self.cleaned_data[name] for name in ("decided", "reason", "alternatives", "onward")}
