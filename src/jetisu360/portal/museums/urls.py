"""The addresses of museums: what is of one museum has its slug as `museum`."""

from django.urls import path

from jetisu360.portal.museums import (
    create_views,
    editing_views,
    folder_views,
    keeping_views,
    overview_views,
    rooms_views,
)

app_name = "museums"

urlpatterns = [
    path("new", create_views.create, name="create"),
    path("<slug:museum>/", overview_views.museum, name="museum"),
    path("<slug:museum>/texts", editing_views.texts, name="texts"),
    path("<slug:museum>/visit", editing_views.visit, name="visit"),
    path("<slug:museum>/rooms", rooms_views.rooms, name="rooms"),
    path("<slug:museum>/rooms/<int:photograph>", rooms_views.room, name="room"),
    path("<slug:museum>/folder", folder_views.folder, name="folder"),
    path("<slug:museum>/folder.zip", folder_views.download, name="download"),
    path("<slug:museum>/keeping", keeping_views.keeping, name="keeping"),
    path("<slug:museum>/keeping/archive", keeping_views.archive, name="archive"),
    path("<slug:museum>/keeping/quota", keeping_views.quota, name="quota"),
]
