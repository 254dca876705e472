"""Forms for what is chosen when a phase is closed: the tracks to go on with, the ideas that come first."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Solution, ThemePhase, Track
from netvaerk.rules.phase_lists import ListHindrance, unmarked
from roles.forms.plan import ClosePhaseForm

SAID = {"chosen": True, "left": False}
WORD = {True: "chosen", False: "left", None: ""}
NOT_A_PLACE = _("Write a whole number, such as 1 for the first.")


class CloseTracksForm(ClosePhaseForm):
    """Closing the phase of the tracks: each is chosen or left. The fields of a track are named `track_` and its
    number."""

    def __init__(self, *args: Any, phase: ThemePhase, tracks: Sequence[Track], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.phase, self.tracks = phase, tracks
        for one in tracks:
            self.fields[f"track_{one.pk}"] = forms.ChoiceField(
                label=one.title,
                required=False,
                initial=WORD[one.chosen],
                choices=[("chosen", _("We go on with it")), ("left", _("We leave it"))],
                widget=forms.RadioSelect,
            )
        self.order_fields([*(f"track_{one.pk}" for one in tracks), "decided"])

    def _marks(self) -> dict[int, bool]:
        said = {one.pk: self.cleaned_data.get(f"track_{one.pk}") for one in self.tracks}
        return {number: SAID[word] for number, word in said.items() if word}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        onward = typed.get("onward")
        goes_on = onward is not None and onward.order > self.phase.order
        for number in unmarked([one.pk for one in self.tracks], self._marks(), goes_on=goes_on):
            self.add_error(f"track_{number}", gettext(str(ListHindrance.NOT_MARKED)))
        return typed

    def words(self) -> dict[str, Any]:
        return super().words() | {"marks": self._marks()}


class _Places(forms.Form):
    """A place for each idea, 1 for the first; those without come after. The fields are named `place_` and the idea's
    number. Give `ideas` to the initialiser."""

    ideas: Sequence[Solution]

    def _ask_for_places(self, ideas: Sequence[Solution]) -> None:
        self.ideas = ideas
        places = {one.pk: place for place, one in enumerate(in_order(ideas), start=1)}
        for one in ideas:
            self.fields[f"place_{one.pk}"] = forms.IntegerField(
                label=one.title,
                required=False,
                initial=places.get(one.pk),
                min_value=1,
                max_value=999,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "place-input", "size": 3}),
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NOT_A_PLACE),
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        taken: set[int] = set()
        for one in self.ideas:
            place = typed.get(f"place_{one.pk}")
            if place in taken:
                self.add_error(f"place_{one.pk}", _("Another idea has this place. Give each its own."))
            elif place:
                taken.add(place)
        return typed

    def order(self) -> list[int]:
        """The ideas that have been given a place, first things first, by their number."""
        places = {one.pk: self.cleaned_data.get(f"place_{one.pk}") for one in self.ideas}
        placed = {number: place for number, place in places.items() if place}
        return sorted(placed, key=lambda number: placed[number])


def in_order(ideas: Sequence[Solution]) -> list[Solution]:
    """Those of `ideas` that have a place, first things first."""
    return sorted((one for one in ideas if one.priority), key=lambda one: one.priority or 0)


class PriorityForm(_Places):
    """The order of the ideas, with the order that was shown."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, ideas: Sequence[Solution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_for_places(ideas)
        self.initial["shown"] = ",".join(str(one.pk) for one in in_order(ideas))

    def words(self) -> dict[str, Any]:
        shown = self.cleaned_data["shown"].split(",")
        return {"order": self.order(), "shown": [int(one) for one in shown if one.isdecimal() and len(one) < 19]}

    def goes_on_from(self, ideas: Sequence[Solution]) -> None:
        """The next save is a choice over the order that stands now."""
        self.data = self.data.copy()
        self.data["shown"] = ",".join(str(one.pk) for one in in_order(ideas))


class CloseIdeasForm(_Places, ClosePhaseForm):
    """Closing the phase of the ideas: those to work on first are put in order, without points."""

    def __init__(self, *args: Any, ideas: Sequence[Solution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_for_places(ideas)
        self.order_fields([*(f"place_{one.pk}" for one in ideas), "decided"])

    def words(self) -> dict[str, Any]:
        return super().words() | {"order": self.order()}


def closing_form(theme: NetworkTheme, phase: ThemePhase, *typed: Any, **kwargs: Any) -> ClosePhaseForm:
    """The form that closes `phase`, with what is to be chosen in it."""
    codes = set(phase.products.values_list("code", flat=True))
    if "tracks" in codes:
        return CloseTracksForm(*typed, phase=phase, tracks=list(theme.tracks.all()), **kwargs)
    if "ideas" in codes:
        return CloseIdeasForm(*typed, ideas=ideas_to_order(theme), **kwargs)
    return ClosePhaseForm(*typed, **kwargs)


def ideas_to_order(theme: NetworkTheme) -> list[Solution]:
    """Everything found that has not been dropped."""
    return list(theme.solutions.exclude(status=Solution.Status.DROPPED).select_related("track"))
