"""Addresses of roles and released time."""

from django.urls import path

from roles.views import releases, themes

urlpatterns = [
    path("temaer/<int:pk>/rediger/", themes.edit_theme, name="edit_theme"),
    path("mine-medarbejdere/<int:pk>/frigiv-tid/", releases.release_time, name="release_time"),
]
