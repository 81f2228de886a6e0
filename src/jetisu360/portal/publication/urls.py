"""The addresses of publishing, of previews and of the public sites."""

from django.urls import path

from jetisu360.portal.publication import site_views, views

app_name = "publication"

urlpatterns = [
    path("museums/<slug:museum>/publish", views.publish_page, name="publish"),
    path("museums/<slug:museum>/publish/preview", views.make_preview, name="make_preview"),
    path("museums/<slug:museum>/publish/off", views.unpublish, name="unpublish"),
    path("museums/<slug:museum>/versions/<int:number>/look", views.look, name="look"),
    path("museums/<slug:museum>/versions/<int:number>/publish", views.publish, name="publish_version"),
    path("museums/<slug:museum>/versions/<int:number>/schedule", views.schedule, name="schedule"),
    path("museums/<slug:museum>/preview/<str:folder>/<path:path>", site_views.preview, name="preview"),
    path("museums/<slug:museum>/preview/<str:folder>/", site_views.preview, name="preview_home"),
    path("look/<str:token>/<path:path>", site_views.phone, name="phone"),
    path("look/<str:token>/", site_views.phone, name="phone_home"),
    path("sites/<slug:region>/<path:path>", site_views.site, name="site"),
    path("sites/<slug:region>/", site_views.site, name="site_home"),
]
