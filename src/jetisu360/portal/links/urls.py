"""The address of the linking: what the editor asks."""

from django.urls import path

from jetisu360.portal.links import views

app_name = "links"

urlpatterns = [
    path("links/api/found", views.found, name="found"),
]
