"""Addresses of roles and released time."""

from django.urls import path

from roles.views import plan, releases, themes

urlpatterns = [
    path("temaer/<int:pk>/rediger/", themes.edit_theme, name="edit_theme"),
    path("temaer/<int:pk>/plan/", plan.plan, name="plan"),
    path("temaer/<int:pk>/plan/ret/", plan.plan_phases, name="plan_phases"),
    path("temaer/<int:pk>/plan/afslut-fase/", plan.close_phase, name="close_phase"),
    path("mine-medarbejdere/<int:pk>/frigiv-tid/", releases.release_time, name="release_time"),
]
