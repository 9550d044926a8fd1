"""The addresses of those who apply, and of what is imported."""

from django.urls import path

from ..views import apply, importing, mine, steps

APPLY = "calls/<int:pk>/apply/"
MINE = "calls/<int:pk>/mine/"
CALL = "editions/<slug:slug>/recruitment/calls/<int:pk>/"
urlpatterns = [
    path(APPLY, apply.start, name="apply"),
    path(f"{APPLY}link/", apply.send_link, name="send_link"),
    path(f"{APPLY}<int:number>/", steps.step, name="step"),
    path(f"{APPLY}<int:number>/save/", steps.autosave, name="autosave"),
    path(f"{APPLY}files/<int:upload_pk>/", steps.my_file, name="my_file"),
    path(f"{APPLY}check/", apply.check, name="check"),
    path("calls/<int:pk>/resume/<str:token>/", apply.resume, name="resume"),
    path(MINE, mine.mine, name="mine"),
    path(f"{MINE}withdraw/", mine.withdraw, name="withdraw"),
    path(f"{MINE}offer/", mine.answer_offer, name="answer_offer"),
    path(f"{CALL}applications/import/", importing.import_table, name="import"),
    path(f"{CALL}applications/import/template/", importing.import_template, name="import_template"),
]
