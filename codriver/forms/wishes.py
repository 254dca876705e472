"""What a leader needs, and what somebody would like to bring (S73-S76, S81)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from codriver.facts.wishes import PROFILES
from codriver.forms.competence_picks import CompetencePicks
from codriver.models import CoDriverTask, CompetenceOffer, CompetenceRequest, Style, TaskNeed
from codriver.rules.wishes import MOST_OFFERS, MOST_REQUESTS, Need, Offer, WishHindrance
from netvaerk.forms.people import PersonField
from netvaerk.models import Discipline, NetworkTheme, OrgUnit
from netvaerk.refusals import Refused
from roles.forms.releases import HOURS, day_input
from roles.rules.releases import fits_a_week

# In the order in which a page shows them.
PROFILE_WORDS = dict(
    zip(
        PROFILES,
        (
            _("Knows the subject: can translate agendas and knows how the work is done today"),
            _("Complements me: can what I cannot"),
            _("Is well placed: can help the solutions live on in daily operation"),
        ),
        strict=True,
    )
)
NO_AMOUNT = 0


def units_field(label: Any, help_text: Any) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        label=label,
        queryset=OrgUnit.objects.choosable(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=help_text,
    )


def hours_field(label: Any, help_text: Any) -> forms.DecimalField:
    """Hours a week with at most one decimal, typed with the reader's decimal sign."""
    return forms.DecimalField(
        label=label,
        required=False,
        localize=True,
        max_digits=4,
        decimal_places=1,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages=dict.fromkeys(["invalid", "max_digits", "max_decimal_places", "max_whole_digits"], HOURS),
    )


def as_typed(hours: Decimal | None) -> Decimal | None:
    """Whole hours without a decimal."""
    return hours.to_integral() if hours is not None and hours == hours.to_integral() else hours


def style_field(label: Any, nothing: Any, help_text: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", nothing), *Style.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text=help_text,
    )


class DisciplineField(forms.ModelChoiceField):
    """One of those that are offered today, or the one that was chosen before it was retired."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Discipline.objects.offered_today(), required=False, empty_label=_("Not said"), **kwargs)

    def keep(self, chosen: int | None) -> None:
        self.queryset = Discipline.objects.filter(Q(retired_on=None) | Q(pk=chosen))


class WishForm(CompetencePicks):
    """What both forms have: the version they showed, a discipline and hours a week."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["discipline"].keep(self.initial.get("discipline"))

    def clean_hours_per_week(self) -> Decimal | None:
        hours = self.cleaned_data["hours_per_week"]
        if hours is not None and not fits_a_week(hours):
            raise forms.ValidationError(Refused([WishHindrance.HOURS]).words())
        return hours

    def keys(self, name: str) -> frozenset[int]:
        return frozenset(one.pk for one in self.cleaned_data[name])

    def discipline_key(self) -> int | None:
        discipline = self.cleaned_data["discipline"]
        return discipline.pk if discipline else None

    def go_on_from(self, version: int) -> None:
        """Let the next save be a choice and not an accident, after somebody else has saved."""
        self.data = self.data.copy()
        self.data["version"] = version


class NeedForm(WishForm):
    """How much of each task is asked for in a field of its own, named `amount_` and the task's number."""

    rows = MOST_REQUESTS
    columns = (("value", _("How much it matters"), CompetenceRequest.Weight.choices, int),)

    profiles = forms.MultipleChoiceField(
        label=_("Whom would you like beside you?"),
        choices=list(PROFILE_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose as many as you like. They are wishes and not demands."),
    )
    style = style_field(
        _("A certain way of leading networks"),
        _("No wish"),
        _("A co-driver who leads networks in another way than you may be just what you need."),
    )
    discipline = DisciplineField(
        label=_("My own discipline"), help_text=_("So that we can find somebody who sees things differently.")
    )
    little_known_units = units_field(
        _("Units I know little"), _("A co-driver who knows them can open doors that you cannot.")
    )
    hours_per_week = hours_field(
        _("Hours a week you expect of a co-driver"), _("For example 3. The candidates see it on the theme's page.")
    )
    early_wish = PersonField(
        label=_("I have already talked with somebody"),
        required=False,
        max_length=150,
        help_text=_(
            "Write the name or the e-mail. Only you, the secretariat and the one you name see this. "
            "Neither of you has agreed to anything yet."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = list(CoDriverTask.objects.all())
        for task in self.tasks:
            self.fields[f"amount_{task.pk}"] = forms.TypedChoiceField(
                label=task.name,
                choices=[(NO_AMOUNT, _("None of it")), *TaskNeed.Amount.choices],
                coerce=int,
                empty_value=NO_AMOUNT,
                required=False,
                widget=forms.RadioSelect,
                initial=NO_AMOUNT,
            )

    def amounts(self) -> list[forms.BoundField]:
        return [self[f"amount_{task.pk}"] for task in self.tasks]

    def profile_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("profiles", "style", "discipline")]

    def need(self) -> Need:
        typed = self.cleaned_data
        amounts = {task.pk: typed[f"amount_{task.pk}"] for task in self.tasks}
        return Need(
            weights={competence: weight for competence, (weight,) in self.picked().items()},
            amounts={task: amount for task, amount in amounts.items() if amount},
            profiles=frozenset(typed["profiles"]),
            style=typed["style"],
            discipline=self.discipline_key(),
            little_known_units=self.keys("little_known_units"),
            hours_per_week=typed["hours_per_week"],
            early_wish=typed["early_wish"].pk if typed["early_wish"] else None,
        )

    @classmethod
    def initial_of(cls, need: Need, version: int) -> dict[str, Any]:
        return {
            **cls.initial_picks({competence: (weight,) for competence, weight in need.weights.items()}),
            **{f"amount_{task}": amount for task, amount in need.amounts.items()},
            "version": version,
            "profiles": sorted(need.profiles),
            "style": need.style,
            "discipline": need.discipline,
            "little_known_units": list(need.little_known_units),
            "hours_per_week": as_typed(need.hours_per_week),
            "early_wish": need.early_wish,
        }


class OfferForm(WishForm):
    rows = MOST_OFFERS
    columns = (
        ("level", _("How well"), CompetenceOffer.Level.choices, int),
        ("value", _("Your wish"), CompetenceOffer.Wish.choices, str),
    )

    tasks = forms.ModelMultipleChoiceField(
        label=_("Tasks I would gladly take"),
        queryset=CoDriverTask.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("The five tasks of a co-driver. Nobody takes all of them equally."),
    )
    known_units = units_field(
        _("Units I know well"), _("Where you know people and know how the work is done, also from former jobs.")
    )
    discipline = DisciplineField(label=_("My discipline"))
    style = style_field(_("My way of leading"), _("I do not know yet"), _("Choose what is most like you."))
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes that interest me"),
        queryset=NetworkTheme.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Themes that lack a co-driver today."),
    )
    hours_per_week = hours_field(
        _("Hours a week I would like to give"),
        _("For example 3. Your personnel leader gives the time; this is your wish."),
    )
    free_from = forms.DateField(
        label=_("From"), required=False, widget=day_input(), error_messages={"invalid": _("Choose the first day.")}
    )
    free_until = forms.DateField(
        label=_("Until"), required=False, widget=day_input(), error_messages={"invalid": _("Choose the last day.")}
    )

    def __init__(self, *args: Any, themes: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = themes

    def time_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("hours_per_week", "free_from", "free_until")]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        first, last = typed.get("free_from"), typed.get("free_until")
        if first and last and last < first:
            self.add_error("free_until", Refused([WishHindrance.ENDS_BEFORE_IT_BEGINS]).words())
        return typed

    def offer(self) -> Offer:
        typed = self.cleaned_data
        return Offer(
            competences={competence: (wish, level) for competence, (level, wish) in self.picked().items()},
            tasks=self.keys("tasks"),
            known_units=self.keys("known_units"),
            discipline=self.discipline_key(),
            style=typed["style"],
            themes=self.keys("themes"),
            hours_per_week=typed["hours_per_week"],
            free_from=typed["free_from"],
            free_until=typed["free_until"],
        )

    @classmethod
    def initial_of(cls, offer: Offer, version: int) -> dict[str, Any]:
        return {
            **cls.initial_picks({one: (level, wish) for one, (wish, level) in offer.competences.items()}),
            "version": version,
            "tasks": list(offer.tasks),
            "known_units": list(offer.known_units),
            "discipline": offer.discipline,
            "style": offer.style,
            "themes": list(offer.themes),
            "hours_per_week": as_typed(offer.hours_per_week),
            "free_from": offer.free_from,
            "free_until": offer.free_until,
        }
