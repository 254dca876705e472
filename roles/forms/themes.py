"""The form of a theme's card."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, OrgUnit


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
