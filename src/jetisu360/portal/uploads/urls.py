"""The addresses of uploads: the page of photographs, and the tus server."""

from django.urls import path

from jetisu360.portal.uploads import tus, views

app_name = "uploads"

urlpatterns = [
    path("photographs", views.photographs, name="photographs"),
    path("photographs/list", views.photograph_list, name="list"),
    path("photographs/known", views.known, name="known"),
    path("photographs/<int:photograph>/small", views.small, name="small"),
    path("photographs/<int:photograph>/remove", views.remove_photograph, name="remove"),
    path("photographs/<int:photograph>/replace", views.replace_photograph, name="replace"),
    path("photographs/removed/<int:removed>/restore", views.restore_photograph, name="restore"),
    path("uploads", tus.collection, name="collection"),
    path("uploads/<uuid:upload>", tus.resource, name="upload"),
    path("uploads/<uuid:upload>/forget", views.forget_upload, name="forget"),
]
