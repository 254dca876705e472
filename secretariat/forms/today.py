"""Who takes a thing on today's list, and until when it is put off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person


class ArrangeForm(forms.Form):
    taken_by = forms.ModelChoiceField(
        Person.objects.none(),
        required=False,
        label=_("Who takes it"),
        empty_label=_("Nobody"),
        error_messages={"invalid_choice": _("Choose somebody in the secretariat.")},
    )
    postponed_until = forms.DateField(
        required=False,
        label=_("Put off until"),
        help_text=_("It comes back by itself on that day. Leave it empty to keep it on the list."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Choose a day after today.")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["taken_by"].queryset = Person.objects.secretariat()
