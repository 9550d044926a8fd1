"""The addresses of a call in the making, of its versions, and of those who may join."""

from django.urls import path

from ..views import amending, calls, interests, parts, public, translating

IN = "editions/<slug:slug>/recruitment/"
CALL = f"{IN}calls/<int:pk>/"
INTEREST = f"{IN}interest/<int:pk>/"
urlpatterns = [
    path("calls/<int:pk>/", public.public_call, name="public_call"),
    path("calls/<int:pk>/versions/", public.versions, name="public_versions"),
    path("calls/<int:pk>/versions/<int:number>/call.json", public.version_file, name="version_file"),
    path("editions/<slug:slug>/interested/", interests.express, name="express_interest"),
    path("editions/<slug:slug>/interested/thanks/", interests.expressed, name="expressed"),
    path(IN, calls.home, name="home"),
    path(f"{IN}calls/new/", calls.create, name="create"),
    path(CALL, calls.call, name="call"),
    path(f"{CALL}edit/", calls.edit, name="edit"),
    path(f"{CALL}preview/", calls.preview, name="preview"),
    path(f"{CALL}preview/form/", calls.preview_form, name="preview_form"),
    path(f"{CALL}languages/", translating.languages, name="languages"),
    path(f"{CALL}languages/<str:language>/", translating.translation, name="translation"),
    path(f"{CALL}open/", calls.open_call, name="open"),
    path(f"{CALL}amend/", amending.amend, name="amend"),
    path(f"{CALL}extend/", amending.extend, name="extend"),
    path(f"{CALL}copy/", calls.copy, name="copy"),
    path(f"{CALL}parts/<str:kind>/new/", parts.part, name="add_part"),
    path(f"{CALL}parts/<str:kind>/<int:part_pk>/", parts.part, name="part"),
    path(f"{CALL}parts/<str:kind>/<int:part_pk>/remove/", parts.remove, name="remove_part"),
    path(f"{CALL}parts/<str:kind>/<int:part_pk>/move/", parts.move, name="move_part"),
    path(f"{IN}interest/", interests.interests, name="interests"),
    path(f"{IN}interest/new/", interests.add, name="add_interest"),
    path(INTEREST, interests.interest, name="interest"),
    path(f"{INTEREST}change/", interests.change, name="change_interest"),
    path(f"{INTEREST}move/", interests.move, name="move_interest"),
    path(f"{INTEREST}invite/", interests.invite, name="invite_interest"),
    path(f"{INTEREST}remove/", interests.remove, name="remove_interest"),
]
