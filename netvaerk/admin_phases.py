"""The phases and their products in the administration: catalogue data whose words the secretariat may better."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from netvaerk.admin import HouseAdmin
from netvaerk.models import PhaseProduct, ThemePhase


class PhaseForm(forms.ModelForm):
    class Meta:
        error_messages = {"order": {"unique": _("Another phase has this place in the order. Choose another number.")}}


@admin.register(ThemePhase)
class ThemePhaseAdmin(HouseAdmin):
    form = PhaseForm
    list_display = ["order", "name_da", "name_en"]


@admin.register(PhaseProduct)
class PhaseProductAdmin(HouseAdmin):
    """What a phase is to leave behind: its words may be bettered; which there are is the model's."""

    list_display = ["phase", "order", "title_da", "title_en", "kind", "needed"]
    list_display_links = ["title_da"]
    list_select_related = ["phase"]
    readonly_fields = ["phase", "order", "kind", "needed"]
    fields = [*readonly_fields, "title_da", "title_en", "help_da", "help_en"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
