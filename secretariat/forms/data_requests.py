"""Forms of what people ask about their data, and of how long things are kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.rules.retention import Limit
from secretariat.models import DataRequest
from secretariat.rules.data_requests import LONGEST


class AskAboutDataForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=DataRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you ask for.")},
    )
    text = forms.CharField(
        label=_("What is it about?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Say which data, and what is to happen. The officers of the secretariat read it."),
        error_messages={"required": _("Write what it is about.")},
    )


class AnswerForm(forms.Form):
    is_met = forms.TypedChoiceField(
        label=_("What has been decided?"),
        choices=[("yes", _("It is done as asked")), ("no", _("It is not done, or only in part"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what has been decided.")},
    )
    answer = forms.CharField(
        label=_("The answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Say what was done. If it was not, say why, and that one can complain to the Danish Data Protection Agency."
        ),
        error_messages={"required": _("Write the answer.")},
    )


class KeepForm(forms.Form):
    """For how long a kind of data is kept, with what was shown."""

    kept = forms.IntegerField(label=_("Kept for"))
    shown = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, limit: Limit, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = {"least": limit.least, "most": limit.most}
        field = self.fields["kept"]
        field.label = _("Kept for, in %(unit)s") % {"unit": unit}
        field.help_text = _("From %(least)s to %(most)s.") % within
        field.widget.attrs |= {"min": limit.least, "max": limit.most}
        wrong = _("Write a whole number from %(least)s to %(most)s.") % within
        field.error_messages |= {"required": wrong, "invalid": wrong}
        self.limit, self.wrong = limit, wrong

    def clean_kept(self) -> int:
        kept = self.cleaned_data["kept"]
        if not self.limit.least <= kept <= self.limit.most:
            raise forms.ValidationError(self.wrong)
        return kept
