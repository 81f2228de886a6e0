"""The address of a card."""

from django.urls import path

from jetisu360.portal.control.cards import views

app_name = "cards"

urlpatterns = [path("assignments/<int:number>", views.card, name="card")]
