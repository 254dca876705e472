"""Addresses of roles and released time."""

from django.urls import path

from roles.views import encouragements, nominations, plan, release_requests, releases, themes

urlpatterns = [
    path("temaer/<int:pk>/rediger/", themes.edit_theme, name="edit_theme"),
    path("temaer/<int:pk>/plan/", plan.plan, name="plan"),
    path("temaer/<int:pk>/plan/ret/", plan.plan_phases, name="plan_phases"),
    path("temaer/<int:pk>/plan/afslut-fase/", plan.close_phase, name="close_phase"),
    path("mine-medarbejdere/<int:pk>/frigiv-tid/", releases.release_time, name="release_time"),
    path("mine-medarbejdere/<int:pk>/indstil/", nominations.nominate, name="nominate"),
    path("mine-medarbejdere/<int:pk>/opfordr/", encouragements.encourage, name="encourage"),
    path("temaer/<int:pk>/bed-om-tid/", release_requests.ask_for_time, name="ask_for_time"),
    path("tid/oensker/<int:pk>/", release_requests.time_request, name="time_request"),
    path("tid/oensker/<int:pk>/svar/", release_requests.answer_time, name="answer_time"),
    path("tid/oensker/<int:pk>/svar-paa-forslag/", release_requests.answer_counter, name="answer_counter"),
    path("tid/oensker/<int:pk>/traek-tilbage/", release_requests.withdraw_time_request, name="withdraw_time_request"),
    path("tid/frigivet/<int:pk>/", releases.released_time, name="released_time"),
    path("tid/frigivet/<int:pk>/bekraeft/", releases.confirm_time, name="confirm_time"),
    path("tid/frigivet/<int:pk>/tag-tilbage/", releases.take_back_time, name="take_back_time"),
    path("indstillinger/", nominations.nominations, name="nominations"),
    path("indstillinger/<int:pk>/", nominations.nomination, name="nomination"),
    path("indstillinger/<int:pk>/svar/", nominations.answer_nomination, name="answer_nomination"),
    path("indstillinger/<int:pk>/traek-tilbage/", nominations.withdraw_nomination, name="withdraw_nomination"),
    path("opfordringer/<int:pk>/set/", encouragements.see_encouragement, name="see_encouragement"),
    path("opfordringer/<int:pk>/laeg-vaek/", encouragements.put_away_encouragement, name="put_away_encouragement"),
]
