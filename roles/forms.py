"""Forms about themes and released time."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, OrgUnit
from netvaerk.refusals import Refused
from roles.models import ResourceRelease
from roles.rules.releases import ReleaseHindrance, fits_a_week, hindrances_to_period


class ThemeCardForm(forms.ModelForm):
    """The card of a theme, with the version it showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    units = forms.ModelMultipleChoiceField(
        label=_("Units touched"),
        queryset=OrgUnit.objects.filter(parent__isnull=False),
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
