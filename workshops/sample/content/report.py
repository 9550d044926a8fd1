"""Reports: `REPORT_2022` (published), `REPORT_RUNNING` (a draft of 12 paragraphs, 8 of them with a source).

Both are `Report`: chapters of paragraphs, and a follow-up checklist. A `Source` names a line of the minutes
(session and line key), the need of a topic or a record of the edition. The headings of lessons and of the
first recommendation are public facts; everything else is invented.
"""

from workshops.sample.content.shapes import Chapter, ChecklistItem, Moment, Paragraph, Report, Source


def _from(*sources: str) -> tuple[Source, ...]:
    """ "hrdd-22:ungp" is a line, ":labels" the need of a topic, "members" a record of the edition."""
    return tuple(_source(*source.rpartition(":")) for source in sources)


def _source(before: str, colon: str, after: str) -> Source:
    if not colon:
        return Source(record=after)
    return Source(session=before, line=after) if before else Source(topic=after)


def _text(key: str, text: str, *sources: str) -> Paragraph:
    return Paragraph(key, text, _from(*sources))


def _own(key: str, text: str) -> Paragraph:
    return Paragraph(key, text, own_view=True)


def _lesson(key: str, heading: str, text: str, *sources: str) -> Paragraph:
    return Paragraph(key, text, _from(*sources), heading=heading)


def _recommend(key: str, heading: str, addressee: str, text: str, *sources: str) -> Paragraph:
    return Paragraph(key, text, _from(*sources), kind="recommendation", heading=heading, addressee=addressee)


_CONTEXT = Chapter(
    "context",
    "context",
    "Why this group, and for whom this report is",
    (
        _own(
            "context-1",
            (
                "A laptop, a screen or the battery of a bus passes through many hands before a public "
                "authority pays for it, and through many more after the authority has given it away. The "
                "working group asks what those who buy can do so that these people are treated fairly."
            ),
        ),
        _text(
            "context-2",
            (
                "The group brings together people who write rules and people who sign contracts. That is "
                "unusual, and it was the wish most often heard in the first session: policy asks for an "
                "effect, and the contract delivers an annex."
            ),
            "hrdd-22:both-sides",
        ),
        _own(
            "context-3",
            (
                "This report is written for a buyer who opens it on the day before a tender is "
                "published. Each paragraph says where it comes from: a line of agreed minutes, or an "
                "answer in the members' survey. Where the group disagreed or does not know, the report "
                "says so."
            ),
        ),
        _text(
            "context-4",
            (
                "Suppliers are not named. The group agreed on this in its first session so that members "
                "could speak about failures as freely as about successes, and it has kept to it."
            ),
            "hrdd-22:no-names",
        ),
    ),
)

_MEMBERS = Chapter(
    "members",
    "members",
    "Who took part",
    (
        _text(
            "members-1",
            (
                "Sixty-four people applied. Two reviewers read each application and scored five criteria "
                "that had been published with the call. Twenty-seven people from nineteen organisations "
                "in eleven countries got a seat: thirteen from cities and towns, five from regions, "
                "seven from national bodies and two from a purchasing consortium."
            ),
            "applications",
            "members",
        ),
        _text(
            "members-2",
            (
                "The selection followed rules that had been written down before: a minimum for each "
                "level of government, for those who buy and for those who write policy, and at most "
                "three people from one country. Two places were decided by hand, and the reasons are on "
                "file."
            ),
            "applications",
        ),
        _text(
            "members-3",
            (
                "Fourteen members write policy and thirteen buy. Ten come from organisations that were "
                "new to the group. Seven work outside the European Union, which made many a sentence "
                "about directives more careful than it would have been."
            ),
            "members",
        ),
        _text(
            "members-4",
            (
                "Attendance stayed high: twenty-four of twenty-seven members at the first workshop and "
                "twenty-three at the last. The webinar was open to the public and reached 140 guests "
                "beside the members."
            ),
            "hrdd-22:present",
            "disposal-22:present",
            "certifications-22:public",
            "attendance",
        ),
    ),
)

_NEEDS = Chapter(
    "needs",
    "needs",
    "What members need",
    (
        _text(
            "needs-1",
            (
                "All nineteen organisations answered the survey in March. Two findings stand at its "
                "head: experience varies widely within the group, and commitment to ethical procurement "
                "of ICT is generally high."
            ),
            "hrdd-22:survey",
            ":due-diligence",
        ),
        _text(
            "needs-2",
            (
                "Effective human rights due diligence shows the widest distance between how much it "
                "matters and how well it is done: eighteen of nineteen organisations put their own level "
                "below its importance. The first workshop was given to it."
            ),
            ":due-diligence",
            "hrdd-22:first-topic",
        ),
        _text(
            "needs-3",
            (
                "Labels are the topic that members know best, and chemicals the one they know least: no "
                "organisation put its own level for chemicals above three of five. These two belong "
                "together, since a label is often all that a buyer knows about a chemical."
            ),
            ":labels",
            ":chemicals",
            "chemicals-22:low-level",
        ),
        _text(
            "needs-4",
            (
                "The end of life matters more to towns than to ministries. Towns have the devices in "
                "their cellars, and they are the ones who are called when a container turns up in "
                "another country."
            ),
            ":end-of-life",
        ),
        _text(
            "needs-5",
            (
                "Batteries were put high by those who are buying buses at this moment and low by the "
                "others. The group took this as a reason to hold that session early and to make it short "
                "on theory."
            ),
            ":batteries",
            "batteries-22:present",
        ),
    ),
)

_HRDD = Chapter(
    "hrdd",
    "session",
    "Human rights due diligence",
    (
        _text(
            "hrdd-1",
            (
                "A public buyer does not cause the harm in a factory, but is linked to it by the "
                "contract. The UN Guiding Principles therefore expect four things: assess the risk, act "
                "on it, follow what happens, and tell others. Most tenders stop after the first and "
                "accept a policy on paper as the answer."
            ),
            "hrdd-22:four-steps",
            "hrdd-22:buyer-is-linked",
            "hrdd-22:one-question",
        ),
        _text(
            "hrdd-2",
            (
                "One question did more than a questionnaire. A health region asks bidders for three "
                "cases in which they found a problem and put it right. The answer cannot be copied from "
                "a brochure, and a buyer without training can score it. The group made this its common "
                "question."
            ),
            "hrdd-22:three-cases",
            "hrdd-22:questionnaire-yes",
            "hrdd-22:common-question",
        ),
        _text(
            "hrdd-3",
            (
                "Factory lists are possible, within limits. When a city gave points for assembly sites "
                "with addresses, two of five bidders sent a list. The others pointed to their contracts "
                "with resellers. A step-by-step approach, announced in the tender, gave suppliers time "
                "to change these contracts."
            ),
            "hrdd-22:site-list",
            "hrdd-22:two-of-five",
            "hrdd-22:nordhavn-steps",
        ),
        _text(
            "hrdd-4",
            (
                "Reports are worth what their reader is worth. Three members receive audit reports that "
                "nobody is paid to read. A consortium reads for its forty towns and passes on a page "
                "with findings and dates; a municipality replaced the annexes by an interview of one "
                "hour."
            ),
            "hrdd-22:who-reads",
            "hrdd-22:shared-reading",
            "hrdd-22:interview",
        ),
        _text(
            "hrdd-5",
            (
                "No member has ever ended a contract for human rights reasons. What moves suppliers lies "
                "before that: a plan within ninety days that is tied to a payment, and a ladder of steps "
                "in which the end of the contract is the last one."
            ),
            "hrdd-22:termination",
            "hrdd-22:plan-in-90-days",
            "hrdd-22:steps-before-end",
        ),
    ),
    session="hrdd-22",
)

_BATTERIES = Chapter(
    "batteries",
    "session",
    "Ethical batteries for electric vehicles",
    (
        _text(
            "batteries-1",
            (
                "Between a mine and a bus there are often seven companies. The refiners are the narrow "
                "point of this chain: few firms handle most of the metal, and a buyer who asks for the "
                "refiner asks in the right place."
            ),
            "batteries-22:mine-is-far",
        ),
        _text(
            "batteries-2",
            (
                "To exclude a country is easy and helps nobody. Small mines feed whole villages and "
                "collapse in the rainy season; both are true. The group heard this from an observer who "
                "speaks with people who work there, and it changed the wording of two tenders."
            ),
            "batteries-22:small-mines",
            "batteries-22:avoid-country",
        ),
        _text(
            "batteries-3",
            (
                "Templates for the reporting of cobalt exist and are used, but they arrive for the "
                "company as a whole. Ask for the battery that is offered. A list of four hundred "
                "refiners answers no question."
            ),
            "batteries-22:template",
            "batteries-22:company-level",
        ),
        _text(
            "batteries-4",
            (
                "The market talk pays for itself. A canton met six manufacturers for an hour each, with "
                "the same five questions, and published what it had learned. A county that asked after "
                "the technical specification was finished found one supplier left."
            ),
            "batteries-22:dialogue-first",
            "batteries-22:five-questions",
            "batteries-22:late",
        ),
        _text(
            "batteries-5",
            (
                "The proposal for an EU regulation on batteries asks makers of large batteries for due "
                "diligence and a passport. A contract signed today can outlive the proposal, so members "
                "advise writing its words into the contract now. Buyers outside the EU expect the same "
                "data."
            ),
            "batteries-22:proposal",
            "batteries-22:write-ahead",
            "batteries-22:not-eu",
        ),
    ),
    session="batteries-22",
)

_CHEMICALS = Chapter(
    "chemicals",
    "session",
    "Exposure of workers to chemicals of concern",
    (
        _text(
            "chemicals-1",
            (
                "What buyers ask about substances protects the person who uses the device. People who "
                "clean circuit boards, glue screens or repair moulds meet other substances, in other "
                "amounts, for eleven hours a day."
            ),
            "chemicals-22:product-not-worker",
            "chemicals-22:where",
            "chemicals-22:mixtures",
        ),
        _text(
            "chemicals-2",
            (
                "Lists of forbidden substances are easy to check and easy to escape: a close relative "
                "takes the place of what was forbidden. Lists of process chemicals that were assessed "
                "beforehand work better, and some labels use them. A buyer who names a list has to "
                "accept an equivalent one."
            ),
            "chemicals-22:forbidden-lists",
            "chemicals-22:positive-list",
            "chemicals-22:equivalent",
        ),
        _text(
            "chemicals-3",
            (
                "The best question is what a substance is needed for. In two cases the maker looked, "
                "found that a coating was there by habit, and left it out."
            ),
            "chemicals-22:ask-for-function",
        ),
        _text(
            "chemicals-4",
            (
                "Trade secrets can be handled. A city lets an institute read the confidential list and "
                "is told only whether any of forty named substances is on it. A formula may be secret; "
                "the name of a substance that can harm a worker may not."
            ),
            "chemicals-22:trade-secret",
            "chemicals-22:confidential-reader",
            "chemicals-22:secret-limits",
        ),
        _text(
            "chemicals-5",
            (
                "The group did not wait for a complete list. It began with ten substances, each with one "
                "sentence on why it is there. Whether anybody measures the air at the work place, and "
                "whether a buyer ever sees the figure, stayed an open question."
            ),
            "chemicals-22:ten-substances",
            "chemicals-22:list",
            "chemicals-22:who-measures",
        ),
    ),
    session="chemicals-22",
)

_CERTIFICATIONS = Chapter(
    "certifications",
    "session",
    "Using certifications in the procurement of ICT",
    (
        _text(
            "certifications-1",
            (
                "A label may be asked for if five conditions hold, and an equivalent one has to be "
                "accepted. The requirements must be linked to the thing that is bought: a label that "
                "judges the company as a whole does not pass."
            ),
            "certifications-22:article-43",
            "certifications-22:equivalent",
            "certifications-22:link",
        ),
        _text(
            "certifications-2",
            (
                "TCO Certified and EPEAT are built differently. The first has obligatory criteria that "
                "independent bodies verify; the second has required and optional criteria and shows by "
                "its tier how many optional points were reached. The tier alone does not tell a buyer "
                "which of them."
            ),
            "certifications-22:tco",
            "certifications-22:epeat",
            "certifications-22:tier",
        ),
        _text(
            "certifications-3",
            (
                "A municipality solves this by taking single criteria from both labels and accepting "
                "either as proof. It works for laptops and screens. For servers, networks and clinical "
                "devices there are too few labelled models."
            ),
            "certifications-22:criterion-not-label",
            "certifications-22:few-categories",
        ),
        _text(
            "certifications-4",
            (
                "A certificate is a beginning. Audits that are announced find documents, wages and fire "
                "doors and little about fear; in most schemes the maker pays. What is found later "
                "reaches the buyer only if the contract says so."
            ),
            "certifications-22:announced",
            "certifications-22:who-pays",
            "certifications-22:label-is-start",
        ),
    ),
    session="certifications-22",
)

_DISPOSAL = Chapter(
    "disposal",
    "session",
    "Working conditions at the re-use and disposal stage",
    (
        _text(
            "disposal-1",
            (
                "The end of life is the stage with the fewest questions and the most hands. Eleven "
                "organisations sell or give away their devices; five know who takes them apart."
            ),
            "disposal-22:present",
            "disposal-22:hidden-stage",
        ),
        _text(
            "disposal-2",
            (
                "One borough followed its devices for eleven weeks, until the trail ended at a broker. A "
                "city pays its contractor for each serial number that comes back with an address, and "
                "the numbers come back. What leaves by other doors turns up as waste on another "
                "continent, where children burn the cables."
            ),
            "disposal-22:broker",
            "disposal-22:serial-numbers",
            "disposal-22:export",
        ),
        _text(
            "disposal-3",
            (
                "Data protection decides how many devices get a second life. Where the security officer "
                "has signed a wiping method once and in advance, 1,900 of 2,300 devices were passed on; "
                "the year before it had been 600."
            ),
            "disposal-22:data-first",
            "disposal-22:wipe",
            "disposal-22:figures",
        ),
        _text(
            "disposal-4",
            (
                "Social enterprises do much of the work in five countries, and the price squeezes them. "
                "Reserved contracts protect this work when they are well made: one of them has run for "
                "two terms and trained people whom the labour market had given up."
            ),
            "disposal-22:sheltered",
            "disposal-22:reserved",
            "disposal-22:price-only",
        ),
    ),
    session="disposal-22",
)

_LESSONS = Chapter(
    "lessons",
    "lessons",
    "What we learned",
    (
        _lesson(
            "lesson-ungp",
            "Align criteria with the UN Guiding Principles on Business and Human Rights",
            (
                "Then every buyer asks for the same four steps, and a supplier writes one good answer in "
                "place of forty poor ones."
            ),
            "hrdd-22:ungp",
            "hrdd-22:same-words",
        ),
        _lesson(
            "lesson-certification",
            "Certification has to balance trustworthiness and ease of certification",
            (
                "A scheme that costs too much keeps out the small firm that repairs; one that costs too "
                "little is not believed."
            ),
            "certifications-22:certification",
            "certifications-22:cost-small",
        ),
        _lesson(
            "lesson-chemicals",
            "Reduce chemicals of concern through more sustainable design and production",
            (
                "A screw in place of glue serves the repairer, the recycler and the worker. The device "
                "that is used two years longer is the one that harms nobody in those two years."
            ),
            "chemicals-22:chemicals",
            "chemicals-22:design",
            "chemicals-22:second-life",
        ),
        _lesson(
            "lesson-labour",
            "Respect international labour laws so that workers' rights are taken into account",
            (
                "This holds at the end of life as much as in production. A disposal contract can name "
                "the same conventions as a supply contract, and hardly any does."
            ),
            "disposal-22:labour-laws",
            "disposal-22:same-rights",
        ),
    ),
)

_RECOMMENDATIONS = Chapter(
    "recommendations",
    "recommendations",
    "What we recommend",
    (
        _recommend(
            "rec-tools",
            (
                "Give procurers more concrete and harmonised tools for day-to-day practice: criteria, "
                "specifications and clauses"
            ),
            "CFIT Steering Committee",
            (
                "What helped members most this year was small and ready to use: one common question, one "
                "table of labels, and the clauses of others side by side."
            ),
            "disposal-22:tools-harmonised",
            "disposal-22:tools",
            "hrdd-22:collect-clauses",
        ),
        _recommend(
            "rec-reading",
            "Let one body read audit reports for many buyers",
            "Central purchasing bodies and consortia",
            (
                "They have the contracts to do so. Each buyer gets one page with the findings and the "
                "dates for repair."
            ),
            "hrdd-22:shared-reading",
            "hrdd-22:who-reads",
        ),
        _recommend(
            "rec-take-back",
            "Settle take-back, second use and recycling in the tender",
            "All who buy vehicles or devices",
            (
                "Ask for a price for the years to come and let it count in the award. At the end of the "
                "contract the buyer has nothing left to offer."
            ),
            "batteries-22:take-back-in-tender",
            "batteries-22:price-list",
            "batteries-22:year-nine",
        ),
        _recommend(
            "rec-chemist",
            "Share one chemist between several buyers",
            "Cities that buy in the same season",
            (
                "Two weeks are enough, those in which offers are evaluated. Nobody needs this person for "
                "the rest of the year."
            ),
            "chemicals-22:borrow-expert",
        ),
        _recommend(
            "rec-scheme",
            "Publish, for each model, which criteria were checked, when, and where",
            "Owners of labels",
            "Buyers who know this need fewer questions of their own, and ask them in the right place.",
            "certifications-22:ask-scheme",
        ),
        _recommend(
            "rec-follow-up",
            "Treat follow-up in contract management in the next edition",
            "Host bodies of the working group",
            "The group has become good at asking and stays weak at what comes after the signature.",
            "disposal-22:propose-follow-up",
            "disposal-22:after-signature",
        ),
    ),
)

_ANNEX = Chapter(
    "annex",
    "annex",
    "Annex: how this report was made",
    (
        _text(
            "annex-1",
            (
                "The report rests on the agreed minutes of four workshops and one webinar, on the survey "
                "of nineteen organisations, and on nothing else. Minutes went round for two weeks; what "
                "members asked to change was changed before they were agreed."
            ),
            "edition",
        ),
        _text(
            "annex-2",
            (
                "Its order follows the life of a device, as the group decided in its last session. "
                "Questions that nobody could answer are listed in the minutes and were handed to the "
                "next edition."
            ),
            "disposal-22:report-order",
            "hrdd-22:small-orders",
            "batteries-22:recycled-share",
        ),
    ),
)

_CHECKLIST_2022 = (
    ChecklistItem(
        "talk-to-market",
        "before",
        "Talk to the market before the specification is written, with the same questions for all.",
        _from("batteries-22:dialogue-first", "batteries-22:late"),
    ),
    ChecklistItem(
        "name-owner",
        "before",
        "Name the person who will read the reports, and give that person the hours.",
        _from("hrdd-22:who-reads"),
    ),
    ChecklistItem(
        "three-cases",
        "tender",
        "Ask for three cases in which the supplier found a problem and put it right.",
        _from("hrdd-22:three-cases", "hrdd-22:common-question"),
    ),
    ChecklistItem(
        "sites",
        "tender",
        "Give points for production sites with addresses; say what you will ask for next year.",
        _from("hrdd-22:site-list", "hrdd-22:nordhavn-steps"),
    ),
    ChecklistItem(
        "proofs",
        "tender",
        "Accept labels as proof of single criteria, and write down what counts as equivalent.",
        _from("certifications-22:criterion-not-label", "certifications-22:step-tender"),
    ),
    ChecklistItem(
        "battery",
        "tender",
        "Ask for refiners and chemistry of the battery that is offered, not of the company.",
        _from("batteries-22:template", "batteries-22:chemistry"),
    ),
    ChecklistItem(
        "secrets",
        "tender",
        "Say what may be secret: a formula yes, a substance that harms workers no.",
        _from("chemicals-22:secret-limits"),
    ),
    ChecklistItem(
        "ninety-days",
        "contract",
        "Get a due diligence plan within 90 days, and tie a payment to it.",
        _from("hrdd-22:plan-in-90-days"),
    ),
    ChecklistItem(
        "ladder",
        "contract",
        "Write a ladder of steps: talk, plan, date, no extension, end.",
        _from("hrdd-22:steps-before-end"),
    ),
    ChecklistItem(
        "yearly-list",
        "contract",
        "Ask each year which process chemicals were replaced in the models you buy most.",
        _from("chemicals-22:yearly-list"),
    ),
    ChecklistItem(
        "wipe",
        "end",
        "Have one wiping method signed by the security officer in advance.",
        _from("disposal-22:wipe"),
    ),
    ChecklistItem(
        "chain",
        "end",
        "Ask for all subcontractors by name up to final treatment, and pay by serial number.",
        _from("disposal-22:subcontractors", "disposal-22:serial-numbers"),
    ),
)

REPORT_2022 = Report(
    title="Ethics in Public Procurement for IT",
    subtitle="What 27 officers of 19 public authorities learned in a year. Final report of the 2022 edition",
    chapters=(
        _CONTEXT,
        _MEMBERS,
        _NEEDS,
        _HRDD,
        _BATTERIES,
        _CHEMICALS,
        _CERTIFICATIONS,
        _DISPOSAL,
        _LESSONS,
        _RECOMMENDATIONS,
        _ANNEX,
    ),
    checklist=_CHECKLIST_2022,
    published=Moment(on="2023-01-26", time="10:00"),
)

REPORT_RUNNING = Report(
    title="From criteria to contract practice",
    subtitle="What we learned in a year about the time after the signature. Draft",
    chapters=(
        Chapter(
            "who",
            "members",
            "Who took part, and how",
            (
                _text(
                    "who-1",
                    (
                        "Forty-one people applied, and twenty-seven from nineteen organisations got a "
                        "seat. "
                        "Twenty-two of them were at the first session; two sent a deputy."
                    ),
                    "checkers:present",
                ),
                _text(
                    "who-2",
                    (
                        "Twenty-three members answered the survey. Six topics were ranked by the distance "
                        "between how much they matter and how well they are done."
                    ),
                    "checkers:survey",
                    ":due-diligence",
                ),
                _text(
                    "who-3",
                    (
                        "Two actions of the edition before were still open at the start. Both were closed "
                        "before the first session, which the group took as a good sign."
                    ),
                    "checkers:carried-over",
                ),
            ),
        ),
        Chapter(
            "checkers",
            "session",
            "Human rights due diligence",
            (
                _text(
                    "checkers-1",
                    (
                        "Most members already ask suppliers about human rights. Few can say what they did "
                        "with the answer. In the survey the distance between how much this matters and how "
                        "well it is done was the widest of all six topics."
                    ),
                    ":due-diligence",
                    "checkers:questionnaire",
                ),
                _text(
                    "checkers-2",
                    (
                        "What helps is timing. One city asks for the due diligence report a month before "
                        "each extension option, when the buyer still holds a decision the supplier cares "
                        "about."
                    ),
                    "checkers:before-extension",
                ),
                _text(
                    "checkers-3",
                    (
                        "Buyers pay for audits they may not discuss. Without a right to share, each of "
                        "them "
                        "reads the same finding alone, and a finding graded “minor” returns year after "
                        "year. "
                        "The group now keeps its audit clauses in one list."
                    ),
                    "checkers:right-to-share",
                    "checkers:minor-repeats",
                    "checkers:one-list",
                ),
                _text(
                    "checkers-4",
                    (
                        "Joint purchasing shows a way out: one body reads the reports for forty "
                        "municipalities under a single confidentiality agreement."
                    ),
                    "checkers:forty-towns",
                ),
            ),
            session="checkers",
        ),
        Chapter(
            "batteries",
            "session",
            "Batteries, from mine to take-back",
            (
                _text(
                    "batteries-1",
                    (
                        "Buyers of buses and buyers of telephones meet the same refiners at the end of the "
                        "same chain. To be checked against the session."
                    ),
                ),
                _text(
                    "batteries-2",
                    (
                        "Ownership of the battery after its first life is seldom settled in the contract. "
                        "Examples to follow from two members."
                    ),
                ),
                _text(
                    "batteries-3",
                    (
                        "Yearly reports on refiners have begun to arrive. Nobody in the group has yet used "
                        "one in a decision."
                    ),
                ),
            ),
            session="batteries-tender",
        ),
        Chapter(
            "recommendations",
            "recommendations",
            "Recommendations",
            (
                _recommend(
                    "rec-1",
                    "Write the right to share into the audit clause",
                    "Central purchasing bodies",
                    (
                        "Let every audit clause say who else may read the finding: partners in the "
                        "framework at once, other public buyers on request, the public as a yearly grade."
                    ),
                    "checkers:share-clause",
                    "checkers:right-to-share",
                ),
                _recommend(
                    "rec-2",
                    "Publish the grades of audits each year",
                    "Buyers with more than ten audits a year",
                    (
                        "Larger buyers have the figures already. A grade without a name harms no "
                        "supplier and helps every smaller buyer."
                    ),
                ),
            ),
        ),
    ),
    checklist=(
        ChecklistItem(
            "read-before",
            "contract",
            "Set the date for social reports one month before each extension option.",
            _from("checkers:before-extension", "checkers:publish-date"),
        ),
        ChecklistItem(
            "repair-plan",
            "contract",
            "Turn each finding into a repair plan with a date and a name within thirty days.",
            _from("checkers:repair-plan"),
        ),
        ChecklistItem(
            "share",
            "tender",
            "Say in the audit clause who else may read the findings.",
            _from("checkers:share-clause"),
        ),
        ChecklistItem(
            "same-people",
            "contract",
            "Meet every six months, same agenda, same people.",
            _from("checkers:same-person"),
        ),
        ChecklistItem(
            "extra-year",
            "tender",
            "Offer an extra year for good practice before you threaten with a penalty.",
            _from("checkers:carrot", "checkers:penalty"),
        ),
        ChecklistItem(
            "end-of-life", "tender", "Ask for take-back in the tender.", _from("checkers:end-in-tender")
        ),
    ),
)
