"""Pages of the outbox. They stand here because only editions know who may read whose mail."""

from django.urls import path

from ..views import drafts, mail, sample_mail

app_name = "outbox"
urlpatterns = [
    path("mail/", sample_mail.sample_mail, name="sample_mail"),
    path("mail/<int:pk>/", sample_mail.sample_email, name="sample_email"),
    path("mail/<int:pk>/html/", sample_mail.sample_html, name="sample_html"),
    path("editions/<slug:slug>/mail/", mail.log, name="log"),
    path("editions/<slug:slug>/mail/<int:pk>/", mail.email, name="email"),
    path("editions/<slug:slug>/mail/<int:pk>/html/", mail.html, name="html"),
    path("editions/<slug:slug>/mail/<int:pk>/resend/", mail.resend, name="resend"),
    path("editions/<slug:slug>/mail/<int:pk>/change/", drafts.change, name="change"),
    path("editions/<slug:slug>/mail/drafts/", drafts.drafts, name="drafts"),
    path("editions/<slug:slug>/mail/drafts/send/", drafts.confirm, {"what": "send"}, name="send"),
    path("editions/<slug:slug>/mail/drafts/discard/", drafts.confirm, {"what": "discard"}, name="discard"),
]
