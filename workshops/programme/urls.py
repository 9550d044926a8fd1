from django.urls import path

from .views import materials, mine, speakers

app_name = "programme"
ONE = "editions/<slug:slug>/workshops/<int:pk>/"
urlpatterns = [
    path(f"{ONE}speaking/", mine.mine, name="mine"),
    path(f"{ONE}speaking/photo/", mine.own_photo, name="own_photo"),
    path(f"{ONE}speaking/photo/remove/", mine.remove_photo, name="remove_photo"),
    path(f"{ONE}speaking/when/", mine.when, name="when"),
    path(f"{ONE}speaking/slides/", mine.upload_slides, name="upload_slides"),
    path(f"{ONE}speaking/slides/<int:slides>/withdraw/", mine.withdraw_slides, name="withdraw_slides"),
    path(f"{ONE}speakers/", speakers.speakers, name="speakers"),
    path(f"{ONE}speakers/ask/", speakers.ask, name="ask"),
    path(f"{ONE}speakers/<int:speaker>/photo/", speakers.photo, name="photo"),
    path(f"{ONE}slides/<int:slides>/", speakers.slides_file, name="slides_file"),
    path(f"{ONE}slides/<int:slides>/approve/", speakers.approve_slides, name="approve_slides"),
    path(f"{ONE}slides/<int:slides>/return/", speakers.return_slides, name="return_slides"),
    path(f"{ONE}materials/", materials.materials, name="materials"),
    path(f"{ONE}materials/<int:material>/", materials.material, name="material"),
    path(f"{ONE}materials/<int:material>/edit/", materials.edit_material, name="edit_material"),
    path(f"{ONE}materials/<int:material>/remove/", materials.remove_material, name="remove_material"),
    path("sessions/<int:pk>/materials/<int:material>/", materials.public_material, name="public_material"),
    path("sessions/<int:pk>/speakers/<int:speaker>/photo/", speakers.public_photo, name="public_photo"),
]
