from django.urls import path

from . import decision_urls, selection_urls
from .views import (
    applications,
    apply,
    assigning,
    calls,
    declaring,
    enquiries,
    importing,
    mine,
    public,
    reviews,
    steps,
)

app_name = "recruitment"
IN = "editions/<slug:slug>/recruitment/"
CALL = f"{IN}calls/<int:pk>/"
SELECTION = f"{IN}selections/<int:pk>/"
APPLICATION = f"{IN}applications/<int:pk>/"
REVIEW = f"{IN}reviews/<int:pk>/"
urlpatterns = [
    *decision_urls.urlpatterns,
    *selection_urls.urlpatterns,
    path("calls/<int:pk>/", public.public_call, name="public_call"),
    path("calls/<int:pk>/apply/", apply.start, name="apply"),
    path("calls/<int:pk>/apply/link/", apply.send_link, name="send_link"),
    path("calls/<int:pk>/apply/<int:number>/", steps.step, name="step"),
    path("calls/<int:pk>/apply/<int:number>/save/", steps.autosave, name="autosave"),
    path("calls/<int:pk>/apply/files/<int:upload_pk>/", steps.my_file, name="my_file"),
    path("calls/<int:pk>/apply/check/", apply.check, name="check"),
    path("calls/<int:pk>/resume/<str:token>/", apply.resume, name="resume"),
    path("calls/<int:pk>/mine/", mine.mine, name="mine"),
    path("calls/<int:pk>/mine/withdraw/", mine.withdraw, name="withdraw"),
    path("calls/<int:pk>/mine/questions/<int:enquiry_pk>/", enquiries.answer, name="enquiry"),
    path("calls/<int:pk>/mine/offer/", mine.answer_offer, name="answer_offer"),
    path(IN, calls.home, name="home"),
    path(f"{IN}calls/new/", calls.create, name="create"),
    path(CALL, calls.call, name="call"),
    path(f"{CALL}edit/", calls.edit, name="edit"),
    path(f"{CALL}preview/", calls.preview, name="preview"),
    path(f"{CALL}open/", calls.open_call, name="open"),
    path(f"{CALL}extend/", calls.extend, name="extend"),
    path(f"{CALL}copy/", calls.copy, name="copy"),
    path(f"{CALL}parts/<str:kind>/new/", calls.part, name="add_part"),
    path(f"{CALL}parts/<str:kind>/<int:part_pk>/", calls.part, name="part"),
    path(f"{CALL}parts/<str:kind>/<int:part_pk>/remove/", calls.remove, name="remove_part"),
    path(f"{CALL}applications/", applications.applications, name="applications"),
    path(f"{CALL}applications/import/", importing.import_table, name="import"),
    path(f"{CALL}applications/import/template/", importing.import_template, name="import_template"),
    path(APPLICATION, applications.application, name="application"),
    path(f"{APPLICATION}ask/", enquiries.ask_about, name="ask_about"),
    path(f"{APPLICATION}conflict/", declaring.own_conflict, name="own_conflict"),
    path(f"{APPLICATION}files/<int:upload_pk>/", applications.attachment, name="attachment"),
    path(f"{CALL}reviewers/", assigning.reviewers, name="reviewers"),
    path(f"{CALL}reviewers/assign/<str:way>/", assigning.assign, name="assign"),
    path(f"{CALL}reviewers/remind/", assigning.remind, name="remind"),
    path(f"{CALL}reviewers/by-hand/", assigning.by_hand, name="by_hand"),
    path(f"{CALL}reviewers/rules/", assigning.review_rules, name="review_rules"),
    path(f"{CALL}reviewers/phase/", assigning.move_phase, name="move_phase"),
    path(f"{CALL}reviewers/<int:person_pk>/release/", assigning.release, name="release_files"),
    path(f"{IN}reviews/", reviews.my_reviews, name="my_reviews"),
    path(REVIEW, reviews.review, name="review"),
    path(f"{REVIEW}conflict/", declaring.declare, name="declare"),
    path(f"{REVIEW}abstain/", declaring.abstain, name="abstain"),
    path(f"{REVIEW}take-up/", declaring.take_up, name="take_up"),
    path(f"{REVIEW}ask/", enquiries.ask, name="ask"),
    path(f"{REVIEW}files/<int:upload_pk>/", reviews.attachment, name="review_attachment"),
    path(f"{REVIEW}off/", assigning.take_off, name="take_off"),
    path(f"{REVIEW}save/", reviews.save, name="save_review"),
]
