"""The members are asked what they need; a topic becomes a session in an agreed plan."""

from datetime import timedelta

from tests.journeys.story.cast import APPLICANT, TOPICS, Story
from tests.journeys.story.recruiting import day_after

QUOTE = "We need a model contract for schools."


def write_the_survey(story: Story) -> None:
    desk = story.desk
    desk.go(story.path("needs/new/")).write({"Title": "What do you need?"})
    desk.tick("Organisations: one response for each", "Named")
    desk.set_moment("Answers are taken until", day_after(10, 12))
    desk.press("Begin the survey").stands_at("/needs/[0-9]+/$")
    story.survey = desk.page.url.removeprefix(story.site.url)
    desk.follow("Add a section").write({"Title": "Your topics"}).press("Add the section")
    desk.reads("Your topics").follow("Add a question").tick("Importance and level, for each topic", *TOPICS)
    desk.write({"Question": "How do you stand?"}).press("Add the question").reads("How do you stand?")
    desk.follow("Add a question").tick("Text", "Ask whether the text may be quoted")
    desk.write({"Question": "What would help you?"}).press("Add the question").reads("What would help you?")


def open_the_survey(story: Story) -> None:
    desk = story.desk
    desk.go(story.survey).press("Open, and draft 1 invitation").reads("Nothing here is sent by itself")
    desk.press("Send 1 mail").reads("Send 1 mail?").press("Send 1 mail").reads("1 mail is on its way")


def answer(story: Story) -> None:
    """By the link of the mail, without signing in."""
    mara = story.enter(APPLICANT)
    mara.open_mail("Tell us what you need").reads("You answer for City of Ljubljana")
    for topic, importance, level in ((TOPICS[0], "5", "2"), (TOPICS[1], "3", "3")):
        row = mara.group(topic)
        mara.tick(importance, inside=row.get_by_role("group", name="Importance for us"))
        mara.tick(level, inside=row.get_by_role("group", name="Our level today"))
    mara.write({"What would help you?": QUOTE}).tick("This text may be quoted").light("Saved")
    mara.press("Hand in our answers").reads("Handed in")


def close_the_survey(story: Story) -> None:
    desk = story.desk
    desk.go(story.survey).reads("1 of 1").follow("Close it and fix the results").press("Close the survey")
    desk.go(story.survey + "results/").reads("Topics by need", TOPICS[0], "fewer than five answers", QUOTE)
    desk.follow("Say what each text is about").choose({f"“{QUOTE}”": TOPICS[0]})
    desk.press("Save what they are about").reads("Saved.", "In their own words", QUOTE)


def plan_a_session(story: Story) -> None:
    desk = story.desk
    row = desk.page.get_by_role("row").filter(has_text=TOPICS[0])
    desk.press("Make this a session", inside=row).reads("It is in the plan now").follow("Change the item")
    first = day_after(14, 12).date()
    desk.set_day("First day", first).set_day("Last day", first + timedelta(days=7))
    desk.choose({"Owner": "Inès Moreau"}).press("Save the item")
    desk.go(story.path("plan/")).press("Agree the plan").reads("Agreed", "Open the plan again")
