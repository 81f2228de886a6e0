"""The addresses of tables of objects. None changes anything: what a table says is written by the editor."""

from django.urls import path

from jetisu360.portal.objects import views

app_name = "objects"

urlpatterns = [
    path("objects/preview", views.preview, name="preview"),
    path("objects/export", views.export, name="export"),
    path("objects/people", views.people, name="people"),
]
