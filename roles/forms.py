"""Forms about themes and released time."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, OrgUnit, ThemePhase
from netvaerk.refusals import Refused
from netvaerk.rules.plan import Span, hindrances_to_plan
from roles.models import ResourceRelease
from roles.rules.releases import ReleaseHindrance, fits_a_week, hindrances_to_period


class ThemeCardForm(forms.ModelForm):
    """The card of a theme, with the version it showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    units = forms.ModelMultipleChoiceField(
        label=_("Units touched"),
        queryset=OrgUnit.objects.choosable(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least two: a theme is for what one unit cannot solve alone."),
        error_messages={"required": _("Choose at least two units.")},
    )

    class Meta:
        model = NetworkTheme
        fields = [
            "title",
            "purpose",
            "at_stake",
            "today",
            "why_not_usual",
            "new_methods",
            "expected_value",
            "ends_on",
            "units",
        ]
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **{
                name: forms.Textarea(attrs={"rows": 4})
                for name in ("at_stake", "today", "why_not_usual", "new_methods", "expected_value")
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean_ends_on(self) -> Any:
        ends_on, begins_on = self.cleaned_data["ends_on"], self.instance.begins_on
        if ends_on and begins_on and ends_on < begins_on:
            raise forms.ValidationError(_("The theme cannot end before it begins. Choose a later day."))
        return ends_on

    def clean_units(self) -> Any:
        units = self.cleaned_data["units"]
        if len(units) < 2:
            raise forms.ValidationError(_("Choose at least two units."))
        return units

    def card(self) -> dict[str, Any]:
        """The text fields as they were typed."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "units"}


class ReleaseForm(forms.ModelForm):
    """Hours a week over a period; the theme is chosen among those the person has to do with."""

    class Meta:
        model = ResourceRelease
        fields = ["theme", "hours_per_week", "began_on", "ended_on", "sets_aside"]
        widgets = {
            "hours_per_week": forms.TextInput(attrs={"inputmode": "decimal"}),
            "began_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ended_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {
            "hours_per_week": {
                "required": _("Write how many hours a week, for example 3."),
                "invalid": _("Write how many hours a week, for example 3."),
            },
            "began_on": {"required": _("Choose the first day."), "invalid": _("Choose the first day.")},
            "ended_on": {"required": _("Choose the last day."), "invalid": _("Choose the last day.")},
        }
        localized_fields = ["hours_per_week"]

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes
        self.fields["theme"].empty_label = None
        self.fields["theme"].error_messages["required"] = _("Choose the theme the time is for.")

    def clean_hours_per_week(self) -> Decimal:
        hours = self.cleaned_data["hours_per_week"]
        if not fits_a_week(hours):
            raise forms.ValidationError(Refused([ReleaseHindrance.HOURS]).words())
        return hours

    def clean_ended_on(self) -> date:
        ended_on = self.cleaned_data["ended_on"]
        began_on = self.cleaned_data.get("began_on", ended_on)
        reasons = hindrances_to_period(began_on, ended_on, timezone.localdate())
        if reasons:
            raise forms.ValidationError(Refused(reasons[:1]).words())
        return ended_on


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
