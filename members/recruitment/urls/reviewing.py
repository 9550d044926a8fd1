"""The addresses of applications and their reviews."""

from django.urls import path

from ..views import (
    applications,
    assigning,
    declaring,
    enquiries,
    reviews,
)

IN = "editions/<slug:slug>/recruitment/"
CALL = f"{IN}calls/<int:pk>/"
APPLICATION = f"{IN}applications/<int:pk>/"
REVIEW = f"{IN}reviews/<int:pk>/"
urlpatterns = [
    path("calls/<int:pk>/mine/questions/<int:enquiry_pk>/", enquiries.answer, name="enquiry"),
    path(f"{CALL}applications/", applications.applications, name="applications"),
    path(APPLICATION, applications.application, name="application"),
    path(f"{APPLICATION}ask/", enquiries.ask_about, name="ask_about"),
    path(f"{APPLICATION}conflict/", declaring.own_conflict, name="own_conflict"),
    path(f"{APPLICATION}files/<int:upload_pk>/", applications.attachment, name="attachment"),
    path(
        f"{APPLICATION}files/<int:upload_pk>/clear/", applications.clear_attachment, name="clear_attachment"
    ),
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
