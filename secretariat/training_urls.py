"""Addresses of courses and events."""

from django.urls import path

from secretariat.views import training, training_desk

urlpatterns = [
    path("kurser/", training.training_events, name="training_events"),
    path("kurser/kode/", training.check_in, name="check_in"),
    path("kurser/bag-om/", training_desk.training_desk, name="training_desk"),
    path("kurser/nyt/", training_desk.write_event, name="write_event"),
    path("kurser/<int:pk>/", training.training_event, name="training_event"),
    path("kurser/<int:pk>/tilmeld/", training.sign_up, name="sign_up"),
    path("kurser/<int:pk>/tilmeld-serien/", training.sign_up_to_series, name="sign_up_to_series"),
    path("kurser/<int:pk>/afmeld/", training.sign_off, name="sign_off"),
    path("kurser/<int:pk>/svar/", training.answer_seat, name="answer_seat"),
    path("kurser/<int:pk>/kalender.ics", training.training_calendar, name="training_calendar"),
    path("kurser/<int:pk>/evaluering/", training.evaluate, name="evaluate"),
    path("kurser/<int:pk>/praksis/", training.note_as_practice, name="note_as_practice"),
    path("kurser/<int:pk>/ret/", training_desk.change_event, name="change_event"),
    path("kurser/<int:pk>/offentliggoer/", training_desk.publish_event, name="publish_event"),
    path("kurser/<int:pk>/aflys/", training_desk.cancel_event, name="cancel_event"),
    path("kurser/<int:pk>/kopier/", training_desk.copy_event, name="copy_event"),
    path("kurser/<int:pk>/gentag/", training_desk.repeat_event, name="repeat_event"),
    path("kurser/<int:pk>/slet/", training_desk.delete_event, name="delete_event"),
    path("kurser/<int:pk>/deltagere/", training_desk.event_participants, name="event_participants"),
    path("kurser/<int:pk>/deltagere/tilfoej/", training_desk.add_to_event, name="add_to_event"),
    path("kurser/<int:pk>/tavle/", training_desk.check_in_board, name="check_in_board"),
    path("kurser/<int:pk>/svarene/", training_desk.event_answers, name="event_answers"),
    path("tilmeldinger/<int:pk>/afmeld/", training_desk.sign_somebody_off, name="sign_somebody_off"),
]
