"""Themes and roles in the administration, by the actions of the pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.house_admin import ActionForm, HouseAdmin
from netvaerk.models import NetworkTheme, Person, ThemeMove
from netvaerk.refusals import Refused
from netvaerk.rules.themes import ThemeHindrance
from roles.actions import assignments
from roles.actions.steps import hindrances_to_step, move_theme, open_steps
from roles.actions.themes import describe_theme, enter_phase, hindrances_to_describe
from roles.models import ResourceRelease, RoleAssignment
from roles.rules.assignments import Missing, RoleHindrance
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


class AppointForm(ActionForm):
    """Ask somebody to take a role. They answer on their own page."""

    by: Person
    beside = {
        RoleHindrance.NOT_EMPLOYED: "person",
        RoleHindrance.ASKED_ALREADY: "person",
        RoleHindrance.HOLDS_ANOTHER: "person",
        RoleHindrance.THEME_TAKES_NO_ROLES: "theme",
        RoleHindrance.ROLE_IS_HELD: "role",
    }

    class Meta:
        model = RoleAssignment
        fields = ["theme", "person", "role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            choices = self.fields["role"].choices
            self.fields["role"].choices = [one for one in choices if one[0] != Role.CO_DRIVER]

    def hindrances(self) -> list[Any]:
        typed = self.cleaned_data
        return assignments.hindrances_to_ask(typed["theme"], person=typed["person"], role=typed["role"], by=self.by)


class RoleForm(ActionForm):
    """End a running role, or hand it over; leave both empty to change nothing."""

    by: Person
    end_on = forms.DateField(label=_("End on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Reason for the end"), required=False, max_length=300)
    hand_over_to = forms.ModelChoiceField(
        label=_("Hand over to"),
        required=False,
        queryset=Person.objects.filter(is_active=True),
        widget=AutocompleteSelect(RoleAssignment._meta.get_field("person"), admin.site),
    )
    note = forms.CharField(
        label=_("Hand-over note"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )
    beside = {
        RoleHindrance.NO_REASON: "reason",
        RoleHindrance.ENDS_BEFORE_IT_BEGAN: "end_on",
        RoleHindrance.ENDS_IN_THE_FUTURE: "end_on",
        RoleHindrance.WOULD_LEAVE_EMPTY: "end_on",
        RoleHindrance.NO_HANDOVER_NOTE: "note",
        RoleHindrance.NOT_EMPLOYED: "hand_over_to",
        RoleHindrance.ASKED_ALREADY: "hand_over_to",
        RoleHindrance.HOLDS_ANOTHER: "hand_over_to",
    }

    class Meta:
        model = RoleAssignment
        fields: list[str] = []

    def left_over(self) -> dict[str, Any]:
        typed = self.cleaned_data
        loose = {}
        if typed.get("end_on") and typed.get("hand_over_to"):
            loose["end_on"] = _("Choose one: a hand-over ends the role by itself, when the next one says yes.")
        elif typed.get("reason", "").strip() and not typed.get("end_on"):
            loose["reason"] = _("A reason belongs to an end. Choose the day, or leave the reason empty.")
        if typed.get("note", "").strip() and not typed.get("hand_over_to"):
            loose["note"] = _("A note belongs to a hand-over. Choose who takes over, or leave the note empty.")
        return loose

    def hindrances(self) -> list[Any]:
        typed = self.cleaned_data
        if typed.get("hand_over_to"):
            return assignments.hindrances_to_hand_over(
                self.instance, to=typed["hand_over_to"], note=typed["note"], by=self.by
            )
        if typed.get("end_on"):
            return assignments.hindrances_to_end(
                self.instance, by=self.by, on=typed["end_on"], reason=typed["reason"], at=timezone.now()
            )
        return []


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return State.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.in_state(self.value()) if self.value() in State.values else queryset


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(HouseAdmin):
    list_display = ["theme", "state", "role", "person", "began_on", "ended_on"]
    list_filter = [StateFilter, "role"]
    list_select_related = ["theme", "person"]
    search_fields = ["person__folded_name", "theme__folded_title"]
    autocomplete_fields = ["theme", "person"]
    reads = staticmethod(lambda assignment: [assignment.person])
    shown = [
        "theme", "role", "person", "state", "asked_at", "asked_by", "began_on", "ended_on", "why_ended",
        "takes_over_from", "handover_note",
    ]  # fmt: skip

    @admin.display(description=_("state"))
    def state(self, obj: RoleAssignment) -> str:
        return obj.state_label

    @admin.display(description=_("reason for the end"))
    def why_ended(self, obj: RoleAssignment) -> str:
        """In the reader's language, where the reason is one of ours."""
        return gettext(obj.end_reason) if obj.end_reason else "-"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, form=RoleForm if obj else AppointForm, **kwargs)
        form.by = request.user
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if not obj:
            return ["theme", "person", "role"]
        return [*self._shown_to(request), *self._changeable(obj)]

    def _changeable(self, obj: RoleAssignment) -> list[str]:
        """A question is only taken back; a role that has ended, or comes with the pairing, is not changed here."""
        ending, handing_over = ["end_on", "reason"], ["hand_over_to", "note"]
        if obj.role == Role.CO_DRIVER:
            return []
        return {State.ASKED: ending, State.RUNNING: ending + handing_over}.get(obj.state, [])

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or bool(self._changeable(obj)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return self._shown_to(request) if obj else []

    def _shown_to(self, request: HttpRequest) -> list[str]:
        """Reasons and hand-over notes are the secretariat's; an administrator sees who holds what, and since when."""
        if request.user.is_secretariat:
            return self.shown
        return [name for name in self.shown if name not in ("why_ended", "handover_note")]

    def save_model(self, request: HttpRequest, obj: RoleAssignment, form: forms.ModelForm, change: bool) -> None:
        typed, now = form.cleaned_data, timezone.now()
        if not change:
            made = assignments.appoint(
                typed["theme"], person=typed["person"], role=typed["role"], by=request.user, at=now
            )
            obj.pk = made.pk
        elif typed.get("hand_over_to"):
            assignments.hand_over(obj, to=typed["hand_over_to"], note=typed["note"], by=request.user, at=now)
        elif typed.get("end_on"):
            assignments.end_role(obj, by=request.user, on=typed["end_on"], reason=typed["reason"], at=now)


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
