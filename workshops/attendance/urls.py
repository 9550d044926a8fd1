from django.urls import path

from .views import certificates, check_in, door, importing

app_name = "attendance"
ONE = "editions/<slug:slug>/workshops/<int:pk>/"
urlpatterns = [
    path("check-in/", check_in.enter, name="enter"),
    path("check-in/done/<int:pk>/", check_in.checked_in, name="checked_in"),
    path("check-in/<str:code>/", check_in.enter, name="enter_code"),
    path("certificates/", certificates.look_up, name="look_up"),
    path("certificates/<str:number>/", certificates.verify, name="verify"),
    path("me/certificates/", certificates.my_certificates, name="my_certificates"),
    path(f"{ONE}check-in/", door.door, name="door"),
    path(f"{ONE}check-in/screen/", door.screen, name="screen"),
    path(f"{ONE}check-in/picture.svg", door.picture, name="picture"),
    path(f"{ONE}check-in/renew/", door.renew, name="renew"),
    path(f"{ONE}check-in/end/", door.end, name="end"),
    path(f"{ONE}attendance/import/", importing.import_report, name="import"),
    path(f"{ONE}certificates/", certificates.certificates, name="certificates"),
    path(f"{ONE}certificates/package/", certificates.make_package, name="make_package"),
    path(f"{ONE}certificates/package/<int:package>/", certificates.package, name="package"),
    path(f"{ONE}certificates/<int:certificate>/file/", certificates.one_file, name="one_file"),
    path(f"{ONE}certificates/<int:certificate>/withdraw/", certificates.withdraw, name="withdraw"),
    path(f"{ONE}certificate/", certificates.mine, name="mine"),
    path(f"{ONE}certificate/file/", certificates.my_file, name="my_file"),
]
