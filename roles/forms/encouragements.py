"""The form of an encouragement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme
from roles.models import Encouragement


class EncouragementForm(forms.Form):
    """To what, perhaps on which theme, and a few words."""

    to = forms.ChoiceField(
        label=_("I encourage you to"),
        choices=Encouragement.To.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    theme = forms.ModelChoiceField(
        label=_("On which theme?"),
        queryset=NetworkTheme.objects.none(),
        required=False,
        empty_label=_("No theme in particular"),
        error_messages={"invalid_choice": _("Choose a theme from the list, or none.")},
    )
    words = forms.CharField(
        label=_("A few words"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a few words.")},
    )

    def __init__(self, *args: Any, themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes
