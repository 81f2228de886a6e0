"""The addresses of the board."""

from django.urls import path

from jetisu360.portal.board import check_views, goal_views, views

app_name = "board"

urlpatterns = [
    path("board", views.board, name="board"),
    path("board/<slug:region>", views.region, name="region"),
    path("board/<slug:region>/table.xlsx", views.table, name="table"),
    path("board/<slug:region>/goal", goal_views.goal, name="goal"),
    path("museums/<slug:museum>/check", check_views.check, name="check"),
]
