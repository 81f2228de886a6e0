"""The addresses of replaced photographs."""

from django.urls import path

from jetisu360.portal.replacing import views

app_name = "replacing"

urlpatterns = [
    path("replaced", views.replaced, name="replaced"),
    path("replaced/<int:replacement>", views.one, name="one"),
    path("replaced/<int:replacement>/strip", views.strip_picture, name="strip"),
]
