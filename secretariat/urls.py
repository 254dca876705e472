"""Addresses of the pages that span floors."""

from django.urls import path

from secretariat.views import pages

urlpatterns = [
    path("", pages.my_page, name="my_page"),
    path("temaer/", pages.themes, name="themes"),
    path("temaer/<int:pk>/", pages.theme, name="theme"),
    path("overblik/", pages.overview, name="overview"),
    path("mine-medarbejdere/", pages.my_staff, name="my_staff"),
]
