"""The addresses of minutes. `pk` is always the session's."""

from django.urls import path

from .views import desk, following, lines, reading, rounds

app_name = "minutes"
EDITION = "editions/<slug:slug>/"
ONE = EDITION + "workshops/<int:pk>/minutes/"
LINE = ONE + "lines/<int:line>/"

urlpatterns = [
    path(EDITION + "minutes/", reading.index, name="list"),
    path(EDITION + "actions/", following.index, name="actions"),
    path(EDITION + "actions/<int:line>/done/", following.done, name="done"),
    path(EDITION + "actions/<int:line>/not-done/", following.not_done, name="not_done"),
    path(EDITION + "actions/<int:line>/owner/", following.owner, name="owner"),
    path(EDITION + "questions/<int:line>/answer/", following.answer, name="answer_question"),
    path(ONE, reading.page, name="page"),
    path(ONE + "open/", desk.open_minutes, name="open"),
    path(ONE + "write/", desk.write, name="write"),
    path(ONE + "plain/", desk.plain, name="plain"),
    path(ONE + "changes/", desk.changes, name="changes"),
    path(ONE + "presence/", desk.presence, name="presence"),
    path(ONE + "lines/", lines.add, name="add"),
    path(LINE, lines.line, name="line"),
    path(LINE + "move/", lines.move, name="move"),
    path(LINE + "delete/", lines.delete, name="delete"),
    path(LINE + "restore/", lines.restore, name="restore"),
    path(LINE + "texts/", lines.texts, name="texts"),
    path(LINE + "object/", rounds.object_to, name="object"),
    path(ONE + "circulate/", rounds.circulate, name="circulate"),
    path(ONE + "extend/", rounds.extend, name="extend"),
    path(ONE + "remind/", rounds.remind, name="remind"),
    path(ONE + "agree/", rounds.agree, name="agree"),
    path(ONE + "freeze/", rounds.freeze, name="freeze"),
    path(ONE + "correct/", rounds.correct, name="correct"),
    path(ONE + "changes/<int:objection>/withdraw/", rounds.withdraw, name="withdraw"),
    path(ONE + "changes/<int:objection>/answer/", rounds.answer, name="answer"),
    path(ONE + "versions/<int:number>/", reading.version, name="version"),
    path(ONE + "versions/<int:number>/minutes.json", reading.version_file, name="version_file"),
]
