"""The 41 applications of the running edition (`ROWS`) and the 12 of the next one (`NEXT_ROWS`). Invented.

A row: person key, points of the first and of the second reviewer (one digit per criterion), time (index
into the choices of the form), then what they wrote: motivation, experience, what they bring. In
`NEXT_ROWS` empty points mean: not reviewed yet; the rows after the ninth are drafts, in which an empty
text was not written yet.
"""

ROWS = (
    (
        "olavi-rantasuo",
        "3344",
        "3434",
        3,
        (
            "The indicator that I looked for in the last edition exists now: how many reports were read "
            "and led to a decision. I would like to test it in other cities before we publish it as ours."
        ),
        "Responsibility programme of the city, second period, with five measured targets for IT.",
        "The indicator, a year of figures, and the two departments where it did not work.",
    ),
    (
        "mireille-vandorpe",
        "4443",
        "4433",
        0,
        (
            "The framework that we prepared with the help of this group has been signed. Now forty "
            "federal bodies order from it, and I want to know after one year which of our clauses "
            "anybody used."
        ),
        (
            "A due diligence plan as a condition of payment in three lots, accepted at the second try in "
            "two of them."
        ),
        "A short enquiry among the forty bodies, to be repeated each spring.",
    ),
    (
        "karin-stenvall",
        "3222",
        "2232",
        1,
        (
            "We have missed two sessions of the last edition, because I was alone in the office. This "
            "time there are two of us, and the chemist whom I asked for then has been found."
        ),
        "One shared evaluation of screens with a chemist, together with two neighbouring cities.",
        "What the chemist cost and what she found.",
    ),
    (
        "jukka-tervonen",
        "3333",
        "3323",
        0,
        (
            "Our school tender went well, and the follow-up is now one line in my job description. I "
            "would like to fill that line."
        ),
        "4,000 school devices bought with the three-case question; four of six bidders gave usable answers.",
        "The four answers, and how we explained our scoring to those who lost.",
    ),
    (
        "torbjorn-hauglid",
        "3333",
        "3433",
        0,
        (
            "Our ferries will have larger batteries than all our buses together. The county council asks "
            "for the same requirements, and I cannot say yet whether they fit."
        ),
        "Bus contracts with a price for taking batteries back, now in their second year.",
        "The first real invoice for a battery that was returned, and the letters before it.",
    ),
    (
        "quentin-delvaux",
        "3222",
        "2332",
        1,
        (
            "My board has agreed that one person may read reports for all nineteen communes. I am that "
            "person, and I have started without a method."
        ),
        "Four supplier reports read so far, with notes that I would not show to anybody yet.",
        "A beginner who keeps a diary.",
    ),
    (
        "joost-lindeman",
        "4444",
        "4443",
        3,
        (
            "Three other municipalities use our interview by now, and each has changed it. I would like "
            "to bring the versions together again and find out what a buyer needs before the first talk."
        ),
        (
            "Five contracts with yearly interviews; two suppliers have changed their agency for migrant "
            "workers."
        ),
        "All four versions of the guide, and the two cases with dates.",
    ),
    (
        "nuria-besalu",
        "2322",
        "2222",
        1,
        (
            "Forty contracting bodies have received our explanation of the law, and they ask for "
            "examples from elsewhere. I can collect what is needed here and take back what you have."
        ),
        "Guidance with model clauses for reserved contracts, used nineteen times.",
        "The nineteen cases in a table.",
    ),
    (
        "katharina-moosbrugger",
        "3334",
        "3343",
        3,
        (
            "The clauses from the last edition went into our tender, and a bidder asked for a review. We "
            "won, but I learned that my wording was lucky rather than good."
        ),
        "Two IT tenders with performance conditions, one review procedure.",
        "The decision of the review body in plain words, three pages.",
    ),
    (
        "helen-stradling",
        "2323",
        "3222",
        0,
        (
            "The county now asks ten suppliers three questions and not fifty suppliers thirty. I want to "
            "know whether the answers will still be good when nobody is watching."
        ),
        "Ten supplier talks in one winter; notes on each.",
        "A comparison of the old questionnaire with the talks.",
    ),
    (
        "linnea-akerblad",
        "4443",
        "4343",
        0,
        (
            "In the telephone framework that we prepare, the social criteria follow the recommendations "
            "of this group unless legal services object. I would like to meet the objections here before "
            "they come."
        ),
        (
            "Since our framework names the smelters behind four minerals, the yearly meeting with "
            "suppliers has become a conversation about facts."
        ),
        "The question set, the meeting agenda, and five years of answers.",
    ),
    (
        "aino-lehtovirta",
        "4444",
        "4344",
        3,
        (
            "We extended a contract last spring and read the due diligence report a month before, for "
            "the first time. It changed what we asked for, and I would like to see whether timing helps "
            "others as much."
        ),
        "Site lists in four tenders; a report that is due one month before each extension.",
        "The clause on timing and what the supplier answered in both years.",
    ),
    (
        "asa-tornberg",
        "3332",
        "3232",
        1,
        (
            "Our controls find the same things in the same region each time. We should agree with other "
            "central bodies who goes where."
        ),
        "Three more site controls, one of them without notice.",
        "A calendar of controls that others could join.",
    ),
    (
        "urs-hegglin",
        "3444",
        "4334",
        3,
        (
            "The first buses from our tender are on the road, and the maker reports on its refiners once "
            "a year. I have the report on my table and wonder which of its ninety pages to believe."
        ),
        (
            "A bus contract with ten percent of the points for due diligence; the first yearly report "
            "has arrived."
        ),
        "The report, as far as we may show it, and our list of doubts.",
    ),
    (
        "gaia-montanari",
        "3333",
        "3233",
        0,
        (
            "We did not get a seat last time and began on our own, with the public checklist. Half of it "
            "worked in a city of ninety thousand, and I can say which half."
        ),
        "A tender for 1,200 school computers that used seven of the twelve points of the checklist.",
        "The checklist with our notes in the margin.",
    ),
    (
        "sabine-ruttimann",
        "3343",
        "3333",
        0,
        (
            "I wrote to two leasing firms about the ownership of batteries and received two opposite "
            "answers to the same question. That is where I would like to go on."
        ),
        "Leasing of twelve vans and thirty buses; battery ownership settled in one of the two contracts.",
        "Both answers and the clause that came out of them.",
    ),
    (
        "pirkko-saarenmaa",
        "3343",
        "3334",
        3,
        (
            "The national template has a chapter on due diligence now, six sentences long. I would like "
            "to hear from those who use it whether six were enough."
        ),
        "A new template, in force since the new year, and four regional trainings on it.",
        "Questions from two hundred participants, sorted.",
    ),
    (
        "chiara-bellavista",
        "4333",
        "3434",
        3,
        (
            "The criteria for IT come up for revision again, and the social part stands on the table of "
            "labels that I made in this group. It needs to be brought up to date."
        ),
        "Obligatory criteria for IT, with working conditions as an award criterion for the first time.",
        "The table of labels, and a line to those who revise the criteria.",
    ),
    (
        "jonas-bremholt",
        "4444",
        "3444",
        3,
        (
            "The six-monthly meeting has survived two reorganisations and one change of supplier, so I "
            "believe in it. Next I want suppliers to come with findings of their own, and I do not know "
            "what to offer in return."
        ),
        "Six contracts with the same meeting; four cases of repair, one of repayment.",
        "A calendar of when to ask for what in four years.",
    ),
    (
        "asger-thorlund",
        "4333",
        "3434",
        3,
        (
            "Our annex has been rewritten after the evaluation, and for the first time it says what "
            "happens when nothing happens. I would like the group to attack it."
        ),
        "The new annex is used in seven contracts; in two of them a step of the ladder was taken.",
        "The annex, in English, with comments.",
    ),
    (
        "signe-kjaerulf",
        "3344",
        "3334",
        3,
        (
            "I have taken over from Mette the report to the council, and with it the question why the "
            "list of high-risk categories never gets shorter. I come from climate policy and am used to "
            "targets that bite."
        ),
        (
            "Two years in the climate unit, where suppliers report quarterly and are believed only with "
            "evidence."
        ),
        "A way of checking evidence that may work for labour rights as well.",
    ),
    (
        "corinne-aebersold",
        "2323",
        "3223",
        0,
        (
            "After the journalist we wrote questions of our own, and now the answers are lying here. I "
            "need somebody to read them with me."
        ),
        "Own questions beside the label in one tender for 600 screens.",
        "Eleven answers, and a budget for translation.",
    ),
    (
        "priya-hallam",
        "4343",
        "4433",
        0,
        (
            "Laptops came in and laptops went out in one chain, as we had planned, and a fire in a "
            "sorting hall taught us what we had forgotten. I would like to tell that story and rewrite "
            "the clause."
        ),
        "One contract from delivery to final treatment, every serial number followed; one accident.",
        "The report on the fire, and the clause before and after.",
    ),
    (
        "roos-van-eldik",
        "3223",
        "2323",
        0,
        (
            "The new policy has been adopted with fewer teeth than its draft. What is left deserves to "
            "be used, and the group could show how."
        ),
        "Policy for responsible digital purchasing of the ministry, first year.",
        "Access to the evaluation while it is being written.",
    ),
    (
        "henrik-lovgren",
        "3333",
        "3332",
        0,
        (
            "The refusal last time came with scores and reasons, and the reasons were right: I had "
            "repair and nothing else. Since then our city has asked its first question about glue and "
            "solvents."
        ),
        "A tablet contract in which the maker names its cleaning agents once a year; two lists received.",
        "The two lists, and the help of a chemist to read them.",
    ),
    (
        "femke-oosterling",
        "3444",
        "3444",
        3,
        (
            "The page for councils has been used in fourteen town halls, with three different results. I "
            "want to find out what made the difference, and whether the page or the person did the work."
        ),
        (
            "The dashboard now has four of its five indicators filled; the fifth is wages, and it may "
            "stay empty."
        ),
        "The page in six languages, with the story of fourteen evenings.",
    ),
    (
        "gareth-winslow",
        "3344",
        "3333",
        3,
        (
            "Two contractors have signed my clause on visits and one has refused. The visit that "
            "followed was the best day of my working year, and I would like to talk about what we saw."
        ),
        "A visit without notice to a plant for screens, with a trade union officer.",
        "The clause, the refusal, and a list of what to look at first.",
    ),
    (
        "wout-claesen",
        "3433",
        "3344",
        3,
        (
            "Of last year's 2,800 devices I can name the place of rest for all but forty. These forty "
            "take me more time than all others, and they are the reason why I am applying."
        ),
        "Pay per serial number, third year; one broker excluded after a hearing.",
        "The hearing, as a script for others.",
    ),
    (
        "laerke-damsbo",
        "2222",
        "2322",
        1,
        (
            "A port buys cranes, cameras and sensors that are all computers in a coat of paint. We are a "
            "company owned by the town and not sure which rules bind us."
        ),
        "Supplier code in all contracts, checked when something happens.",
        "A case for people who buy technology that nobody calls IT.",
    ),
    (
        "theresa-wallnofer",
        "4334",
        "3444",
        3,
        (
            "The list of clauses that I keep for the group has grown to forty-one, and a third of them "
            "contradict each other. I would like to bring it down to ten that a court has seen."
        ),
        "Forty-one clauses from eleven countries, compared; three have been before a review body.",
        "The list, and a lawyer's patience.",
    ),
    (
        "hakon-dyrland",
        "4443",
        "4444",
        3,
        (
            "The letter to bus makers was answered by four of nine. With a second group behind it, it "
            "might be answered by all of them, and I would like to organise that."
        ),
        "Forty municipalities, two frameworks, twelve reports read for all of them in one year.",
        "The letter and its four answers, and the agreement for reading together.",
    ),
    (
        "sindre-aasgard",
        "2322",
        "2222",
        1,
        (
            "We buy radios and rugged computers under rules that are stricter than most and silent about "
            "workers. I may not say much about our contracts, and would listen well."
        ),
        "Security of supply analysis in all contracts.",
        "How to check a supplier when little may be written down.",
    ),
    (
        "matteo-ferrante",
        "4433",
        "4343",
        0,
        (
            "Since the comparison of reports three audit firms have invited me to explain it to them, "
            "and two have changed how they word a finding. What is missing is the right to show the "
            "comparison to other buyers."
        ),
        "Thirty-four reports read and coded; findings in four groups, with repeats.",
        "The coding sheet, so that others can read their reports in the same way.",
    ),
    (
        "alvaro-quintanar",
        "3334",
        "3343",
        3,
        (
            "The ministry writes the national plan for green purchasing and wants to join the social "
            "side to it. I was told to bring back something that two thousand town halls can use without "
            "training."
        ),
        "A national plan with twenty product groups; IT is the one with the most questions.",
        "A network of two thousand town halls and a person who answers them.",
    ),
    (
        "eirik-sandmo",
        "3323",
        "3232",
        0,
        (
            "Our guide has a new part on contract year three, written with what we read in the report of "
            "this group. It would be fair to give something back."
        ),
        "Criteria sets with a follow-up part, and a count of who downloads it.",
        "Interviews with twelve contract managers.",
    ),
    (
        "sofia-arrieta",
        "3443",
        "4343",
        0,
        (
            "A third of our computers is second-hand today, from three firms with twenty-six people. Our "
            "list of proofs has let them in, and now I must show the auditors of the city that it is not "
            "a favour."
        ),
        "Two tenders for refurbished computers with proofs other than certificates.",
        "The list of proofs, with the objections of our auditors and our answers.",
    ),
    (
        "bastien-lorquet",
        "3334",
        "3333",
        3,
        (
            "Sixty-one questions became nineteen after we rewrote the conditions in short sentences. I "
            "would like to do the same with the clauses of the group, in two languages at once."
        ),
        "Conditions on labour rights in six lots, rewritten and checked by readers.",
        "A method for short clauses, and French versions.",
    ),
    (
        "lukas-feichtinger",
        "4433",
        "3343",
        0,
        (
            "Nineteen findings are closed and five are not, and the five all belong to one maker of whom "
            "everybody here buys. Alone we have reached the end of our means."
        ),
        "Repair plans as an annex to the contract, four years of tracking.",
        "The five open findings, as far as our agreement lets me.",
    ),
    (
        "solveig-brattland",
        "3444",
        "4344",
        3,
        (
            "The living wage exercise has been played by six hundred buyers. They come out of it moved "
            "and go back to a form that has no place for it, so I would like to work on the form."
        ),
        "Register of high-risk products, fifth edition; training in eleven towns a year.",
        "The exercise, ready to be translated.",
    ),
    (
        "tommaso-gherardini",
        "2222",
        "1322",
        1,
        (
            "Two million meters will be replaced in our region, each with a battery for fifteen years. "
            "No one has asked who makes these batteries."
        ),
        "Technical audits at makers of meters; labour has not been part of them.",
        "Volume, and factory visits that take place anyway.",
    ),
    (
        "marleen-hoekwater",
        "3323",
        "3323",
        0,
        (
            "I asked to wait after the last call, because our reorganisation was not finished. The "
            "contract for control systems has been signed since then, with the questions that I "
            "described."
        ),
        "Due diligence in a contract of fifteen years without any label; first yearly talk held.",
        "Minutes of that talk, without names.",
    ),
)

NEXT_ROWS = (
    (
        "elodie-warnant",
        "3233",
        "3323",
        0,
        (
            "Val-Fontaine has just adopted its first plan for responsible purchasing, and I have been "
            "asked to begin with IT because it is the largest contract of the year. I would like to meet "
            "people who have begun already."
        ),
        "A plan with nine actions, two of them about computers; a first clause in a printer contract.",
        "Every step of a beginner's year, written down honestly.",
    ),
    (
        "regula-tschumper",
        "2233",
        "2223",
        0,
        (
            "A town of six thousand buys little, but it buys every year. I should like to know the three "
            "things that even we can ask."
        ),
        "We have joined the cantonal list for school devices.",
        "The test whether your tools work in an office of two people.",
    ),
    (
        "vigdis-nesheim",
        "3322",
        "3332",
        1,
        (
            "The first hundred electric buses are running, and their batteries now belong to a bank in "
            "another country. That was not our plan, and I would like others to see it coming."
        ),
        (
            "Two large orders of buses, with audits on safety and, in the second, on labour rights in "
            "cell production."
        ),
        "The contract with the bank, explained.",
    ),
    (
        "hanneke-wiersinga",
        "2333",
        "3333",
        0,
        (
            "Our municipality steers by broad prosperity, which counts effects elsewhere and later. IT "
            "is a good case for it, because nearly all of its effects are elsewhere."
        ),
        "A report on effects elsewhere for three product groups, one of them laptops.",
        "The method of the report, and a council that has debated it.",
    ),
    (
        "dominic-fairlie",
        "4333",
        "3343",
        0,
        (
            "We have taken over the disposal clause of Eastmere word for word, and in our city it met a "
            "contractor who laughed at it. I would like to find out which part of it travels."
        ),
        "A disposal contract in its first year; two visits, one of them refused at the gate.",
        "The correspondence after the refused visit.",
    ),
    (
        "reto-zurgilgen",
        "",
        "",
        1,
        (
            "The confederation has renewed its conditions on labour rights, and evidence is now asked "
            "for in every tenth contract by lot. I can report how suppliers reacted."
        ),
        "Evidence by lot in thirty contracts, one appeal.",
        "The rules of the lot, which are simple and fair.",
    ),
    (
        "riikka-nurmela",
        "",
        "",
        0,
        (
            "Our county is no longer new, and its rules are written, partly with your checklist. What we "
            "lack is practice in reading answers from makers of medical devices."
        ),
        "Purchasing rules with a chapter on due diligence; six tenders under them.",
        "Six sets of answers from makers of medical devices.",
    ),
    (
        "miriam-hollweg",
        "",
        "",
        1,
        (
            "A university has chemists, lawyers and students with time, and buys its computers as if it "
            "had none of them. I would like to bring the two sides of the house together."
        ),
        "A student project that traced one laptop model to eleven sites.",
        "The project report, and two chemists who are curious.",
    ),
    (
        "anneleen-dewitte",
        "",
        "",
        0,
        (
            "The help desk of the province now receives forty questions a year about IT. I answer with "
            "your report in my hand and notice where it stops: after the signature."
        ),
        "Help desk for twenty-eight towns; a model clause used by twelve of them.",
        "Forty questions that are waiting for a good answer.",
    ),
    (
        "sanna-kivela",
        "",
        "",
        0,
        (
            "Eleven municipalities buy 14,000 school tablets together, and each has promised its parents "
            "something different about where they come from. I want to turn that into one promise that "
            "we can keep."
        ),
        "A joint framework with a repair clause; the social criteria are to be written before the autumn.",
        "",
    ),
    (
        "iker-mendizabal",
        "",
        "",
        1,
        "Our contract with the social enterprise was challenged and has been upheld.",
        "",
        "",
    ),
    (
        "veronika-plattner",
        "",
        "",
        0,
        "",
        "",
        "",
    ),
)
