from django.urls import path

from .views import directory, me, settings

app_name = "people"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("me/said/", me.remarks, name="remarks"),
    path("me/profile/", me.profile, name="profile"),
    path("me/data/", me.my_data, name="my_data"),
    path("me/data.json", me.my_data_file, name="my_data_file"),
    path("me/links/end/", me.end_links, name="end_links"),
    path("language/", settings.set_language, name="set_language"),
    path("time-zone/", settings.set_timezone, name="set_timezone"),
    path("p/<str:token>/", settings.link, name="link"),
    path("editions/<slug:slug>/people/", directory.directory, name="directory"),
    path("editions/<slug:slug>/people/add/", directory.add_guest, name="add_guest"),
    path("editions/<slug:slug>/people/invite-again/", directory.invite_again, name="invite_again"),
    path("editions/<slug:slug>/people/<int:pk>/", directory.person, name="person"),
    path("editions/<slug:slug>/people/<int:pk>/end/", directory.end_membership, name="end_membership"),
    path("editions/<slug:slug>/roles/", directory.roles, name="roles"),
    path("editions/<slug:slug>/roles/<int:pk>/take/", directory.take_role, name="take_role"),
]
