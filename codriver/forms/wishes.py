"""What a leader needs, and what somebody would like to bring (S73-S76)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.models import CompetenceOffer, CompetenceRequest
from netvaerk.models import Competence


class CompetencePicks(forms.Form):
    """Up to `rows` competences, each with a value of its own: how much it matters, or whether one would like to."""

    rows = 5
    competence_words = _("Competence")
    value_words: Any
    values: list[tuple[Any, Any]]
    coerce: Any = str

    def __init__(self, *args: Any, chosen: list[tuple[int, Any]] = [], **kwargs: Any) -> None:  # noqa: B006
        super().__init__(*args, **kwargs)
        competences = [("", _("Choose a competence"))]
        grouped: dict[str, list[tuple[int, str]]] = {}
        for competence in Competence.objects.offered_today():
            grouped.setdefault(competence.group.name, []).append((competence.pk, competence.name))
        for row in range(1, self.rows + 1):
            picked, value = chosen[row - 1] if row <= len(chosen) else ("", "")
            self.fields[f"competence_{row}"] = forms.ChoiceField(
                label=_("Competence %(number)s") % {"number": row},
                choices=competences + list(grouped.items()),
                required=False,
                initial=picked,
            )
            self.fields[f"value_{row}"] = forms.TypedChoiceField(
                label=_("%(words)s, competence %(number)s") % {"words": self.value_words, "number": row},
                choices=[("", _("Choose")), *self.values],
                coerce=self.coerce,
                required=False,
                initial=value,
            )

    def clean(self) -> dict[str, Any]:
        """Each competence once, and each with its value."""
        named: set[str] = set()
        for row in range(1, self.rows + 1):
            competence = self.cleaned_data.get(f"competence_{row}")
            if competence and competence in named:
                self.add_error(f"competence_{row}", _("You have chosen this one already."))
            elif competence and self.cleaned_data.get(f"value_{row}") == "":
                self.add_error(f"value_{row}", _("Choose this too."))
            named.add(competence or "")
        return self.cleaned_data

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The rows: a competence beside its value."""
        return [(self[f"competence_{row}"], self[f"value_{row}"]) for row in range(1, self.rows + 1)]

    def picked(self) -> dict[int, Any]:
        """Competence ids with their values."""
        rows = range(1, self.rows + 1)
        pairs = [(self.cleaned_data[f"competence_{row}"], self.cleaned_data[f"value_{row}"]) for row in rows]
        return {int(competence): value for competence, value in pairs if competence}


class RequestForm(CompetencePicks):
    value_words = _("How much it matters")
    values = CompetenceRequest.Weight.choices
    coerce = int


class OffersForm(CompetencePicks):
    rows = 8
    value_words = _("Your wish")
    values = CompetenceOffer.Wish.choices
