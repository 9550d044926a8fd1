from django.urls import URLPattern, URLResolver, include, path

from .views import answering, plan, results, running, surveys, writing

app_name = "needs"
survey: list[URLPattern] = [
    path("", surveys.assessment, name="assessment"),
    path("edit/", surveys.edit, name="edit"),
    path("open/", surveys.open_survey, name="open"),
    path("preview/", writing.preview, name="preview"),
    path("sections/add/", writing.section_add, name="section_add"),
    path("invite/", running.invite, name="invite"),
    path("remind/", running.remind, name="remind"),
    path("extend/", running.extend, name="extend"),
    path("close/", running.close, name="close"),
    path("answer/", answering.answer, name="answer"),
    path("answer/autosave/", answering.autosave, name="autosave"),
    path("results/", results.show, name="results"),
    path("results/texts/", results.texts, name="texts"),
]
needs: list[URLPattern | URLResolver] = [
    path("", surveys.surveys, name="list"),
    path("new/", surveys.create, name="create"),
    path("copy/", surveys.copy, name="copy"),
    path("sections/<int:pk>/edit/", writing.section_edit, name="section_edit"),
    path("sections/<int:pk>/remove/", writing.section_remove, name="section_remove"),
    path("sections/<int:pk>/move/", writing.section_move, name="section_move"),
    path("sections/<int:pk>/add/", writing.question_add, name="question_add"),
    path("questions/<int:pk>/edit/", writing.question_edit, name="question_edit"),
    path("questions/<int:pk>/remove/", writing.question_remove, name="question_remove"),
    path("questions/<int:pk>/move/", writing.question_move, name="question_move"),
    path("<int:pk>/", include(survey)),
]
work_plan = [
    path("", plan.plan, name="plan"),
    path("add/", plan.add, name="plan_add"),
    path("agree/", plan.agree, name="plan_agree"),
    path("reopen/", plan.reopen, name="plan_reopen"),
    path("topics/<int:pk>/session/", results.make_session, name="make_session"),
    path("<int:pk>/", plan.item, name="plan_item"),
    path("<int:pk>/edit/", plan.edit, name="plan_edit"),
    path("<int:pk>/move/", plan.move, name="plan_move"),
    path("<int:pk>/remove/", plan.remove, name="plan_remove"),
]
urlpatterns = [
    path("editions/<slug:slug>/needs/", include(needs)),
    path("editions/<slug:slug>/plan/", include(work_plan)),
]
