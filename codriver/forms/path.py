"""What somebody wishes of their path."""

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.models import CandidacyReflection


class WishToLeadForm(forms.Form):
    wish = forms.ChoiceField(
        label=_("Would you like to lead networks one day?"),
        choices=CandidacyReflection.WishToLead.choices,
        widget=forms.RadioSelect,
        help_text=_("You are asked once a year. Every answer is a good one, and you can change it whenever you like."),
        error_messages={"required": _("Choose one of the answers."), "invalid_choice": _("Choose one of the answers.")},
    )
    about = forms.CharField(
        label=_("What would you like to lead, and when?"),
        help_text=_("For example a kind of theme, or when you have the time."),
        max_length=300,
        required=False,
    )
