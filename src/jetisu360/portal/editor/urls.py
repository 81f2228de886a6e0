"""The addresses of the editor: its page, and what the page asks and sends."""

from django.urls import path

from jetisu360.portal.editor import api_views, views

app_name = "editor"

urlpatterns = [
    path("editor", views.editor, name="editor"),
    path("editor/api/open", api_views.open_editor, name="open"),
    path("editor/api/changes", api_views.changes, name="changes"),
    path("editor/api/news", api_views.news, name="news"),
    path("editor/api/rooms", api_views.rooms, name="rooms"),
    path("editor/api/token", api_views.token, name="token"),
]
