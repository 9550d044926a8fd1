from django.urls import path

from ..views import home, public, setup, topics

app_name = "editions"
urlpatterns = [
    path("", public.front, name="front"),
    path("start/", setup.start_group, name="start_group"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("privacy/", public.privacy, name="privacy"),
    path("groups/<slug:slug>/", public.group, name="group"),
    path("editions/<slug:slug>/", home.home, name="home"),
    path("editions/<slug:slug>/change/", setup.change, name="change"),
    path("editions/<slug:slug>/start/", home.move_edition, {"move": "start"}, name="start"),
    path("editions/<slug:slug>/finish/", home.move_edition, {"move": "finish"}, name="finish"),
    path("editions/<slug:slug>/reopen/", home.move_edition, {"move": "reopen"}, name="reopen"),
    path("editions/<slug:slug>/hosts/", setup.parts, {"part": "host"}, name="hosts"),
    path(
        "editions/<slug:slug>/hosts/<int:pk>/remove/", setup.remove_part, {"part": "host"}, name="remove_host"
    ),
    path("editions/<slug:slug>/objectives/", setup.parts, {"part": "objective"}, name="objectives"),
    path(
        "editions/<slug:slug>/objectives/<int:pk>/remove/",
        setup.remove_part,
        {"part": "objective"},
        name="remove_objective",
    ),
    path("editions/<slug:slug>/figures/", setup.parts, {"part": "figure"}, name="figures"),
    path(
        "editions/<slug:slug>/figures/<int:pk>/remove/",
        setup.remove_part,
        {"part": "figure"},
        name="remove_figure",
    ),
    path("editions/<slug:slug>/new-edition/", setup.new_edition, name="new_edition"),
    path("editions/<slug:slug>/history/", home.history_page, name="history"),
    path("editions/<slug:slug>/search/", home.search, name="search"),
    path("editions/<slug:slug>/topics/", topics.topics, name="topics"),
    path("editions/<slug:slug>/topics/add/", topics.add_topic, name="add_topic"),
    path("editions/<slug:slug>/topics/<int:pk>/", topics.topic, name="topic"),
    path("editions/<slug:slug>/topics/<int:pk>/change/", topics.change_topic, name="change_topic"),
    path("editions/<slug:slug>/topics/<int:pk>/move/", topics.move_topic, name="move_topic"),
]
