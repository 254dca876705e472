"""What is asked of the event log: a period, somebody, and whether as the one read about or the one who read."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_PERIOD = timedelta(days=400)


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )


class LogForm(forms.Form):
    since = day_field(_("From"))
    until = day_field(_("Up to and including"))
    who = forms.CharField(label=_("Name or e-mail"), max_length=100, required=False)
    part = forms.ChoiceField(
        label=_("That person"),
        choices=[("about", _("is the one it was about")), ("by", _("is the one who did it"))],
        required=False,
    )
    reads = forms.BooleanField(label=_("Only what was read"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if isinstance(since, date) and isinstance(until, date):
            if until < since:
                self.add_error("until", _("The last day cannot be before the first."))
            elif until - since > LONGEST_PERIOD:
                self.add_error("until", _("Choose a period of at most 400 days."))
        return cleaned
