"""The addresses of official texts."""

from django.urls import path

from jetisu360.portal.control.texts import list_views, views

app_name = "texts"

urlpatterns = [
    path("texts", list_views.texts, name="texts"),
    path("texts/<int:source>", views.text, name="text"),
    path("texts/<int:source>/propose", views.propose_passage, name="propose"),
    path("texts/<int:source>/<int:proposal>", views.decide, name="decide"),
]
