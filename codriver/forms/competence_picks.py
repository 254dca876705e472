"""Rows in which one picks competences and says something about each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Competence

Column = tuple[str, Any, Sequence[tuple[Any, Any]], Callable[[Any], Any]]


class CompetencePicks(forms.Form):
    """Up to `rows` competences, each with a value in every one of `columns`: a name, its words, choices and type.

    The fields of a row are named `competence_`, and the names of the columns, with its number.
    """

    rows: int
    columns: Sequence[Column]
    competence_words = _("Competence")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        competences = self._competences()
        for row in range(1, self.rows + 1):
            self.fields[f"competence_{row}"] = forms.ChoiceField(
                label=_("Competence %(number)s") % {"number": row}, choices=competences, required=False
            )
            for name, words, choices, coerce in self.columns:
                self.fields[f"{name}_{row}"] = forms.TypedChoiceField(
                    label=_("%(words)s, competence %(number)s") % {"words": words, "number": row},
                    choices=[("", _("Choose")), *choices],
                    coerce=coerce,
                    required=False,
                )

    def _competences(self) -> list[tuple[Any, Any]]:
        """Those offered today in their groups, and those that were picked before they were retired."""
        kept = [self.initial.get(f"competence_{row}") for row in range(1, self.rows + 1)]
        grouped: dict[str, list[tuple[int, str]]] = {}
        picked = Competence.objects.filter(pk__in=[one for one in kept if one]).select_related("group")
        for competence in Competence.objects.offered_today() | picked:
            grouped.setdefault(competence.group.name, []).append((competence.pk, competence.name))
        return [("", _("Choose a competence")), *grouped.items()]

    def clean(self) -> dict[str, Any]:
        """Each competence once, and each with its values."""
        named: set[str] = set()
        for row in range(1, self.rows + 1):
            competence = self.cleaned_data.get(f"competence_{row}")
            if competence and competence in named:
                self.add_error(f"competence_{row}", _("You have chosen this one already."))
            elif competence:
                for name in [f"{name}_{row}" for name, *_rest in self.columns]:
                    if self.cleaned_data.get(name) == "":
                        self.add_error(name, _("Choose this too."))
            named.add(competence or "")
        return self.cleaned_data

    def heads(self) -> list[Any]:
        return [self.competence_words, *(words for _name, words, *_rest in self.columns)]

    def picks(self) -> list[list[forms.BoundField]]:
        """The rows: a competence beside its values."""
        names = ["competence", *(name for name, *_rest in self.columns)]
        return [[self[f"{name}_{row}"] for name in names] for row in range(1, self.rows + 1)]

    def picked(self) -> dict[int, tuple[Any, ...]]:
        """Competence ids with their values, in the order of the columns."""
        typed, found = self.cleaned_data, {}
        for row in range(1, self.rows + 1):
            if typed[f"competence_{row}"]:
                values = tuple(typed[f"{name}_{row}"] for name, *_rest in self.columns)
                found[int(typed[f"competence_{row}"])] = values
        return found

    @classmethod
    def initial_picks(cls, picked: Mapping[int, tuple[Any, ...]]) -> dict[str, Any]:
        """What `picked` gave, as a form begins with it."""
        first: dict[str, Any] = {}
        for row, (competence, values) in enumerate(list(picked.items())[: cls.rows], start=1):
            first[f"competence_{row}"] = competence
            first |= {f"{name}_{row}": value for (name, *_rest), value in zip(cls.columns, values, strict=True)}
        return first
