"""The address of the overview."""

from django.urls import path

from jetisu360.portal.control.overview import views

app_name = "overview"

urlpatterns = [path("overview", views.overview, name="overview")]
