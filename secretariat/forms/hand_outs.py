"""The form in which an officer notes where a copy goes, and how they know who asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.models import CopyHandOut
from secretariat.rules.hand_outs import LONGEST_CHECK


class HandOutForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address the link goes to"),
        max_length=254,
        help_text=_("The private address, as they told it when you checked who they are."),
        error_messages={
            "required": _("Write the e-mail address that the link goes to."),
            "invalid": _("Write a whole e-mail address, such as anna@example.org."),
        },
    )
    check_kind = forms.ChoiceField(
        label=_("How do you know that it is them?"),
        choices=CopyHandOut.Check.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the identity was checked.")},
    )
    check_words = forms.CharField(
        label=_("What did you see?"),
        max_length=LONGEST_CHECK,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "So much that a colleague can judge it: when, where, which kind of proof. Write neither a CPR number nor "
            "the number of a passport."
        ),
        error_messages={"required": _("Write how you know that it is them, so that a colleague can judge it.")},
    )
