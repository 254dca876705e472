"""Addresses of the pages that span floors."""

from django.urls import include, path

from secretariat.views import network_map, organisation, pages, today

urlpatterns = [
    path("", pages.my_page, name="my_page"),
    path("temaer/", pages.themes, name="themes"),
    path("temaer/<int:pk>/", pages.theme, name="theme"),
    path("overblik/", pages.overview, name="overview"),
    path("kort/", network_map.network_map, name="network_map"),
    path("i-dag/", today.today, name="today"),
    path("i-dag/<slug:kind>/<int:number>/", today.arrange_today, name="arrange_today"),
    path("i-dag/<slug:kind>/<int:number>/tag/", today.take_today, name="take_today"),
    path("organisation/", organisation.import_organisation, name="import_organisation"),
    path("organisation/<int:pk>/", organisation.organisation_import, name="organisation_import"),
    path("organisation/<int:pk>/laes-ind/", organisation.bring_in, name="bring_in"),
    path("organisation/<int:pk>/laeg-vaek/", organisation.put_aside, name="put_aside"),
    path("", include("secretariat.training_urls")),
    path("mine-medarbejdere/", pages.my_staff, name="my_staff"),
]
