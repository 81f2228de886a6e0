"""The addresses of what lies beside the photographs. Sent it is by tus (`uploads`), with `kind media`."""

from django.urls import path

from jetisu360.portal.media import views

app_name = "media"

urlpatterns = [
    path("media", views.files, name="files"),
    path("media/small", views.small, name="small"),
    path("media/play", views.play, name="play"),
    path("media/remove", views.remove_file, name="remove"),
]
