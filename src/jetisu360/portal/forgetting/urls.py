"""The page of unblurred originals."""

from django.urls import path

from jetisu360.portal.forgetting import views

app_name = "forgetting"

urlpatterns = [path("originals", views.originals, name="originals")]
