"""Addresses of the reports."""

from django.urls import path

from secretariat.views import reports

urlpatterns = [
    path("rapporter/", reports.reports, name="reports"),
    path("rapporter/aarsrapport/", reports.yearly_report, name="yearly_report"),
    path("rapporter/<slug:slug>/", reports.report, name="report"),
]
