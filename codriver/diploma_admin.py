"""The diploma's catalogue in the administration. Who studies, and every result, is not registered."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from codriver.models import DiplomaModule, DiplomaProgramme, ModuleTerm
from netvaerk.house_admin import HouseAdmin


@admin.register(DiplomaProgramme)
class DiplomaProgrammeAdmin(HouseAdmin):
    list_display = ["name_da", "name_en", "ects_required", "years_allowed", "is_active"]
    fields = ["name_da", "name_en", "ects_required", "years_allowed", "is_active"]


class Terms(admin.TabularInline):
    model = ModuleTerm
    fields = ["school", "begins_on", "ends_on", "apply_by", "exam_on"]
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_secretariat or request.user.is_superuser

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_secretariat

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_secretariat

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A term that was planned with is kept in the study by its school and first day."""
        return request.user.is_secretariat


@admin.register(DiplomaModule)
class DiplomaModuleAdmin(HouseAdmin):
    list_display = ["name_da", "programme", "kind", "ects", "price", "is_active"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["programme"]
    fields = [
        "programme",
        ("name_da", "name_en"),
        ("kind", "ects", "order"),
        ("exam_form", "scale", "price"),
        ("on_track", "is_active"),
    ]
    inlines = [Terms]
