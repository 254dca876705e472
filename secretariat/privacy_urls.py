"""Addresses of what the product holds about people: their copy of it, what they ask, and how long things are kept."""

from django.urls import path

from secretariat.views import data_requests, hand_outs, openings, own_data, retention

urlpatterns = [
    path("privatliv/", own_data.privacy, name="privacy"),
    path("mine-oplysninger/", own_data.my_data, name="my_data"),
    path("mine-oplysninger/hent/", own_data.my_data_file, name="my_data_file"),
    path("mine-oplysninger/bed-om/", data_requests.ask_about_data, name="ask_about_data"),
    path("dataanmodninger/", data_requests.data_requests, name="data_requests"),
    path("dataanmodninger/<int:pk>/", data_requests.data_request, name="data_request"),
    path("dataanmodninger/<int:pk>/svar/", data_requests.answer_data_request, name="answer_data_request"),
    path("dataanmodninger/<int:pk>/udlevering/", hand_outs.ask_to_hand_out, name="ask_to_hand_out"),
    path("udleveringer/<int:pk>/svar/", hand_outs.answer_hand_out, name="answer_hand_out"),
    path("udleveringer/<int:pk>/traek-tilbage/", hand_outs.withdraw_hand_out, name="withdraw_hand_out"),
    path("kopi/<str:key>/", hand_outs.fetch_copy, name="fetch_copy"),
    path("fratraadte/", data_requests.leavers, name="leavers"),
    path("fratraadte/<int:pk>/bed-om/", data_requests.ask_for_leaver, name="ask_for_leaver"),
    path("fratraadte/<int:pk>/slet/", data_requests.erase_person, name="erase_person"),
    path("noedaabninger/", openings.openings, name="openings"),
    path("noedaabninger/bed-om/", openings.ask_for_opening, name="ask_for_opening"),
    path("noedaabninger/<int:pk>/", openings.opening, name="opening"),
    path("noedaabninger/<int:pk>/svar/", openings.answer_opening, name="answer_opening"),
    path("noedaabninger/<int:pk>/laes/", openings.read_opened, name="read_opened"),
    path("noedaabninger/<int:pk>/luk/", openings.close_opening, name="close_opening"),
    path("slettefrister/", retention.retention, name="retention"),
    path("slettefrister/<slug:code>/", retention.keep_for_how_long, name="keep_for_how_long"),
]
