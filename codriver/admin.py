"""Templates of agreements, and pairs to look at, in the administration. No answer and no agreed text is shown here."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from codriver import diploma_admin as diploma_admin
from codriver import roles_admin as roles_admin
from codriver.actions.templates import copy_template, publish_template
from codriver.models import (
    AlignmentTemplate,
    CoDriverCandidacy,
    CoDriverTask,
    LeadershipCompetence,
    Pairing,
    PairingRun,
    PairingWeight,
    QuestionOption,
    TemplateQuestion,
    TemplateSection,
)
from netvaerk.house_admin import HouseAdmin
from netvaerk.refusals import Refused

SENTENCE = 200  # characters from which a text is written in more than a line
CODE_IS_TAKEN = _("Another one has this code already. Choose another code.")


class CodeForm(forms.ModelForm):
    """A section, question or answer whose code nothing else of its kind has."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if "code" in typed and self.instance.siblings().filter(code=typed["code"]).exists():
            self.add_error("code", CODE_IS_TAKEN)
        return typed


class OptionForm(CodeForm):
    """An answer's code is its own among the answers, a row's among the rows."""

    def clean_axis(self) -> str:
        self.instance.axis = self.cleaned_data["axis"]
        return self.instance.axis


class CodesOnce(forms.BaseInlineFormSet):
    """Rows of which no two come to have the same code; the later one is told so."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            typed = form.cleaned_data if form.is_valid() and not self._should_delete_form(form) else {}
            code = (typed.get("axis"), typed.get("code"))
            if code in seen:
                form.add_error("code", CODE_IS_TAKEN)
            elif typed:
                seen.add(code)


class DraftOnly:
    """Content of a template can be changed while it is a draft; a published version never changes."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Sentences have room to be read, and codes take up no more than they need."""
        if db_field.name == "code":
            kwargs["widget"] = forms.TextInput(attrs={"size": 8})
        elif isinstance(db_field, models.CharField) and (db_field.max_length or 0) >= SENTENCE and not db_field.choices:
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 36})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _is_draft(self, obj: Any) -> bool:
        raise NotImplementedError

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_secretariat and (obj is None or self._is_draft(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and self.has_change_permission(request, obj)


class Rows(DraftOnly):
    """The rows of a template's page, added and removed with it while it is a draft."""

    form = CodeForm
    formset = CodesOnce
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_secretariat or request.user.is_superuser


class Sections(Rows, admin.TabularInline):
    model = TemplateSection
    fields = ["code", "order", "title_da", "title_en"]
    show_change_link = True

    def _is_draft(self, obj: AlignmentTemplate) -> bool:
        return obj.published_at is None


class Questions(Rows, admin.StackedInline):
    model = TemplateQuestion
    fields = [("code", "order", "kind", "asked_of"), ("text_da", "text_en")]
    show_change_link = True

    def _is_draft(self, obj: TemplateSection) -> bool:
        return obj.template.published_at is None


class Options(Rows, admin.TabularInline):
    model = QuestionOption
    form = OptionForm
    fields = ["axis", "code", "order", "text_da", "text_en"]

    def _is_draft(self, obj: TemplateQuestion) -> bool:
        return obj.section.template.published_at is None


@admin.register(AlignmentTemplate)
class AlignmentTemplateAdmin(DraftOnly, HouseAdmin):
    list_display = ["name_da", "kind", "version", "published_at"]
    readonly_fields = ["kind", "version", "published_at"]
    inlines = [Sections]
    actions = ["copy_to_new_version", "publish"]

    def _is_draft(self, obj: AlignmentTemplate) -> bool:
        return obj.published_at is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description=_("Copy to a new version"), permissions=["view"])
    def copy_to_new_version(self, request: HttpRequest, chosen: QuerySet) -> None:
        self._each(request, chosen, copy_template, _("A new version is ready as a draft."))

    @admin.action(description=_("Publish the draft"), permissions=["view"])
    def publish(self, request: HttpRequest, chosen: QuerySet) -> None:
        self._each(request, chosen, publish_template, _("Published. New agreements begin with this version."))

    def _each(self, request: HttpRequest, chosen: QuerySet, action: Any, done: Any) -> None:
        """Carry out an action of the secretariat's on what was chosen, with the reasons where it is refused."""
        for template in chosen if request.user.is_secretariat else []:
            try:
                action(template, by=request.user, at=timezone.now())
            except Refused as refusal:
                for reason in refusal.words():
                    self.message_user(request, reason, messages.ERROR)
            else:
                self.message_user(request, done)


@admin.register(TemplateSection)
class TemplateSectionAdmin(DraftOnly, HouseAdmin):
    form = CodeForm
    list_display = ["template", "code", "title_da"]
    list_select_related = ["template"]
    fields = ["code", "order", "title_da", "title_en"]
    inlines = [Questions]

    def _is_draft(self, obj: TemplateSection) -> bool:
        return obj.template.published_at is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(TemplateQuestion)
class TemplateQuestionAdmin(DraftOnly, HouseAdmin):
    form = CodeForm
    list_display = ["section", "code", "text_da", "kind", "asked_of"]
    list_select_related = ["section__template"]
    list_filter = ["section__template"]
    exclude = ["section"]
    inlines = [Options]

    def _is_draft(self, obj: TemplateQuestion) -> bool:
        return obj.section.template.published_at is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class TaskForm(forms.ModelForm):
    class Meta:
        error_messages = {"name_da": {"unique": _("Another task has these words already. Choose other words.")}}


@admin.register(CoDriverTask)
class CoDriverTaskAdmin(HouseAdmin):
    """The five tasks of a co-driver: their words may be bettered; which there are is the model's."""

    form = TaskForm
    list_display = ["code", "name_da", "name_en", "order"]
    readonly_fields = ["code"]
    fields = ["code", "name_da", "name_en", "order"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(LeadershipCompetence)
class LeadershipCompetenceAdmin(HouseAdmin):
    """What co-drivers rate themselves in: words may be bettered and competences added; one that is rated is retired."""

    list_display = ["name_da", "name_en", "order", "retired_on"]
    fields = ["name_da", "name_en", "order", "retired_on"]

    def has_delete_permission(self, request: HttpRequest, obj: LeadershipCompetence | None = None) -> bool:
        return False


@admin.register(Pairing)
class PairingAdmin(HouseAdmin):
    """Who is paired with whom, to read: offering and ending happen on the pair's page, where the reasons are shown."""

    list_display = ["theme", "status", "network_leader", "co_driver", "began_on", "ended_on"]
    list_filter = ["status"]
    search_fields = ["theme__folded_title", "network_leader__folded_name", "co_driver__folded_name"]
    list_select_related = ["theme", "network_leader", "co_driver"]
    reads = staticmethod(lambda pairing: [pairing.network_leader, pairing.co_driver])
    fields = ["theme", "network_leader", "co_driver", "status", "offered_at", "offered_by", "began_on", "ended_on"]
    readonly_fields = ["page"]

    def may_write(self, request: HttpRequest) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """An administrator has no way to the pair's page, so no link leads there."""
        return ["page", *self.fields] if request.user.is_secretariat else self.fields

    @admin.display(description=_("the pair's page"))
    def page(self, obj: Pairing) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("pairing", args=[obj.pk]), _("See the pair, or end it"))


@admin.register(CoDriverCandidacy)
class CandidacyAdmin(HouseAdmin):
    """Who would like to be a co-driver, to read. What is only considered, and every reflection, is left out."""

    list_display = ["person", "status", "interested_at", "asked_leader_at", "ready_at"]
    list_filter = ["status"]
    search_fields = ["person__folded_name"]
    list_select_related = ["person"]
    reads = staticmethod(lambda candidacy: [candidacy.person])
    fields = ["person", "status", "interested_at", "asked_leader_at", "hours_per_week", "free_from", "free_until"]

    def may_write(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(interested_at__isnull=False)


@admin.register(PairingWeight)
class PairingWeightAdmin(HouseAdmin):
    """How much each part of a fit counts, and its words; which parts there are is the engine's."""

    list_display = ["name_da", "weight", "code"]
    readonly_fields = ["code"]
    fields = ["code", "name_da", "name_en", "weight"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(PairingRun)
class PairingRunAdmin(HouseAdmin):
    """When the pool was paired and by whom, to read: who was in it and what came of it stands on the run's page."""

    list_display = ["made_at", "made_by", "objective", "status", "closed_at", "closed_by"]
    list_filter = ["status"]
    list_select_related = ["made_by", "closed_by"]
    fields = ["made_at", "made_by", "objective", "floor", "status", "closed_at", "closed_by", "next_on"]

    def may_write(self, request: HttpRequest) -> bool:
        return False
