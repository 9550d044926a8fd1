"""Minutes of the five sessions of 2022: `LINES`, session key to tuple of `Line`, in order; `ANSWERED`.

Invented, apart from the four published lessons, which stand here word for word as lines of insight "lesson".
The key of a line is unique in its session and stays when lines are added; `item` is the agenda item's key.
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

_DUE_DILIGENCE = (
    *under(
        "welcome",
        note(
            "present",
            (
                "24 members of 18 organisations are present; the speaker joins from Chicago for the second "
                "item."
            ),
        ),
        note(
            "survey",
            (
                "The survey shows two things: experience varies widely within the group, and commitment "
                "to ethical procurement of ICT is generally high."
            ),
        ),
        note(
            "first-topic",
            (
                "Human rights due diligence is the topic where practice lags furthest behind what members "
                "find important."
            ),
        ),
        decision(
            "no-names",
            "Examples are shared with the name of the buyer and without the name of the supplier.",
        ),
    ),
    *under(
        "principles",
        note(
            "four-steps",
            (
                "The speaker goes through the four steps of the UN Guiding Principles: assess the risk, "
                "act on it, follow what happens, tell others."
            ),
        ),
        note(
            "buyer-is-linked",
            (
                "A buyer does not cause the harm in a factory, but is linked to it by the contract and "
                "has a means to influence it: the next order."
            ),
        ),
        challenge(
            "one-question",
            (
                "Most of our tenders ask one question about human rights, and any policy on paper is a "
                "good enough answer."
            ),
            "federal-it-be",
        ),
        lesson(
            "ungp",
            "Align criteria with the UN Guiding Principles on Business and Human Rights",
            "public-works-fi",
        ),
        question(
            "small-orders",
            "How much can a town that buys 300 laptops a year ask of a manufacturer that sells millions?",
            "rioalto",
        ),
    ),
    *under(
        "tenders",
        good_practice(
            "three-cases",
            (
                "Ask for three cases in which the supplier found a problem and put it right: a brochure "
                "cannot answer that, and a buyer without training can tell a good answer from a poor one."
            ),
            "soedermark",
        ),
        good_practice(
            "site-list",
            (
                "The award criterion gives points for a list of assembly sites with addresses, and half "
                "the points for a list by country only."
            ),
            "kivisalmi",
        ),
        challenge(
            "two-of-five",
            (
                "Two of five bidders sent a site list; the other three said that their reseller contract "
                "does not allow it."
            ),
            "kivisalmi",
        ),
        note(
            "nordhavn-steps",
            (
                "Nordhavn asks for less in the first year and says in the tender what it will ask for in the "
                "second and third."
            ),
            "nordhavn",
        ),
        lesson(
            "same-words",
            (
                "Bidders answer better when several buyers ask the same thing in the same words, because "
                "one person at the manufacturer then writes one good answer."
            ),
            "fjordkjoep",
        ),
    ),
    *under(
        "answers",
        challenge(
            "questionnaire-yes",
            (
                "A questionnaire alone finds little: suppliers answer yes to nine of ten questions and "
                "attach nothing."
            ),
            "valserena",
        ),
        good_practice(
            "interview",
            (
                "A one-hour interview about the supplier's own answers told us more than forty pages of "
                "annexes; we ask who does the work and what stopped them last year."
            ),
            "lindewaard",
        ),
        challenge(
            "who-reads", "Three members receive audit reports and have nobody who is paid to read them."
        ),
        note(
            "overtime",
            (
                "The findings that come back most often are overtime, recruitment fees that migrant workers "
                "had to pay, and missing protective equipment."
            ),
        ),
        recommendation(
            "shared-reading",
            (
                "Let one body read audit reports for many buyers and give each of them a page with the "
                "findings and the dates for repair."
            ),
            "fjordkjoep",
        ),
    ),
    *under(
        "clauses",
        note(
            "performance",
            (
                "The Austrian colleagues put the duty into the performance conditions and not into the award "
                "criteria, so that it binds whoever wins."
            ),
            "federal-purchasing-at",
        ),
        good_practice(
            "plan-in-90-days",
            (
                "The supplier delivers a due diligence plan within 90 days of signature; the first "
                "payment for services waits until the buyer has accepted it."
            ),
            "federal-it-be",
        ),
        challenge(
            "termination",
            (
                "Nobody in the group has ever ended a contract for human rights reasons, and suppliers know "
                "it."
            ),
            "eastmere",
        ),
        recommendation(
            "steps-before-end",
            (
                "Write a ladder of steps into the clause: talk, plan, date, no extension, and only then "
                "the end of the contract."
            ),
            "hochthal",
        ),
        action(
            "collect-clauses",
            (
                "Collect the due diligence clauses that members use, remove the names, and put them side by "
                "side."
            ),
            "theresa-wallnofer",
            42,
            40,
        ),
    ),
    *under(
        "close",
        note(
            "both-sides",
            (
                "Policy colleagues ask for one page that explains to a mayor why the price of the winning "
                "offer was not the lowest."
            ),
        ),
        action(
            "one-page",
            "Write the one page for decision makers and try it on a real council committee.",
            "femke-oosterling",
            60,
            71,
        ),
        decision(
            "common-question",
            (
                "The question about three cases becomes the common question of the group; each member tries "
                "it in one tender before the end of the year."
            ),
        ),
    ),
)

_BATTERIES = (
    *under(
        "welcome",
        note(
            "present",
            (
                "22 members of 17 organisations are present; three of them have signed a contract for "
                "electric buses in the last two years."
            ),
        ),
        note(
            "why-it-buyers",
            (
                "Vehicles are not IT, but the buyers of both ask the same question: where do the cobalt, "
                "lithium and nickel come from, and who dug them out?"
            ),
        ),
    ),
    *under(
        "minerals",
        note(
            "small-mines",
            (
                "The observer describes small-scale cobalt mines: income for whole villages, and tunnels "
                "without support that collapse in the rainy season."
            ),
        ),
        challenge(
            "avoid-country",
            (
                "Buyers who simply exclude a country punish the people who depend on the mines and do not "
                "make one tunnel safer."
            ),
        ),
        note(
            "water",
            (
                "With lithium from salt flats the conflict is about water and about whether the people who "
                "live there were asked."
            ),
        ),
        lesson(
            "mine-is-far",
            (
                "Between the mine and the bus there are often seven companies; the refiner is the point "
                "where few firms handle most of the metal, so ask about the refiner."
            ),
        ),
        question(
            "recycled-share",
            (
                "Does a higher share of recycled cobalt help the miners, or does it only move the harm out "
                "of our sight?"
            ),
            "nordhavn",
        ),
    ),
    *under(
        "buses",
        good_practice(
            "template",
            (
                "We ask for the industry's own reporting template for cobalt, filled in for the battery "
                "that is offered and not for the whole company."
            ),
            "fjordkjoep",
        ),
        challenge(
            "company-level",
            (
                "Two manufacturers sent a template for the whole company that lists four hundred refiners; "
                "nobody can say which of them is in our bus."
            ),
            "fjordkjoep",
        ),
        good_practice(
            "dialogue-first",
            (
                "Before the tender we met six manufacturers for an hour each with the same five "
                "questions and published a summary of the answers."
            ),
            "hochthal",
        ),
        note(
            "five-questions",
            (
                "The five questions: which chemistry, which refiners, who checked them, what was found, and "
                "what happens to the battery after the bus."
            ),
        ),
        lesson(
            "chemistry",
            (
                "Cell chemistry decides which risks there are: a battery without cobalt has no cobalt risk, "
                "but it still has lithium, graphite and phosphate."
            ),
        ),
        challenge(
            "late",
            (
                "The question came after the technical specification was finished, when only one supplier "
                "still fitted."
            ),
            "strandfylke",
        ),
    ),
    *under(
        "rules-to-come",
        note(
            "proposal",
            (
                "The proposal for an EU battery regulation would oblige makers of large batteries to carry "
                "out due diligence and to give each battery a passport."
            ),
        ),
        note(
            "not-eu",
            (
                "Norway and Switzerland expect the same batteries and the same data, although the law will "
                "not bind their buyers."
            ),
            "hochthal",
        ),
        recommendation(
            "write-ahead",
            (
                "Write the duty into contracts now, with the words of the proposal, so that a contract of "
                "eight years does not run past the law."
            ),
        ),
        question(
            "small-batteries",
            "Will the same data exist for the small batteries in laptops and telephones?",
            "kivisalmi",
        ),
    ),
    *under(
        "take-back",
        challenge(
            "year-nine",
            (
                "In year nine nobody knows who owns the battery: the bus company, the leasing firm, the "
                "maker or the region."
            ),
            "strandfylke",
        ),
        good_practice(
            "price-list",
            (
                "The offer has to contain a price for taking the battery back in years eight, ten and "
                "twelve; the price counts in the award."
            ),
            "sankt-florenz",
        ),
        recommendation(
            "take-back-in-tender",
            (
                "Settle take-back, second use and recycling in the tender, because at the end of the "
                "contract the buyer has nothing left to offer."
            ),
            "kivisalmi",
        ),
        action(
            "share-questions",
            "Share the five questions with the answers, without the names of manufacturers.",
            "urs-hegglin",
            30,
            22,
        ),
    ),
    *under(
        "close",
        decision(
            "joint-letter",
            (
                "Five members who buy buses before 2025 prepare one letter to manufacturers with the same "
                "five questions."
            ),
            "fjordkjoep",
        ),
        action(
            "letter",
            "Draft the letter to manufacturers and send it round for signature.",
            "hakon-dyrland",
            45,
            58,
        ),
        action(
            "leasing",
            "Find out how two leasing firms write ownership of the battery into their contracts.",
            "sabine-ruttimann",
            60,
            60,
        ),
    ),
)

_CHEMICALS = (
    *under(
        "welcome",
        note("present", "21 members of 17 organisations are present; for most of them the subject is new."),
        note(
            "low-level",
            "In the survey no organisation put its own level for this topic above three of five.",
        ),
    ),
    *under(
        "exposure",
        note(
            "where",
            (
                "The speaker shows where people meet chemicals: cleaning of circuit boards, glueing of "
                "screens, coating, soldering and the repair of moulds."
            ),
        ),
        note(
            "solvents",
            (
                "Benzene and n-hexane are known to harm the blood and the nerves; both have been used as "
                "cheap cleaning solvents in final assembly."
            ),
        ),
        challenge(
            "product-not-worker",
            (
                "Our requirements protect the person who uses the laptop; limits for the finished product "
                "say nothing about the air in the factory."
            ),
            "soedermark",
        ),
        note(
            "mixtures",
            "Limits exist for single substances, while a worker breathes in a mixture for eleven hours.",
        ),
        lesson(
            "chemicals",
            "Reduce chemicals of concern through more sustainable design and production",
            "soedermark",
        ),
        question(
            "who-measures",
            "Who measures the air at the work place, and does the buyer ever see a figure?",
            "digital-state",
        ),
    ),
    *under(
        "lists",
        note(
            "forbidden-lists",
            (
                "A list of forbidden substances is easy to check, but makers replace one substance by a "
                "close relative that is not on the list yet."
            ),
        ),
        good_practice(
            "positive-list",
            (
                "We give points when the process chemicals come from a list of substances that were "
                "assessed beforehand; some labels already work with such a list."
            ),
            "soedermark",
        ),
        challenge(
            "equivalent",
            (
                "If we name a list we must accept an equivalent one, and we have nobody who can judge "
                "whether a list is equivalent."
            ),
            "sankt-florenz",
        ),
        lesson(
            "ask-for-function",
            (
                "Ask what a substance is needed for: in two cases the maker found that the coating was there "
                "by habit and left it out."
            ),
            "digital-agency-it",
        ),
        recommendation(
            "borrow-expert",
            "Share one chemist between several buyers for the two weeks in which offers are evaluated.",
            "bjoerkvik",
        ),
    ),
    *under(
        "contracts",
        note(
            "four-year",
            (
                "Framework contracts of four years are signed before the next model exists, so the duty has "
                "to follow the model and not the product sheet."
            ),
        ),
        good_practice(
            "yearly-list",
            (
                "Each year the supplier sends the list of process chemicals for the three models that we "
                "buy most, with what was replaced since last year."
            ),
            "lindewaard",
        ),
        challenge(
            "trade-secret",
            (
                "Suppliers call their cleaning agents a trade secret, and our legal service agrees with them "
                "too quickly."
            ),
            "federal-purchasing-at",
        ),
        good_practice(
            "confidential-reader",
            (
                "An institute reads the confidential list for us and tells us only whether it contains any "
                "of forty named substances."
            ),
            "nordhavn",
        ),
        recommendation(
            "secret-limits",
            (
                "Say in the tender what may be secret: a formula yes, the name of a substance that can harm "
                "a worker no."
            ),
            "federal-purchasing-at",
        ),
    ),
    *under(
        "refurbish",
        challenge(
            "repair-shops",
            (
                "People who refurbish our old screens open them with the same solvents, and we never asked "
                "under which conditions."
            ),
            "rioalto",
        ),
        note(
            "second-life",
            "Longer use lowers exposure in production, because the device that is not made harms nobody.",
        ),
        lesson(
            "design",
            (
                "Screws instead of glue serve the repairer, the recycler and the worker who would have had "
                "to use the glue."
            ),
            "eikhaven",
        ),
        action(
            "ask-refurbishers",
            "Ask four refurbishers of members which solvents they use and who measures the air.",
            "sofia-arrieta",
            49,
            47,
        ),
    ),
    *under(
        "close",
        decision(
            "ten-substances", "The group starts with ten substances and does not wait for a complete list."
        ),
        action(
            "list",
            "Write the list of ten substances with one sentence on why each of them is there.",
            "linnea-akerblad",
            35,
            35,
        ),
        question(
            "training",
            "Is there a course of one day on chemicals that a buyer of IT can follow?",
            "puertoclaro",
        ),
    ),
)

_CERTIFICATIONS = (
    *under(
        "welcome",
        note("public", "The webinar is open: 19 members and 140 guests from public bodies follow it."),
        note(
            "two-uses",
            (
                "A label can be used in two ways: as proof that a requirement is met, or as a list from "
                "which a buyer takes single criteria."
            ),
        ),
    ),
    *under(
        "law",
        note(
            "article-43",
            (
                "Article 43 of Directive 2014/24/EU lets a buyer ask for a label if five conditions hold, "
                "among them that an independent third party sets the requirements."
            ),
        ),
        note(
            "equivalent",
            (
                "An equivalent label has to be accepted, and other proof too if the bidder could not get the "
                "label in time for reasons that are not its fault."
            ),
        ),
        challenge(
            "link",
            (
                "A label that judges the whole company does not pass: the requirements must be linked to the "
                "thing that is bought."
            ),
            "federal-purchasing-at",
        ),
        question(
            "swiss",
            "Do buyers in Switzerland, Norway and the United Kingdom follow the same five conditions?",
            "hochthal",
        ),
    ),
    *under(
        "labels-compared",
        note(
            "tco",
            (
                "TCO Certified checks the product and the factories where it is assembled; all criteria are "
                "obligatory, and independent bodies verify them."
            ),
        ),
        note(
            "epeat",
            (
                "EPEAT has required and optional criteria and three tiers; the tier shows how many of the "
                "optional points a product reached."
            ),
        ),
        challenge(
            "tier",
            (
                "Asking for a high tier does not tell you which optional criteria were met: two products "
                "with the same tier can differ in everything social."
            ),
            "lindewaard",
        ),
        good_practice(
            "criterion-not-label",
            (
                "We take four social criteria from two labels, ask for them one by one, and accept "
                "either label as proof of each."
            ),
            "lindewaard",
        ),
        challenge(
            "few-categories",
            (
                "For laptops and screens the choice of labelled models is wide; for servers, network "
                "equipment and clinical devices it is narrow."
            ),
            "soedermark",
        ),
        lesson(
            "certification",
            "Certification has to balance trustworthiness and ease of certification",
            "digital-agency-it",
        ),
    ),
    *under(
        "verification",
        note(
            "announced",
            (
                "Announced audits find what can be tidied away least: documents, wages, fire doors. They "
                "find little about fear."
            ),
        ),
        challenge(
            "who-pays",
            "In most schemes the maker pays the auditor, so the question is who can refuse a bad report.",
            "valserena",
        ),
        good_practice(
            "worker-voice",
            (
                "A label gets extra points with us if workers can complain to somebody outside the factory "
                "and if the result is published."
            ),
            "nordhavn",
        ),
        lesson(
            "label-is-start",
            (
                "A label replaces the first check and not the contract management: findings after "
                "certification reach us only if the contract says so."
            ),
            "eikhaven",
        ),
        note(
            "cost-small",
            (
                "Small refurbishers cannot pay for a certificate for each model; three had to leave a tender "
                "that asked for one."
            ),
            "rioalto",
        ),
    ),
    *under(
        "buyers-ask",
        recommendation(
            "ask-scheme",
            (
                "Ask the owners of labels together for one thing: publish, for each model, which criteria "
                "were checked, when, and where."
            ),
            "federal-it-be",
        ),
        recommendation(
            "step-tender",
            (
                "Use the label as one way of proof, never as the only one, and write down beforehand what "
                "counts as equivalent."
            ),
            "public-works-fi",
        ),
        action(
            "equivalence-table",
            "Make a table that shows which social criteria of common labels cover the same ground.",
            "chiara-bellavista",
            40,
            52,
        ),
        action(
            "slides",
            "Publish the slides and the answers to the 31 questions from the chat.",
            "capucine-delvigne",
            14,
            9,
        ),
    ),
)

_DISPOSAL = (
    *under(
        "welcome",
        note(
            "present",
            (
                "23 members of 18 organisations are present; eleven of them sell or give away used devices, "
                "and five know who takes them apart."
            ),
        ),
        note(
            "hidden-stage",
            (
                "The end of life is the stage with the fewest questions in our tenders and the most hands in "
                "the work."
            ),
        ),
    ),
    *under(
        "who-works",
        note(
            "sheltered",
            (
                "In five countries used devices first go to social enterprises; the work is legal, insured "
                "and paid, and it is being squeezed by price."
            ),
        ),
        challenge(
            "export",
            (
                "Devices that were sold as used for re-use turn up as waste on another continent, where "
                "children burn the cables."
            ),
            "electronics-workers",
        ),
        challenge(
            "broker",
            (
                "Our contractor sold to a broker, the broker sold on, and the paper trail ended after eleven "
                "weeks."
            ),
            "eastmere",
        ),
        note(
            "fire",
            (
                "Batteries that are glued in are the main cause of fires in sorting plants; the person at "
                "the belt meets them first."
            ),
        ),
        lesson(
            "labour-laws",
            "Respect international labour laws so that workers' rights are taken into account",
            "strandfylke",
        ),
    ),
    *under(
        "examples",
        good_practice(
            "serial-numbers",
            (
                "Each device leaves us with its serial number, and we are paid for it only when the "
                "number comes back with the name of the place where it ended."
            ),
            "eikhaven",
        ),
        good_practice(
            "reserved",
            (
                "The contract for wiping and testing is reserved for enterprises in which at least "
                "thirty percent of the staff are people who find it hard to get work."
            ),
            "puertoclaro",
        ),
        challenge(
            "data-first",
            (
                "Our security officer wants every disk destroyed, and a device without a disk is hardly ever "
                "used again."
            ),
            "federal-it-be",
        ),
        lesson(
            "wipe",
            (
                "A wiping method that the security officer has signed once, in advance, saves more devices "
                "than any target for re-use."
            ),
            "lindewaard",
        ),
        note(
            "figures",
            (
                "With the signed method Lindewaard passed on 1,900 of 2,300 devices; the year before it was "
                "600."
            ),
            "lindewaard",
        ),
    ),
    *under(
        "contract",
        note(
            "levels",
            (
                "Members compare how far down the chain their contract looks: mostly to the first company, "
                "in two cases to the place of final treatment."
            ),
        ),
        recommendation(
            "subcontractors",
            (
                "Ask for every subcontractor by name up to the place of final treatment, and make a change a "
                "matter for approval."
            ),
            "eastmere",
        ),
        recommendation(
            "same-rights",
            (
                "Ask the same labour standards at the end of life as in production, and name the conventions "
                "of the International Labour Organization."
            ),
            "strandfylke",
        ),
        challenge(
            "price-only",
            "Disposal is bought at the lowest price because it is a small budget line that nobody defends.",
            "fjordkjoep",
        ),
        question(
            "visit",
            "May a buyer visit a recycling plant without notice, and who pays for the journey?",
            "digital-state",
        ),
        action(
            "visit-clause",
            (
                "Write a clause on visits at the place of final treatment and ask two contractors what they "
                "think of it."
            ),
            "gareth-winslow",
            40,
            55,
        ),
    ),
    *under(
        "look-back",
        note(
            "tools",
            (
                "Asked what helped most this year, members name the common question, the table of labels and "
                "the clauses side by side."
            ),
        ),
        recommendation(
            "tools-harmonised",
            (
                "Give procurers more concrete and harmonised tools for day-to-day practice: criteria, "
                "specifications and clauses"
            ),
            "nordhavn",
        ),
        challenge(
            "after-signature",
            "We have become good at asking and stay weak at what comes after the signature.",
            "kivisalmi",
        ),
        decision(
            "propose-follow-up",
            (
                "The group proposes follow-up in contract management, a topic of 2021, once more for the "
                "next edition."
            ),
        ),
        decision(
            "report-order",
            (
                "The report follows the life of a device: due diligence, batteries, chemicals, "
                "certification, end of life."
            ),
        ),
        action(
            "checklist",
            "Turn the recommendations of the year into a checklist of at most twelve points.",
            "ingrid-solbakken",
            30,
            28,
        ),
    ),
)

LINES = {
    "hrdd-22": _DUE_DILIGENCE,
    "batteries-22": _BATTERIES,
    "chemicals-22": _CHEMICALS,
    "certifications-22": _CERTIFICATIONS,
    "disposal-22": _DISPOSAL,
}

# What members found out after the session; two questions of the year stayed open. By session and line.
ANSWERED = {
    ("batteries-22", "small-batteries"): (
        "Not yet: the data have to be given for vehicles and industry first. Ask for it in the contract."
    ),
    ("chemicals-22", "who-measures"): (
        "The maker does, once a year. One member asked for the figure in a tender; two of five gave it."
    ),
    ("chemicals-22", "training"): (
        "Yes: a health region opened its own course to members. Nine of them went, in November."
    ),
    ("certifications-22", "swiss"): (
        "Nearly. The questions are the same in all three countries; only the articles have other numbers."
    ),
    ("disposal-22", "visit"): (
        "Yes, if the contract says so. The member who tried it paid the train, the contractor the guide."
    ),
}
