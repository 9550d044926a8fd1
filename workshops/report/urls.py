from django.urls import path

from .views import checklist, desk, public, writing

app_name = "report"
inside = "editions/<slug:slug>/report/"
urlpatterns = [
    path(inside, desk.page, name="page"),
    path(inside + "start/", desk.start, name="start"),
    path(inside + "outline/", desk.outline, name="outline"),
    path(inside + "propose/", desk.propose, name="propose"),
    path(inside + "publish/", desk.publish, name="publish"),
    path(inside + "next-version/", desk.reopen, name="reopen"),
    path(inside + "preview/", public.preview, name="preview"),
    path(inside + "draft.<str:kind>", desk.draft_file, name="draft_file"),
    path(inside + "chapters/add/", writing.chapter_add, name="chapter_add"),
    path(inside + "chapters/<int:pk>/", desk.chapter, name="chapter"),
    path(inside + "chapters/<int:pk>/change/", writing.chapter_change, name="chapter_change"),
    path(inside + "chapters/<int:pk>/move/", writing.chapter_move, name="chapter_move"),
    path(inside + "chapters/<int:pk>/remove/", writing.chapter_remove, name="chapter_remove"),
    path(inside + "chapters/<int:pk>/paragraphs/add/", writing.paragraph_add, name="paragraph_add"),
    path(inside + "paragraphs/<int:pk>/", writing.paragraph_change, name="paragraph_change"),
    path(inside + "paragraphs/<int:pk>/move/", writing.paragraph_move, name="paragraph_move"),
    path(inside + "paragraphs/<int:pk>/remove/", writing.paragraph_remove, name="paragraph_remove"),
    path(inside + "paragraphs/<int:pk>/own-view/", writing.own_view, name="own_view"),
    path(inside + "paragraphs/<int:pk>/sources/add/", writing.source_add, name="source_add"),
    path(
        inside + "paragraphs/<int:pk>/follow-up/", checklist.paragraph_follow_up, name="paragraph_follow_up"
    ),
    path(inside + "sources/<int:pk>/remove/", writing.source_remove, name="source_remove"),
    path(inside + "checklist/", checklist.checklist, name="checklist"),
    path(inside + "checklist/add/", checklist.item_add, name="item_add"),
    path(inside + "checklist/<int:pk>/", checklist.item_change, name="item_change"),
    path(inside + "checklist/<int:pk>/step/", checklist.item_step, name="item_step"),
    path(inside + "checklist/<int:pk>/follow-up/", checklist.item_follow_up, name="item_follow_up"),
    path("reports/<slug:slug>/", public.report, name="public"),
    path("reports/<slug:slug>/<int:number>/", public.report, name="public_version"),
    path("reports/<slug:slug>/<int:number>/report.json", public.digest, name="digest"),
    path("reports/<slug:slug>/<int:number>/report.<str:kind>", public.report_file, name="public_file"),
]
