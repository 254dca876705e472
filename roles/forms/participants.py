"""Forms about participants. The phases somebody takes part in are ticked in a table, which `Ticks` reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from netvaerk.models import CompetenceGroup, NetworkParticipant
from netvaerk.models.one_line import one_line
from netvaerk.rules.participants import Attendance
from netvaerk.typed import whole_number

Stage = NetworkParticipant.Stage
OUTSIDE = [choice for choice in NetworkParticipant.Kind.choices if choice[0] != NetworkParticipant.Kind.STAFF]


class ParticipantForm(forms.Form):
    """What is written of anybody: why, and what they bring; with the version that was shown where there is one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=_("Why this person?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("An employee you ask can read this. Those on the theme and the secretariat read it too."),
    )
    brings = forms.ModelMultipleChoiceField(
        label=_("What does the person bring?"),
        queryset=CompetenceGroup.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    written = ["why"]

    def card(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.written}

    @classmethod
    def initial_of(cls, participant: NetworkParticipant) -> dict[str, Any]:
        card = {name: getattr(participant, name) for name in cls.written}
        return {**card, "brings": list(participant.brings.all()), "version": participant.version}


class OutsiderForm(ParticipantForm):
    """Somebody from outside: who they are, and how they are reached."""

    kind = forms.ChoiceField(
        label=_("Who is it?"),
        choices=OUTSIDE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the person comes as.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        validators=[one_line],
        error_messages={"required": _("Write the person's name.")},
    )
    organisation = forms.CharField(
        label=_("Company, association or authority"),
        max_length=120,
        required=False,
        validators=[one_line],
        help_text=_("This stays when the person's own data is deleted, so write no names of people here."),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Write an e-mail address, such as yasmin@mail.example.")},
    )
    phone = forms.RegexField(
        r"^\+?[\d ()-]{6,}$",
        label=_("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
        error_messages={"invalid": _("Write a phone number with digits, such as 43 68 68 68.")},
    )
    written = ["kind", "name", "organisation", "email", "phone", "why"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = _(
            "Those on the theme and the secretariat read this. It is deleted with the person's data."
        )

    def who_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "name", "organisation")]

    def contact_fields(self) -> list[forms.BoundField]:
        return [self["email"], self["phone"]]

    def work_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("why", "brings", "stage") if name in self.fields]


def how_far(thought: Any, asked: Any, in_already: Any) -> forms.ChoiceField:
    """The choice of the stage that somebody begins in, in words that fit who it is about."""
    return forms.ChoiceField(
        label=_("How far are you?"),
        choices=[(Stage.CANDIDATE, thought), (Stage.CONTACTED, asked), (Stage.YES, in_already)],
        initial=Stage.CANDIDATE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far you are.")},
    )


class SuggestEmployeeForm(ParticipantForm):
    stage = how_far(
        _("We only think of the person yet; nobody is told"),
        _("Ask now: the person gets a letter and answers"),
        _("The person has said yes, and gets a letter about being in"),
    )


class SuggestOutsiderForm(OutsiderForm):
    stage = how_far(
        _("We only think of the person yet"),
        _("We have asked the person"),
        _("The person has said yes"),
    )


@dataclass(frozen=True)
class Ticks:
    """What was ticked in the table of phases: a hidden `row` for each person as "key:version", `core` for the core,
    and `in` for a phase as "key-order"."""

    rows: list[Attendance]
    half_core: frozenset[int]
    """Those who were shown in all phases, and of whom a phase was then unticked, but not that they are in all."""

    @staticmethod
    def keys(data: QueryDict) -> list[int]:
        """Whose rows the form holds."""
        return [key for key, _version in (_pair(row, ":") for row in data.getlist("row")) if key]

    @classmethod
    def read(cls, data: QueryDict, people: Iterable[NetworkParticipant], orders: Sequence[int]) -> "Ticks":
        """The rows of `people`; anything else that was sent is left aside."""
        versions = dict(_pair(row, ":") for row in data.getlist("row"))
        ticked = {_pair(tick, "-") for tick in data.getlist("in")}
        core = {whole_number(key) for key in data.getlist("core")}
        rows, half_core = [], set()
        for one in people:
            phases = frozenset(order for order in orders if (one.pk, order) in ticked)
            if one.is_core and one.pk in core and len(phases) < len(orders):
                half_core.add(one.pk)
            elif one.pk in core:
                phases = frozenset()
            rows.append(Attendance(one.pk, one.pk in core, phases, versions.get(one.pk) or 0))
        return cls(rows, frozenset(half_core))


def _pair(text: str, mark: str) -> tuple[int | None, int | None]:
    key, _mark, value = text.partition(mark)
    return whole_number(key), whole_number(value)
