"""Forms of those who take part: the code in the room, how it was, and a note of practice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.forms.practice import KIND_WORDS
from codriver.rules.practice import KINDS
from secretariat.actions.attendance import Said
from secretariat.models import Evaluation
from secretariat.rules.attendance import LONGEST_ANSWER


class CodeForm(forms.Form):
    use_required_attribute = False
    code = forms.CharField(
        label=_("The code on the screen"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code-input"}
        ),
        error_messages={"required": _("Write the code that is shown in the room.")},
    )


def _scale(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=Evaluation.Worth.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four."), "invalid_choice": _("Choose one of the four.")},
    )


class EvaluationForm(forms.Form):
    """Two questions to tick and two to write to; the latter may stay empty."""

    use_required_attribute = False
    worth = _scale(_("Was it worth your time?"))
    use = _scale(_("Can you use it in your network work?"))
    took_away = forms.CharField(
        label=_("What do you take with you?"),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    better = forms.CharField(
        label=_("What could be better?"),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def said(self) -> Said:
        return Said(**self.cleaned_data)


class PracticeKindsForm(forms.Form):
    """What having taken part gave practice in; the rest is written on the page of one's own practice."""

    use_required_attribute = False
    kinds = forms.MultipleChoiceField(
        label=_("What did you get practice in?"),
        choices=[(kind, KIND_WORDS[kind]) for kind in KINDS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one of the three.")},
    )
