"""What a talk with a pair led to."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SettleForm(forms.Form):
    agreed_step = forms.CharField(
        label=_("What was agreed?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence or two. Only the secretariat sees it."),
        error_messages={"required": _("Write what was agreed, in a sentence or two.")},
    )
