"""Addresses of roles and released time."""

from django.urls import path

from roles.views import attendance, participant, participants, participation, plan, releases, themes

urlpatterns = [
    path("temaer/<int:pk>/rediger/", themes.edit_theme, name="edit_theme"),
    path("temaer/<int:pk>/plan/", plan.plan, name="plan"),
    path("temaer/<int:pk>/plan/ret/", plan.plan_phases, name="plan_phases"),
    path("temaer/<int:pk>/plan/afslut-fase/", plan.close_phase, name="close_phase"),
    path("temaer/<int:pk>/deltagere/", participants.participants, name="participants"),
    path("temaer/<int:pk>/deltagere/find/", participants.find_participant, name="find_participant"),
    path("temaer/<int:pk>/deltagere/medarbejder/", participants.suggest_employee, name="suggest_employee"),
    path("temaer/<int:pk>/deltagere/udefra/", participants.suggest_outsider, name="suggest_outsider"),
    path("temaer/<int:pk>/deltagere/faser/", attendance.attendance, name="attendance"),
    path("temaer/<int:pk>/deltagere/faser/gem/", attendance.plan_attendance, name="plan_attendance"),
    path("deltagere/<int:pk>/", participant.participant, name="participant"),
    path("deltagere/<int:pk>/ret/", participant.edit_participant, name="edit_participant"),
    path("deltagere/<int:pk>/spoerg/", participant.ask_participant, name="ask_participant"),
    path("deltagere/<int:pk>/svar/", participant.note_answer, name="note_answer"),
    path("deltagere/<int:pk>/tag-af-listen/", participant.take_off_list, name="take_off_list"),
    path("deltagere/<int:pk>/slet/", participant.delete_participant_data, name="delete_participant_data"),
    path("deltagelse/<int:pk>/", participation.participation, name="participation"),
    path("deltagelse/<int:pk>/svar/", participation.answer_participation, name="answer_participation"),
    path("deltagelse/<int:pk>/forlad/", participation.leave_network, name="leave_network"),
    path("mine-medarbejdere/<int:pk>/frigiv-tid/", releases.release_time, name="release_time"),
]
