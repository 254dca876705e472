"""Forms about wishes for time: asking, proposing other hours, saying no."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person
from roles.forms.releases import FIRST, HOURS, LAST, PossibleTime, day_input
from roles.models import ReleaseRequest


class TimeForm(PossibleTime, forms.Form):
    """Hours a week over a period, not tied to a row."""

    hours_per_week = forms.DecimalField(
        label=_("Hours a week"),
        max_digits=4,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": HOURS, "invalid": HOURS},
    )
    began_on = forms.DateField(
        label=_("First day"), widget=day_input(), error_messages={"required": FIRST, "invalid": FIRST}
    )
    ended_on = forms.DateField(
        label=_("Last day"), widget=day_input(), error_messages={"required": LAST, "invalid": LAST}
    )

    def time(self) -> dict[str, Any]:
        """As actions take it."""
        typed = self.cleaned_data
        return {"hours": typed["hours_per_week"], "began_on": typed["began_on"], "ended_on": typed["ended_on"]}


class AskForTimeForm(TimeForm):
    """Whose time, how much, and when it is worst."""

    person = forms.ModelChoiceField(
        label=_("Whose time?"),
        queryset=Person.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Choose whose time you ask for."),
            "invalid_choice": _("Choose whose time you ask for."),
        },
    )
    busy_weeks = forms.CharField(
        label=_("Busy weeks"),
        required=False,
        max_length=300,
        help_text=_("When it takes more than usual, for example: week 12 and 20, with workshops."),
    )
    field_order = ["person", "hours_per_week", "began_on", "ended_on", "busy_weeks"]

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people

    def wish(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        return {"person": typed["person"], "busy_weeks": typed["busy_weeks"], **self.time()}


class OtherTimeForm(TimeForm):
    """What the leader would release instead; begins as what was asked for."""

    @staticmethod
    def initial_of(request: ReleaseRequest) -> dict[str, Any]:
        return {name: getattr(request, name) for name in ("hours_per_week", "began_on", "ended_on")}


class DeclineTimeForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why not, so that it can be understood.")},
    )
