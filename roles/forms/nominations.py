"""Forms about nominations."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Competence
from netvaerk.refusals import Refused
from roles.models import Nomination
from roles.rules.nominations import MOST_COMPETENCES, NominationHindrance


class NominationForm(forms.Form):
    """The role, the reason in words, and up to five competences from the catalogue."""

    role = forms.ChoiceField(
        label=_("Nominated to"),
        choices=Nomination.For.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role."), "invalid_choice": _("Choose a role.")},
    )
    reason = forms.CharField(
        label=_("Why do you think of this person?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why you think of this person.")},
    )
    competences = forms.ModelMultipleChoiceField(
        label=_("What you see in them"),
        queryset=Competence.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose between one and five."),
        error_messages={
            "required": _("Choose at least one competence and at most five."),
            "invalid_choice": _("Choose competences from the list."),
            "invalid_pk_value": _("Choose competences from the list."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competences"].queryset = Competence.objects.offered_today()

    def clean_competences(self) -> list[Competence]:
        chosen = list(self.cleaned_data["competences"])
        if len(chosen) > MOST_COMPETENCES:
            raise forms.ValidationError(Refused([NominationHindrance.COMPETENCES]).words())
        return chosen

    def groups(self) -> Iterator[tuple[str, list[tuple[Competence, bool, str]], bool]]:
        """The catalogue by its groups: each competence with whether it is ticked and its id on the page, and whether
        the group has any that is."""
        ticked = {str(value) for value in self["competences"].value() or []}
        numbered = enumerate(self.fields["competences"].queryset)
        for group, members in groupby(numbered, key=lambda one: one[1].group):
            rows = [(one, str(one.pk) in ticked, f"id_competences_{place}") for place, one in members]
            yield group.name, rows, any(row[1] for row in rows)


class AnswerNominationForm(forms.Form):
    """The answer, and the state in which the page showed the nomination."""

    answer = forms.ChoiceField(choices=[(one, one) for one in ("yes", "later", "no")])
    shown = forms.ChoiceField(choices=Nomination.Status.choices)
