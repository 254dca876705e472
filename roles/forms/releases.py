"""Forms about released time."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.refusals import Refused
from roles.models import ResourceRelease
from roles.rules.releases import ReleaseHindrance, fits_a_week, hindrances_to_period


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
