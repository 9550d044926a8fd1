"""Long texts of the calls (Markdown) and the reviewers' comments.

`CALL_TEXT_2022`, `CALL_TEXT_RUNNING`, `CALL_TEXT_NEXT`, `PRIVACY`: str. `COMMENTS`: criterion key to
points to a tuple of short comments. Wholly invented.
"""

# What the committee tried out in a copy before it decided.
TRIED_OUT = "Without the rule for newcomers"

CALL_TEXT_2022 = """For a year, 27 officers from public authorities work on one question: how can we
buy IT so that the people who make it, repair it and take it apart are treated fairly?

## What you would do
The group meets online four times and holds one open webinar. Between sessions you bring one example from
your own contracts and read the examples of others. At the end there is a public report and a follow-up
checklist.

- About six working days between March 2022 and January 2023
- In English; sessions last two hours
- Free of charge; travel costs do not arise

## What it is about
Labels and certifications, batteries for electric vehicles, chemicals that harm workers, work at the end
of life, and human rights due diligence that has an effect. The members' survey decides how much time each
topic gets.

## Who can apply
People who buy IT, or write the rules for buying it, for a public authority or a public company. One
application is for one person; an organisation can send two.

We look for a balanced group of 27: at least 8 from local, 5 from regional and 5 from national level, 2
who buy for several authorities, at least 10 who buy and 10 who write policy, 8 who are new, and at most 3
from one country."""

CALL_TEXT_RUNNING = """We know what to ask. This edition is about what comes after: reading the answers,
acting on them, and telling others.

For a year, 27 officers from public authorities bring their contracts to the table, the good years and the
bad ones.

## What you would do
The group meets online four times and once for an open webinar. Between sessions you bring one example
from your own contracts and read the examples of others. At the end there is a public report, a checklist
and, where you agree, a portrait of your organisation's practice.

- About six working days in the year
- In English; sessions are two hours, at times chosen by poll
- Free of charge; travel costs do not arise

## Who can apply
People who buy IT, or write the rules for buying it, for a public authority of any country: city, region,
ministry, joint purchasing body or public company. One application is for one person; an organisation can
send two. Former members may apply again.

## How we choose
Two reviewers score each application, without those who declare a conflict of interest. After scoring,
these rules apply, and the public note shows what each of them changed: at least 8 from local, 5 from
regional and 5 from national level; 2 who buy for several authorities; 10 who buy and 10 who write policy;
3 from organisations that are new; 3 from outside the EU; at most 3 from one country."""

CALL_TEXT_NEXT = """The next edition looks at the years after the signature: who follows up, with which
means, and what happens when a supplier does nothing.

## What you would do
You meet 26 colleagues online, four times in a year and once in public. You bring one contract that runs
already. You try one thing in it, and tell the group what came of it.

- About six working days in the year
- In English, with written material in English and French
- Free of charge; travel costs do not arise

## Who can apply
People who buy IT or vehicles for a public authority, manage such contracts, or write the rules for them.
**This time we look for contract managers in particular**, and for organisations that have not been in the
group: at least 8 of the 27 seats are theirs.

## When you will hear from us
Everyone gets a letter with scores and reasons three weeks after the call has closed. If you get a seat,
you have a week to confirm it. If not, you may be on the reserve list, and you can ask us about your
scores."""

PRIVACY = """**Who reads your application.** The secretariat and your two reviewers. Nobody
else does. Members see your name, organisation and role once you have a seat.

**Why we may store it.** You ask us to decide on a seat, and the host bodies carry out a task in the
public interest (Article 6(1)(e) of the General Data Protection Regulation).

**How long.** If you get no seat, your application is deleted six months after the decision. The scores
stay, without your name, so that the selection can be checked. If you get a seat, we keep it until one
year after the report.

**Where.** On the secretariat's own server. Nothing is given to other companies.

**What you can do.** See, correct, take with you or delete what is stored, at any time, under "My data".
Objections and questions go to the secretariat; complaints to the data protection authority of your
country."""

COMMENTS = {
    "practice": {
        0: ("No practice described.",),
        1: (
            "A first clause, not used yet.",
            "Intentions, honestly named as such.",
            "A standard clause is ticked, no more.",
            "Good will on paper, nothing signed yet.",
        ),
        2: (
            "One contract to speak of.",
            "Some experience, little of it in IT.",
            "One contract, and no word on what suppliers answered.",
            "Asks, but does not say what came back.",
            "A beginning that could be built on.",
        ),
        3: (
            "Contracts with results, described well.",
            "Several contracts, and they know where these failed.",
            "Results known, not published.",
            "Clear on what came back from suppliers.",
            "Follow-up is real, though it hangs on one person.",
        ),
        4: (
            "Results are public and others have used them.",
            "Says openly what did not work.",
            "One of the few who know what happened after signature.",
            "Strong: cases, dates, and what was repaired.",
        ),
    },
    "learning": {
        0: ("Nothing offered.",),
        1: (
            "General goodwill.",
            "Would gain more than give; the scale asks for the other.",
            "One sentence without an example.",
        ),
        2: (
            "An example, without the detail to copy it.",
            "Interesting case; I could not repeat it from this text.",
            "Useful, but told too briefly.",
            "Worth hearing, though I could not copy it.",
        ),
        3: (
            "Others could copy this next week.",
            "A good case, told without decoration.",
            "More useful than most success stories.",
            "Concrete, short, no brochure.",
        ),
        4: (
            "An example with its documents; I would ask for them at once.",
            "I would use this myself.",
            "Material that others can use as it is.",
            "Exactly what the group needs for its first session.",
        ),
    },
    "use": {
        0: ("No use named.",),
        1: (
            "An intention without a date.",
            "An intention; I looked for the contract behind it.",
            "Depends on decisions still to come.",
        ),
        2: (
            "A policy is being written.",
            "Would be used; unclear by whom.",
            "Something is planned, the year is not named.",
            "A strategy first, a tender later.",
        ),
        3: (
            "A concrete use, with a time.",
            "Names what the results are for.",
            "Planned within two years.",
            "Clear use; the mandate is still to come.",
        ),
        4: (
            "Strong: the results have a home already.",
            "Plan and mandate are both there.",
            "Could apply the results next season.",
            "Nothing left to decide but the wording.",
        ),
    },
    "role-time": {
        0: ("Neither role nor time is clear.",),
        1: ("Role clear, time not.", "Time given, but no say in contracts.", "Time is short."),
        2: (
            "Both, but the manager has not agreed yet.",
            "Right person; I doubt the six days.",
            "Could speak for practice, has no mandate.",
        ),
        3: (
            "Mandate and time are confirmed.",
            "A say in practice, and six days.",
            "Clear role, clear agreement.",
        ),
        4: ("Deputy named.", "Time, mandate and a deputy."),
    },
    "bridge": {
        0: ("No link described.",),
        1: (
            "Knows that the other side exists.",
            "The other side is mentioned once.",
            "Works alone, and says so.",
        ),
        2: (
            "They meet when there is trouble.",
            "Policy and purchase talk now and then.",
            "A contact, not yet a habit.",
        ),
        3: (
            "Joint work on one contract is described.",
            "Translates between the two sides.",
            "Explains one side to the other, with an example.",
        ),
        4: (
            "Both sides sit in the same meeting as a rule.",
            "Writes the rules together with those who use them.",
            "This is the applicant's daily work.",
        ),
    },
}
