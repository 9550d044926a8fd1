"""The topics of an edition."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workinggroup.base import markdown
from workinggroup.base.refusals import attempt, told

from .. import actions, forms
from ..access import needs
from ..models import Edition, Topic
from ..permissions import Permission, may


def new_topic_form(edition: Edition, data: QueryDict | None = None) -> forms.NewTopicForm:
    form = forms.NewTopicForm(data, instance=Topic(edition=edition))
    form.form_action = reverse("editions:add_topic", args=[edition.slug])
    return form


@needs(Permission.READ_EDITION)
def topics(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The list in its order."""
    manages = may(request.user, Permission.MANAGE_EDITION, edition)
    found = edition.topics.select_related("carried_from__edition__group")
    form = new_topic_form(edition) if manages else None
    context = {"edition": edition, "topics": found, "manages": manages, "form": form}
    return render(request, "workinggroup/editions/topics.html", context)


@needs(Permission.MANAGE_EDITION)
@require_POST
def add_topic(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One more topic at the end of the list."""
    form = new_topic_form(edition, request.POST)
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.actor, "at": timezone.now()}
        if attempt(form, actions.add_topic, edition, **facts):
            return redirect("editions:topics", edition.slug)
    context = {"edition": edition, "topics": edition.topics.all(), "manages": True, "form": form}
    return render(request, "workinggroup/editions/topics.html", context)


@needs(Permission.READ_EDITION)
def topic(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One topic: its words, and its place in the thread."""
    found = get_object_or_404(Topic.objects.select_related("edition__group"), pk=pk, edition=edition)
    context = {
        "edition": edition,
        "topic": found,
        "description": markdown.render(found.description),
        "manages": may(request.user, Permission.MANAGE_EDITION, edition),
    }
    return render(request, "workinggroup/editions/topic.html", context)


@needs(Permission.MANAGE_EDITION)
def change_topic(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The versioned form of a topic."""
    found = get_object_or_404(Topic.objects.select_related("edition__group"), pk=pk, edition=edition)
    form = forms.TopicForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("title", "description", "version")}
        if attempt(form, actions.change_topic, found, by=request.actor, at=timezone.now(), **facts):
            return redirect(found)
    title = Topic.objects.values_list("title", flat=True).get(pk=pk)
    context = {"edition": edition, "topic": found, "title": title, "form": form}
    return render(request, "workinggroup/editions/topic_change.html", context)


@needs(Permission.MANAGE_EDITION)
@require_POST
def move_topic(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One place up or down."""
    found = get_object_or_404(Topic, pk=pk, edition=edition)
    up = request.POST.get("direction") == "up"
    with told(request, _("Moved: %(topic)s") % {"topic": found.title}):
        actions.move_topic(found, up=up, by=request.actor, at=timezone.now())
    return redirect("editions:topics", edition.slug)
