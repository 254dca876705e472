"""Addresses of what colleagues write for each other, and of the search."""

from django.urls import path

from secretariat.views import knowledge, knowledge_desk, search

urlpatterns = [
    path("soeg/", search.search, name="search"),
    path("viden/", knowledge.knowledge, name="knowledge"),
    path("viden/mine/", knowledge.own_knowledge, name="own_knowledge"),
    path("viden/bord/", knowledge_desk.knowledge_desk, name="knowledge_desk"),
    path("viden/ny/", knowledge.write_knowledge, name="write_knowledge"),
    path("viden/<int:pk>/", knowledge.knowledge_item, name="knowledge_item"),
    path("viden/<int:pk>/ret/", knowledge.edit_knowledge, name="edit_knowledge"),
    path("viden/<int:pk>/send/", knowledge.send_knowledge, name="send_knowledge"),
    path("viden/<int:pk>/navn/", knowledge.name_author, name="name_author"),
    path("viden/<int:pk>/kladde/", knowledge_desk.knowledge_draft, name="knowledge_draft"),
    path("viden/<int:pk>/kladde/slet/", knowledge.drop_knowledge, name="drop_knowledge"),
    path("viden/<int:pk>/offentliggoer/", knowledge_desk.publish_knowledge, name="publish_knowledge"),
    path("viden/<int:pk>/send-tilbage/", knowledge_desk.return_knowledge, name="return_knowledge"),
    path("viden/<int:pk>/arkiver/", knowledge_desk.archive_knowledge, name="archive_knowledge"),
    path("viden/<int:pk>/hent-frem/", knowledge_desk.bring_knowledge_back, name="bring_knowledge_back"),
    path("viden/<int:pk>/gennemset/", knowledge_desk.confirm_knowledge, name="confirm_knowledge"),
    path("viden/<int:pk>/historik/", knowledge_desk.knowledge_history, name="knowledge_history"),
    path("viden/<int:pk>/gendan/", knowledge_desk.restore_knowledge, name="restore_knowledge"),
]
