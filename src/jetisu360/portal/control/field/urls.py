"""The addresses of the service worker, and of what it shows where there is no line."""

from django.urls import path

from jetisu360.portal.control.field import views

app_name = "field"

urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("offline", views.offline, name="offline"),
]
