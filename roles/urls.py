"""Addresses of roles and released time."""

from django.urls import path

from roles.views import invitations, meetings, plan, releases, themes

meeting_urls = [
    path("temaer/<int:pk>/moeder/", meetings.meetings, name="meetings"),
    path("temaer/<int:pk>/moeder/planlaeg/", meetings.plan_meeting, name="plan_meeting"),
    path("moeder/<int:pk>/", meetings.meeting, name="meeting"),
    path("moeder/<int:pk>/ret/", meetings.change_meeting, name="change_meeting"),
    path("moeder/<int:pk>/aflys/", meetings.cancel_meeting, name="cancel_meeting"),
    path("moeder/<int:pk>/udbytte/", meetings.hold_meeting, name="hold_meeting"),
    path("moeder/<int:pk>/svar/", invitations.answer_meeting, name="answer_meeting"),
    path("moeder/<int:pk>/kalender.ics", invitations.meeting_calendar, name="meeting_calendar"),
    path("moeder/indbydelse/<int:pk>/<str:key>/", invitations.answer_invitation, name="answer_invitation"),
]

urlpatterns = [
    *meeting_urls,
    path("temaer/<int:pk>/rediger/", themes.edit_theme, name="edit_theme"),
    path("temaer/<int:pk>/plan/", plan.plan, name="plan"),
    path("temaer/<int:pk>/plan/ret/", plan.plan_phases, name="plan_phases"),
    path("temaer/<int:pk>/plan/afslut-fase/", plan.close_phase, name="close_phase"),
    path("mine-medarbejdere/<int:pk>/frigiv-tid/", releases.release_time, name="release_time"),
]
