"""The addresses of the boundaries of districts."""

from django.urls import path

from jetisu360.portal.control.boundaries import views

app_name = "boundaries"

urlpatterns = [
    path("districts/boundaries", views.boundaries, name="boundaries"),
    path("districts/boundaries/<int:number>", views.choose, name="choose"),
]
