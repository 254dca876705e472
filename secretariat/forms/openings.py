"""Forms of emergency openings: whose it is, and then which one thing, on what ground and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.models import SealedOpening
from secretariat.rules.openings import LONGEST_BASIS, LONGEST_REASON


class AskOpeningForm(forms.Form):
    thing = forms.ChoiceField(
        label=_("What must be opened?"),
        widget=forms.RadioSelect,
        help_text=_("One thing, the least that will do."),
        error_messages={"required": _("Choose the one thing that must be opened.")},
    )
    ground = forms.ChoiceField(
        label=_("On what ground?"),
        choices=SealedOpening.Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the ground.")},
    )
    basis = forms.CharField(
        label=_("Legal basis"),
        max_length=LONGEST_BASIS,
        help_text=_("The section of the law, or the number of the order."),
        error_messages={"required": _("Write what in the law it rests on.")},
    )
    reason = forms.CharField(
        label=_("Why must it be opened?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Those it belongs to read this as soon as it is opened."),
        error_messages={"required": _("Write why it must be opened.")},
    )

    def __init__(self, *args: Any, things: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thing"].choices = things  # type: ignore[attr-defined]
