"""Themes and roles in the administration, by the actions of the pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.house_admin import ActionForm, HouseAdmin
from netvaerk.models import NetworkTheme, Person, ThemeMove
from netvaerk.refusals import Refused
from netvaerk.rules.themes import ThemeHindrance
from roles import stand_ins_admin as stand_ins_admin
from roles.actions.steps import hindrances_to_step, move_theme, open_steps
from roles.actions.themes import describe_theme, enter_phase, hindrances_to_describe
from roles.models import ResourceRelease, RoleAssignment
from roles.rules.assignments import Missing
from roles.rules.steps import Lacking

Role, State = RoleAssignment.Role, RoleAssignment.State
STEP = ["status", "move_to", "reason", "review_on", "phase", "phase_began_on"]
CARD = [
    "title", "purpose", "kind", "network_type", "at_stake", "today", "why_not_usual", "new_methods", "expected_value",
    "begins_on", "ends_on", "co_driver_waiver",
]  # fmt: skip


class ThemeForm(ActionForm):
    by: Person
    move_to = forms.ChoiceField(
        label=_("Move to"),
        required=False,
        help_text=_("The secretariat's own steps. The network leader takes the others on the theme's page."),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    review_on = forms.DateField(
        label=_("Look at the pause again on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    beside = {
        ThemeHindrance.NOT_NEXT: "move_to",
        ThemeHindrance.NO_REASON: "reason",
        ThemeHindrance.NO_REVIEW_DAY: "review_on",
        ThemeHindrance.FEW_UNITS: "units",
        ThemeHindrance.NO_NETWORK_TYPE: "network_type",
        Missing.NETWORK_LEADER: "move_to",
        Missing.REFERENCE_LEADER: "move_to",
        Missing.CO_DRIVER: "co_driver_waiver",
        **dict.fromkeys([Missing.PAIRING_ENDED, *Lacking], "move_to"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "move_to" in self.fields:
            names = dict(NetworkTheme.Status.choices)
            steps = open_steps(self.instance, self.by)
            self.fields["move_to"].choices = [("", _("Stay as it is")), *((step, names[step]) for step in steps)]

    def hindrances(self) -> list[Any]:
        """What is against the card, and against the step on the theme as it will be when the card is saved."""
        lost = self._lost_by_rewriting() if self.instance.pk else []
        return [*lost, *(one for one in self._hindrances_to_move() if one not in lost)]

    def _lost_by_rewriting(self) -> list[Any]:
        card = {name: self.cleaned_data[name] for name in CARD if name in self.cleaned_data}
        return hindrances_to_describe(self.instance, units=len(self.cleaned_data["units"]), **card)

    def _hindrances_to_move(self) -> list[Any]:
        to = self.cleaned_data.get("move_to")
        if not to:
            return []
        theme = NetworkTheme.objects.get(pk=self.instance.pk)
        theme.network_type = self.cleaned_data.get("network_type", theme.network_type)
        theme.co_driver_waiver = self.cleaned_data.get("co_driver_waiver", theme.co_driver_waiver)
        return hindrances_to_step(
            theme,
            to=to,
            by=self.by,
            today=timezone.localdate(),
            reason=self.cleaned_data.get("reason", ""),
            review_on=self.cleaned_data.get("review_on"),
        )

    def clean_phase_began_on(self) -> Any:
        day = self.cleaned_data["phase_began_on"]
        if day and "phase_began_on" in self.changed_data and day > timezone.localdate():
            raise forms.ValidationError(Refused([ThemeHindrance.PHASE_TO_COME]).words())
        return day

    def left_over(self) -> dict[str, Any]:
        typed, stored = self.cleaned_data, NetworkTheme.objects.get(pk=self.instance.pk)
        loose = {}
        if typed.get("reason", "").strip() and not typed.get("move_to"):
            loose["reason"] = _("A reason belongs to a step. Choose where the theme moves, or leave the reason empty.")
        if stored.phase and not typed.get("phase"):
            loose["phase"] = _("A theme that has come to a phase stays in one. Choose the phase it is in.")
        if typed.get("phase") == stored.phase and typed.get("phase_began_on") != stored.phase_began_on:
            loose["phase_began_on"] = _(
                "The date belongs to a new phase. Choose another phase, or leave the date as it is."
            )
        return loose


class Moves(admin.TabularInline):
    model = ThemeMove
    extra = 0
    can_delete = False
    fields = readonly_fields = ["status", "at", "by", "reason"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


@admin.register(NetworkTheme)
class ThemeAdmin(HouseAdmin):
    """Themes come in as proposals and are chosen at the intake desk; from there on they are moved here."""

    form = ThemeForm
    list_display = ["title", "status", "kind", "network_type", "phase"]
    list_filter = ["status", "kind", "network_type"]
    list_select_related = ["phase"]
    search_fields = ["folded_title"]
    filter_horizontal = ["units"]
    readonly_fields = ["status", "proposed_by"]
    inlines = [Moves]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request) & NetworkTheme.objects.visible_to(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*STEP, *CARD, "units", "proposed_by"]

    def save_model(self, request: HttpRequest, obj: NetworkTheme, form: forms.ModelForm, change: bool) -> None:
        typed, now = form.cleaned_data, timezone.now()
        card = {name: typed[name] for name in CARD}
        theme = NetworkTheme.objects.get(pk=obj.pk)
        describe_theme(theme, by=request.user, at=now, shown=theme.version, units=list(typed["units"]), **card)
        if typed["phase"] and typed["phase"] != theme.phase:
            began_on = typed["phase_began_on"] if "phase_began_on" in form.changed_data else timezone.localdate()
            enter_phase(theme, phase=typed["phase"], on=began_on, by=request.user, at=now)
        if typed.get("move_to"):
            move_theme(
                theme,
                to=typed["move_to"],
                by=request.user,
                at=now,
                reason=typed["reason"],
                review_on=typed["review_on"],
            )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The action has set the units already, and the history of moves is only shown."""
        for formset in formsets:
            formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []


@admin.register(ResourceRelease)
class ResourceReleaseAdmin(HouseAdmin):
    """Released time, to read: the personnel leader alone releases it."""

    list_display = ["person", "theme", "hours_per_week", "began_on", "ended_on", "approved_by", "withdrawn_on"]
    list_select_related = ["person", "theme", "approved_by"]
    reads = staticmethod(lambda release: [release.person])
    search_fields = ["person__folded_name", "theme__folded_title"]
    fields = [
        "person", "theme", "hours_per_week", "began_on", "ended_on", "sets_aside", "approved_by", "approved_at",
        "confirmed_by", "confirmed_at", "promised_until", "taken_back_by", "taken_back_at", "withdrawn_on",
    ]  # fmt: skip

    def may_write(self, request: HttpRequest) -> bool:
        return False
