"""Addresses of roles, released time, sparring and stand-ins."""

from django.urls import path

from roles.views import base_link, plan, releases, sparring, sparring_topics, stand_ins, themes

SPARRING = "temaer/<int:pk>/sparring/"
REFERENCE = "temaer/<int:pk>/referenceleder/"
TOPIC = "sparringsemner/<int:pk>/"
NEED = "referenceopgaver/<int:pk>/"

urlpatterns = [
    path("temaer/<int:pk>/rediger/", themes.edit_theme, name="edit_theme"),
    path("temaer/<int:pk>/plan/", plan.plan, name="plan"),
    path("temaer/<int:pk>/plan/ret/", plan.plan_phases, name="plan_phases"),
    path("temaer/<int:pk>/plan/afslut-fase/", plan.close_phase, name="close_phase"),
    path("mine-medarbejdere/<int:pk>/frigiv-tid/", releases.release_time, name="release_time"),
    path("mine-referencetemaer/", base_link.my_reference_themes, name="my_reference_themes"),
    path(REFERENCE, base_link.reference_needs, name="reference_needs"),
    path(f"{REFERENCE}behov/", base_link.need_reference_leader, name="need_reference_leader"),
    path(f"{REFERENCE}basis/", base_link.tie_to_base, name="tie_to_base"),
    path(f"{NEED}svar/", base_link.answer_need, name="answer_need"),
    path(f"{NEED}traek-tilbage/", base_link.withdraw_need, name="withdraw_need"),
    path(SPARRING, sparring.sparring, name="sparring"),
    path(f"{SPARRING}aftal/", sparring.arrange_sparring, name="arrange_sparring"),
    path(f"{SPARRING}svar/", sparring.answer_sparring, name="answer_sparring"),
    path(f"{SPARRING}samtale/", sparring.note_talk, name="note_talk"),
    path(f"{SPARRING}emne/", sparring_topics.add_topic, name="add_topic"),
    path(f"{TOPIC}talt-om/", sparring_topics.settle_topic, name="settle_topic"),
    path(f"{TOPIC}del/", sparring_topics.share_topic, name="share_topic"),
    path(f"{TOPIC}fjern/", sparring_topics.remove_topic, name="remove_topic"),
    path("roller-paa-temaer/<int:pk>/vikar/", stand_ins.name_stand_in, name="name_stand_in"),
    path("vikarer/<int:pk>/afslut/", stand_ins.end_stand_in, name="end_stand_in"),
]
