"""Minutes of the two held sessions of the running edition: `LINES`, session key to tuple of `Line`.

"checkers" is agreed; "labels-prove" is in its agreement round. `PREPARED`: what stands in the minutes of
"batteries-tender" before that session begins. Wholly invented.
"""

from workshops.sample.content.lines import (
    action,
    challenge,
    decision,
    good_practice,
    lesson,
    note,
    question,
    recommendation,
    under,
)

_CHECKERS = (
    *under(
        "welcome",
        note("present", "22 members of 17 organisations are present; two sent a deputy."),
        note(
            "survey",
            (
                "23 of 27 members answered the survey. Effective human rights due diligence comes first of "
                "six topics."
            ),
        ),
        note(
            "carried-over",
            "Two actions of the last edition were still open; both were closed before this session.",
        ),
        decision(
            "rules",
            (
                "What is said here may be used, with the name of the organisation only after its minutes are "
                "agreed."
            ),
        ),
    ),
    *under(
        "three-buyers",
        note(
            "question-tested",
            (
                "Eleven members have now used the common question about three cases; seven of them got "
                "answers they could score."
            ),
        ),
        challenge(
            "reseller-wall",
            (
                "Our contract is with a reseller who has never seen the factory; every question travels "
                "through four mailboxes and comes back shorter."
            ),
            "rioalto",
        ),
        good_practice(
            "joint-reply",
            (
                "Suppliers may answer once for all municipalities of the framework, and we publish who has "
                "answered."
            ),
            "fjordkjoep",
        ),
        challenge(
            "new-people",
            (
                "The contract manager changed twice in three years, and each time the supplier began again "
                "at the beginning."
            ),
            "eikhaven",
        ),
        good_practice(
            "before-extension",
            (
                "We ask for the due diligence report one month before each extension option, so that it "
                "is read when it still matters."
            ),
            "kivisalmi",
        ),
        lesson(
            "same-person",
            "What works is dull: the same meeting, the same agenda, the same two people, every six months.",
            "nordhavn",
        ),
        note(
            "questionnaire",
            (
                "A questionnaire alone finds little: suppliers answer yes to nine of ten questions and "
                "attach little that can be checked."
            ),
        ),
    ),
    *under(
        "auditors",
        note(
            "grades",
            (
                "Two auditors have written down how they grade. Most buyers see the grade and never the "
                "finding."
            ),
        ),
        challenge(
            "minor-repeats",
            (
                "Findings that are graded “minor” repeat for years, because nobody outside the audit firm "
                "compares them."
            ),
            "valserena",
        ),
        challenge(
            "right-to-share",
            "Audit clauses without a right to share leave each buyer alone with the findings.",
            "kivisalmi",
        ),
        note(
            "forty-towns",
            "Fjordkjøp reads all reports for its 40 municipalities, under one confidentiality agreement.",
            "fjordkjoep",
        ),
        decision(
            "one-list", "The group collects its audit clauses in one list, without the names of suppliers."
        ),
        question(
            "who-may-read",
            "Who may read a supplier’s audit report: the buyer, the framework partners, or the public?",
        ),
        action(
            "legal-audit-rights",
            "Ask legal services about audit rights in framework contracts.",
            "aino-lehtovirta",
            65,
        ),
        action(
            "questionnaire-share", "Share the supplier questionnaire, without names.", "aino-lehtovirta", 40
        ),
    ),
    *under(
        "clauses",
        good_practice(
            "repair-plan",
            (
                "A finding becomes a repair plan with a date and a name within thirty days, and the plan "
                "is an annex to the contract."
            ),
            "federal-purchasing-at",
        ),
        good_practice(
            "end-in-tender",
            "We ask for take-back at the end of life in the tender, not in the last month of the contract.",
            "kivisalmi",
        ),
        challenge(
            "penalty",
            "A penalty of half a percent has never been charged; the supplier has put it into the price.",
            "federal-it-be",
        ),
        lesson(
            "carrot",
            (
                "An extra year of contract moves suppliers more than a penalty does, and it costs the buyer "
                "nothing."
            ),
            "hochthal",
        ),
        recommendation(
            "share-clause",
            (
                "Let every audit clause say who else may read the finding: framework partners at once, other "
                "public buyers on request, the public as a yearly grade."
            ),
            "valserena",
        ),
        action(
            "sharing-clause",
            "Draft a sharing clause of at most ten lines and test it on two suppliers.",
            "matteo-ferrante",
            65,
        ),
        action(
            "penalty-figures",
            "Find out how often members have charged a penalty for social clauses in the last five years.",
            "mireille-vandorpe",
            38,
        ),
    ),
    *under(
        "take-home",
        note(
            "one-word",
            (
                "Asked for the one thing they will change, nine members name the date on which they read "
                "reports."
            ),
        ),
        recommendation(
            "publish-date",
            (
                "Publish in the tender when, in the life of the contract, social reports are read and what "
                "hangs on them."
            ),
            "soedermark",
        ),
        action(
            "reading-calendar",
            "Make a calendar page that shows when in a four-year contract to ask for what.",
            "jonas-bremholt",
            30,
            27,
        ),
        action(
            "glossary", "Explain ten words of auditors in plain language.", "katharina-moosbrugger", 30, 30
        ),
    ),
)

_LABELS = (
    *under(
        "welcome",
        note("present", "21 members of 16 organisations and one observer are present."),
        note(
            "last-in-rank",
            (
                "Labels came last of six topics: members know most about them already, so the session is "
                "about what a label does not show."
            ),
        ),
    ),
    *under(
        "test",
        note(
            "five-questions",
            (
                "The group goes through the label test of Article 43 with three labels of its own choice; "
                "two pass all five questions, one fails the fourth."
            ),
            "federal-purchasing-at",
        ),
        challenge(
            "accessible",
            "A label that takes fourteen months to obtain is open to all on paper only.",
            "digital-state",
        ),
        good_practice(
            "test-on-file",
            (
                "The filled-in test stays in the tender file, so that the next buyer does not start again "
                "and a court can follow it."
            ),
            "sankt-florenz",
        ),
        note(
            "outside-eu",
            (
                "In the United Kingdom, Norway and Switzerland the questions are similar and the articles "
                "differ; the list will name them side by side."
            ),
            "eastmere",
        ),
        action(
            "label-files",
            "Put the three filled-in label tests, with the evidence, where all members can read them.",
            "theresa-wallnofer",
            20,
        ),
    ),
    *under(
        "behind",
        note(
            "checked-when",
            (
                "A certificate is valid for up to three years; the factory may have been visited once in "
                "that time."
            ),
        ),
        challenge(
            "model-change",
            (
                "We ordered a certified screen and in the second year received its successor, which had no "
                "certificate yet."
            ),
            "granholm",
        ),
        challenge(
            "no-finding",
            "No label tells the buyer about a finding at the factory that made the buyer’s own devices.",
            "nordhavn",
        ),
        good_practice(
            "successor-clause",
            (
                "The successor of a certified model has to hold the certificate within six months, or we may "
                "return to the old model or leave."
            ),
            "soedermark",
        ),
        lesson(
            "label-and-question",
            (
                "The label does the broad check, and the buyer’s own two questions do the deep one; each "
                "alone is weak."
            ),
            "lindewaard",
        ),
    ),
    *under(
        "small-firms",
        challenge(
            "refurbished",
            (
                "For refurbished devices there is hardly a label, so the rule that was made for fairness "
                "keeps the fairest offer out."
            ),
            "rioalto",
        ),
        good_practice(
            "other-proof",
            (
                "Small firms may show pay slips without names, an inspection report of the state or a visit "
                "by our own staff instead of a certificate."
            ),
            "montelago",
        ),
        recommendation(
            "proof-list",
            (
                "Attach to each tender a list of proofs that are accepted beside the label, with an example "
                "of each."
            ),
            "green-ministry-es",
        ),
        question(
            "who-pays-small",
            (
                "Could several towns pay the certificate of a refurbisher together, and would that still be "
                "fair to others?"
            ),
            "rioalto",
        ),
    ),
    *under(
        "take-home",
        decision(
            "ask-owners",
            (
                "The group writes to the owners of three labels and asks them to tell buyers about serious "
                "findings within thirty days."
            ),
        ),
        action("letter-owners", "Draft the letter to the owners of labels.", "femke-oosterling", 21),
        action("proofs", "Collect examples of accepted proofs from five members.", "alvaro-quintanar", 28),
        note(
            "next",
            (
                "The next session treats batteries; the list of audit clauses comes back there as the fourth "
                "item."
            ),
        ),
    ),
)

LINES = {"checkers": _CHECKERS, "labels-prove": _LABELS}

PREPARED = (
    *under(
        "cobalt",
        note("read-before", "Read before: five questions to a bus manufacturer, one page."),
    ),
    *under(
        "take-back",
        note("owner-year-nine", "Each member brings the name of the person who owns this question at home."),
    ),
    *under(
        "clause-list",
        note(
            "clauses-back", "The list of audit clauses comes back here, as agreed in the session on labels."
        ),
    ),
)
