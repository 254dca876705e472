"""Addresses of roles and released time."""

from django.urls import path

from roles.views import invitations, meetings, notes, plan, products, releases, solutions, steps, themes

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
    path("temaer/<int:pk>/faser/<int:order>/", products.phase_work, name="phase_work"),
    path("temaer/<int:pk>/faser/<int:order>/skriv/", products.write_products, name="write_products"),
    path("temaer/<int:pk>/noter/", notes.theme_notes, name="theme_notes"),
    path("temaer/<int:pk>/noter/ny/", notes.add_note, name="add_note"),
    path("noter/<int:pk>/ret/", notes.edit_note, name="edit_note"),
    path("noter/<int:pk>/fjern/", notes.take_note_away, name="take_note_away"),
    path("temaer/<int:pk>/naeste-skridt/", steps.next_step, name="next_step"),
    path("temaer/<int:pk>/chefforum/", steps.note_checkpoint, name="note_checkpoint"),
    path("temaer/<int:pk>/bed-om-afslutning/", steps.ask_to_close, name="ask_to_close"),
    path("temaer/<int:pk>/modtag-overlevering/", steps.accept_handover, name="accept_handover"),
    path("temaer/<int:pk>/vaerdi-undervejs/", steps.say_value_midway, name="say_value_midway"),
    path("temaer/<int:pk>/vaerdi-ved-slut/", steps.say_value_at_the_end, name="say_value_at_the_end"),
    path("temaer/<int:pk>/loesninger/", solutions.solutions, name="solutions"),
    path("temaer/<int:pk>/loesninger/ny/", solutions.add_solution, name="add_solution"),
    path("loesninger/<int:pk>/", solutions.solution, name="solution"),
    path("loesninger/<int:pk>/skift/", solutions.turn_solution, name="turn_solution"),
    path("loesninger/<int:pk>/ret/", solutions.edit_solution, name="edit_solution"),
    path("loesninger/opfoelgning/<int:pk>/", solutions.follow_up, name="follow_up"),
    path("mine-medarbejdere/<int:pk>/frigiv-tid/", releases.release_time, name="release_time"),
]
