"""Forms about released time."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.refusals import Refused
from roles.models import ResourceRelease
from roles.rules.releases import ReleaseHindrance, earliest_last_day, fits_a_week, hindrances_to_period

HOURS = _("Write how many hours a week, for example 3.")
FIRST, LAST = _("Choose the first day."), _("Choose the last day.")


def day_input(**attributes: str) -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", **attributes}, format="%Y-%m-%d")


class PossibleTime:
    """What every form with hours and days checks; the fields are the form's own."""

    cleaned_data: dict[str, Any]

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


class ReleaseForm(PossibleTime, forms.ModelForm):
    """Hours a week over a period; the theme is chosen among those the person has to do with."""

    class Meta:
        model = ResourceRelease
        fields = ["theme", "hours_per_week", "began_on", "ended_on", "sets_aside"]
        widgets = {
            "hours_per_week": forms.TextInput(attrs={"inputmode": "decimal"}),
            "began_on": day_input(),
            "ended_on": day_input(),
        }
        error_messages = {
            "hours_per_week": {"required": HOURS, "invalid": HOURS},
            "began_on": {"required": FIRST, "invalid": FIRST},
            "ended_on": {"required": LAST, "invalid": LAST},
        }
        localized_fields = ["hours_per_week"]

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes
        self.fields["theme"].empty_label = None
        self.fields["theme"].error_messages["required"] = _("Choose the theme the time is for.")


class TakeBackForm(forms.Form):
    """The last day the time holds, at least 14 days away, and why."""

    last_day = forms.DateField(
        label=_("The last day"),
        widget=day_input(),
        help_text=_("At least 14 days from today."),
        error_messages={"required": LAST, "invalid": LAST},
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why the time is taken back.")},
    )

    def clean_last_day(self) -> date:
        day = self.cleaned_data["last_day"]
        if day < earliest_last_day(timezone.localdate()):
            raise forms.ValidationError(Refused([ReleaseHindrance.SHORT_NOTICE]).words())
        return day
