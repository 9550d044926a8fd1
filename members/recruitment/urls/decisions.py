"""Addresses of what follows a decision: letters, offers, the two documents, the deletion of data."""

from django.urls import path

from ..views import decisions, documents, letters, retention

IN = "editions/<slug:slug>/recruitment/"
CALL = f"{IN}calls/<int:pk>/"
SELECTION = f"{IN}selections/<int:pk>/"
DECISION = f"{SELECTION}decisions/<int:decision_pk>/"
urlpatterns = [
    path("calls/<int:pk>/note/", documents.public_note, name="public_note"),
    path(f"{CALL}letters/", letters.letter_templates, name="letter_templates"),
    path(f"{CALL}letters/<str:outcome>/<str:language>/", letters.letter_template, name="letter_template"),
    path(f"{CALL}retention/", retention.retention, name="retention"),
    path(f"{CALL}retention/lift/", retention.lift_hold, name="lift_hold"),
    path(f"{SELECTION}decisions/", decisions.decisions, name="decisions"),
    path(f"{SELECTION}decisions/letters/", decisions.letters, name="letters"),
    path(f"{SELECTION}decisions/letters/anew/", decisions.letters, {"what": "anew"}, name="letters_anew"),
    path(f"{DECISION}letter/", decisions.letter, name="letter"),
    path(f"{DECISION}promote/", decisions.promote, name="promote"),
    path(f"{DECISION}offer/", decisions.extend_offer, name="extend_offer"),
    path(f"{SELECTION}note/", documents.note, name="note"),
    path(f"{SELECTION}note/publish/", documents.publish_note, name="publish_note"),
    path(f"{SELECTION}note/reasons/<int:change_pk>/", documents.public_reason, name="reason_for_public"),
    path(f"{SELECTION}committee/", documents.committee, name="committee"),
    path(f"{SELECTION}committee/make/", documents.make_committee_file, name="make_committee_file"),
    path(f"{SELECTION}committee/files/<int:file_pk>/", documents.made_committee_file, name="committee_file"),
    path(f"{SELECTION}selection.json", documents.replay_file, name="replay_file"),
]
