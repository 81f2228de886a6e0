"""The addresses of the directory of offices."""

from django.urls import path

from jetisu360.portal.control.directory import views

app_name = "offices"

urlpatterns = [
    path("offices", views.offices, name="offices"),
    path("offices/new", views.new, name="new"),
    path("offices/<int:office>", views.office, name="office"),
    path("offices/<int:office>/close", views.close, name="close"),
]
