"""An empty installation becomes a working group with an edition, its topics and objectives."""

from tests.journeys.story.cast import SECRETARY, TOPICS, Story


def found_the_group(story: Story) -> None:
    desk = story.desk
    story.site.manage("create_secretariat", SECRETARY, "--name", "Inès Moreau")
    desk.sign_in()
    desk.go("/start/").write(
        {
            "Name of the working group": "Working group on buying software together",
            "Short name": "Buying together",
            "What the group is for": "Public buyers learn from each other.",
            "Title of the first edition": "Buying together",
            "Year": "2027",
        }
    )
    desk.press("Create the working group").stands_at("/editions/[^/]+/$")
    story.edition = desk.page.url.removeprefix(story.site.url)


def describe_the_edition(story: Story) -> None:
    desk = story.desk
    for title in TOPICS:
        desk.go(story.path("topics/")).write({"Title": title}).press("Add the topic").reads(title)
    for text in ("Share what works.", "Agree on common criteria."):
        desk.go(story.path("objectives/")).write({"Objective": text}).press("Add the objective").reads(text)
