"""All the competences of a network leader on one page, each with a level in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.models import CompetenceRating, LeadershipCompetence
from codriver.rules.competence_ratings import Rating, Ratings, Side

CHOOSE = _("Choose one of the words.")
MATTERS = {
    Side.OWN: _("I would like to bring this into our theme now"),
    Side.MIRROR: _("Our theme needs this now"),
}


@dataclass(frozen=True)
class Asked:
    """One competence with its two fields."""

    competence: LeadershipCompetence
    level: forms.BoundField
    matters: forms.BoundField


class RatingsForm(forms.Form):
    """The fields of a competence are named `level_` and `matters_` and its number; a level may be left open."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, competences: Sequence[LeadershipCompetence], side: Side, stands: Ratings, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.competences = competences
        levels = [("", _("I cannot tell yet")), *CompetenceRating.Level.choices]
        for one in competences:
            standing = stands.get(one.pk)
            self.fields[f"level_{one.pk}"] = forms.TypedChoiceField(
                label=one.name,
                choices=levels,
                coerce=int,
                empty_value=None,
                required=False,
                initial=standing.level if standing else "",
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": CHOOSE},
            )
            self.fields[f"matters_{one.pk}"] = forms.BooleanField(
                label=MATTERS[side], required=False, initial=bool(standing and standing.matters)
            )

    def rows(self) -> list[Asked]:
        return [Asked(one, self[f"level_{one.pk}"], self[f"matters_{one.pk}"]) for one in self.competences]

    def clean(self) -> dict[str, Any]:
        """A tick without a level says nothing that could be drawn."""
        typed = super().clean() or self.cleaned_data
        for one in self.competences:
            if typed.get(f"matters_{one.pk}") and typed.get(f"level_{one.pk}") is None:
                self.add_error(f"level_{one.pk}", _("Choose a word too, or take the tick away."))
        return typed

    def ratings(self) -> Ratings:
        typed = self.cleaned_data
        return {
            one.pk: Rating(typed[f"level_{one.pk}"], typed[f"matters_{one.pk}"])
            for one in self.competences
            if typed.get(f"level_{one.pk}") is not None
        }
