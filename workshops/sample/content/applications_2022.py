"""The 64 applications of 2022: `ROWS`, in the order of their numbers. Invented.

A row: person key, points of the first and of the second reviewer (one digit per criterion, in the order
of the call), time (index into the choices of the form), then what they wrote: motivation, experience,
what they bring.
"""

ROWS = (
    (
        "katharina-moosbrugger",
        "33343",
        "33333",
        3,
        (
            "Our council decided last autumn that IT has to follow the same social rules as coffee and "
            "work clothes. I wrote that paper, and now colleagues ask me what exactly to put into the "
            "tender for 800 computers in June. I would like to come back with clauses that have been "
            "used by somebody else before."
        ),
        (
            "Fair trade criteria for food and textiles since 2016; for IT one clause on the core labour "
            "conventions, which no bidder ever questioned and nobody ever checked."
        ),
        "Our price question for taking devices back in year eight, with the answers of four bidders.",
    ),
    (
        "mireille-vandorpe",
        "44443",
        "43444",
        3,
        (
            "The federal framework for workplaces is opened again in 2023, and the minister has "
            "announced that human rights will count in it. We have the mandate and very little evidence "
            "of what works. I want to hear from towns what they can handle, because they order from our "
            "framework."
        ),
        (
            "Two frameworks with a duty to deliver a due diligence plan within ninety days; one plan "
            "came on time, one came after payment had been stopped."
        ),
        "The full text of the clause, the correspondence about it, and the plan that we finally accepted.",
    ),
    (
        "rasmus-hvidberg",
        "11212",
        "11112",
        2,
        (
            "We are nine people for everything that the town buys. A group like this is the only way for "
            "us to learn without hiring somebody."
        ),
        "We tick the box for the responsible business clause in the national contract and go on.",
        "The view of a small buyer who has to keep it simple.",
    ),
    (
        "helen-stradling",
        "23223",
        "22223",
        1,
        (
            "Members of the county ask after every newspaper story whether our laptops are affected, and "
            "I have no answer that I would sign. I hope to find out which questions are worth asking and "
            "which only fill a file."
        ),
        (
            "A modern slavery assessment tool is sent to the fifty largest suppliers; IT suppliers score "
            "well on it, and I doubt that this means much."
        ),
        (
            "Two years of scored questionnaires, from which one could see how little they tell the good "
            "from the bad."
        ),
    ),
    (
        "jonas-bremholt",
        "44434",
        "44434",
        0,
        (
            "Nordhavn has asked about factories for six years, and I have come to the point where asking "
            "more will not help; using the answers will. I want to compare with others what they do in "
            "the second year of a contract, when the project team has gone home."
        ),
        (
            "Four contracts with social criteria, one of them with a supplier meeting every six months "
            "about nothing else."
        ),
        (
            "The agenda of that meeting, the minutes of five of them without names, and one case where a "
            "supplier paid recruitment fees back."
        ),
    ),
    (
        "jukka-tervonen",
        "22212",
        "22322",
        1,
        (
            "Our school tender of 2023 is large for a town of our size, about 4,000 devices. I was told "
            "to make it responsible, and no one could tell me what that means in the annexes."
        ),
        (
            "Energy and repair criteria are usual here; the social side is one paragraph copied from a "
            "neighbour."
        ),
        "A short list of what small Finnish resellers said when I phoned them about factory names.",
    ),
    (
        "joost-lindeman",
        "44443",
        "44444",
        3,
        (
            "We wrote due diligence into our telephones contract and then noticed that we ourselves were "
            "the weak link: the reports came and nobody read them. I would like to learn how others "
            "organise the reading, and to offer our interview instead of the questionnaire."
        ),
        (
            "Three contracts, each with a yearly interview; the results are published in the annual "
            "report of the municipality."
        ),
        "The interview guide of two pages and a recording of a training in which buyers practise it.",
    ),
    (
        "veronika-plattner",
        "12223",
        "12113",
        1,
        (
            "Climate has been my subject for ten years, and labour rights are new to me. The state wants "
            "one sustainability strategy and not two, so I should understand the other half."
        ),
        "A climate check for all purchases above 50,000 euros, which could be widened.",
        "Experience with getting eleven departments to accept one set of criteria.",
    ),
    (
        "torbjorn-hauglid",
        "33333",
        "33343",
        3,
        (
            "The county buys buses, ferries and school computers, and the same cobalt is in all three. I "
            "have a mandate from the county council to propose requirements by next spring, and I do not "
            "want to invent them at my desk."
        ),
        (
            "Requirements for conflict minerals in two transport contracts, where the answers described "
            "the whole company and never our vehicle."
        ),
        "An honest account of what went wrong when our question came after the technical specification.",
    ),
    (
        "camilla-dahlgaard",
        "43333",
        "33333",
        0,
        (
            "Hospitals are full of devices with batteries, screens and solvents, and our social "
            "requirements end at gloves and instruments. We would bring medical technology into a group "
            "that talks mostly about laptops."
        ),
        (
            "A code of conduct in all contracts above the threshold, with a risk screening that puts "
            "electronics at the top."
        ),
        "The screening table with the reasons for each score.",
    ),
    (
        "linnea-akerblad",
        "44443",
        "43433",
        3,
        (
            "We buy about 9,000 laptops a year for seven hospitals, and at that volume manufacturers "
            "answer the telephone. I want to find out whether our question about three cases also works "
            "for a town with no volume at all, and to hear where chemicals can be asked about."
        ),
        (
            "In the first contract we received a policy and no facts. In the second we asked for three "
            "cases in which something had been put right; two suppliers gave us cases, one left the "
            "framework."
        ),
        "The three-case question, half a page, with five anonymous answers and how we scored them.",
    ),
    (
        "aino-lehtovirta",
        "44444",
        "44434",
        3,
        (
            "Our suppliers send audit reports that we are not allowed to show anyone, so every city pays "
            "for learning the same thing. I would like to work on clauses that let buyers talk to each "
            "other, before we extend our own contract in 2023."
        ),
        (
            "Site lists with addresses as an award criterion in two tenders; one of the factories turned "
            "out to be unknown to the reseller."
        ),
        "Scoring sheets, the site list question and the supplier questionnaire in three languages.",
    ),
    (
        "anneleen-dewitte",
        "33333",
        "33324",
        0,
        (
            "Twenty-eight towns in our province look to us for model clauses. Each year I translate "
            "somebody else's, and I would rather help to write one."
        ),
        (
            "A help desk for sustainable purchases that answered 140 questions last year, nine of them "
            "about IT."
        ),
        "The nine questions, which show quite well where a town gives up.",
    ),
    (
        "elena-castagneri",
        "33323",
        "32323",
        1,
        (
            "We run framework contracts for a whole region of hospitals and schools, worth about 60 "
            "million euros a year in IT. National minimum criteria exist for IT, but they are thin on "
            "working conditions, and we may add to them if we can show that others have done so."
        ),
        (
            "Award points for social certification in two frameworks; one complaint before the court, "
            "which we won."
        ),
        "The decision of the court and what our lawyers learned from it.",
    ),
    (
        "lukas-feichtinger",
        "44333",
        "43333",
        0,
        (
            "I buy hardware for ministries, universities and a thousand other bodies that may order from "
            "us. If a rule is in our framework, it becomes the rule in Austria without any law, so it "
            "should be a good one."
        ),
        (
            "Labour clauses as performance conditions since 2019, with a repair plan for each finding; "
            "twelve findings, nine closed."
        ),
        "Our tracking sheet for findings, and the three that we could not close.",
    ),
    (
        "sander-veldkamp",
        "12323",
        "12223",
        1,
        (
            "The province has a strategy for the circular economy and a gap where people should be in "
            "it. I want to understand what circular means for somebody in a sorting hall."
        ),
        "Circular criteria in furniture and road works; in IT we have bought refurbished screens twice.",
        "A way to describe social effects in the language of material flows, still rough.",
    ),
    (
        "pirkko-saarenmaa",
        "33334",
        "22323",
        0,
        (
            "The ministry owns the contract template that three hundred Finnish bodies use for IT. We "
            "revise it in 2023, and a sentence that works in this group could be in every contract a "
            "year later."
        ),
        (
            "Guidance on social responsibility, published in 2020 and downloaded often; whether it is "
            "used we do not know."
        ),
        "The template, the right to change it, and the comments of forty buyers on the last version.",
    ),
    (
        "quentin-delvaux",
        "22222",
        "23222",
        1,
        (
            "Nineteen communes buy together through us, mostly because of the price. I would like to "
            "show my board that buying together also means that one person can read the reports for all."
        ),
        (
            "Joint contracts for printers and school tablets, with a social clause for jobs in the "
            "region and none for the factory."
        ),
        "Figures on what a joint contract saves in working hours, commune by commune.",
    ),
    (
        "mette-ravnsgaard",
        "33434",
        "33334",
        0,
        (
            "My colleague Jonas writes the contracts, and I answer to the politicians for them. Between "
            "us there is a gap that I suspect exists in every city: policy asks for impact, and the "
            "contract delivers annexes."
        ),
        "I keep the city's list of high-risk categories and report to the council on it once a year.",
        "The last two council reports, with the questions that members of the council asked.",
    ),
    (
        "asger-thorlund",
        "43334",
        "33434",
        0,
        (
            "We maintain the standard contracts for IT in the Danish state. Lawyers from ministries ask "
            "us whether an audit right for factories is legal, and our answer has been careful for too "
            "long."
        ),
        (
            "An annex on responsible supply chains, used in eleven contracts, and an evaluation that "
            "found it had been enforced in one."
        ),
        "The evaluation, which is short and not flattering.",
    ),
    (
        "nuria-besalu",
        "22222",
        "22312",
        1,
        (
            "The regional government has passed a law on responsible contracting, and now somebody has "
            "to explain it to forty contracting bodies. IT is where I am asked most and know least."
        ),
        "Reserved contracts for social enterprises in cleaning and archives, eight percent of the budget.",
        "A method to calculate the share that can be reserved, with examples.",
    ),
    (
        "gareth-winslow",
        "33344",
        "33334",
        3,
        (
            "Our statement on modern slavery says that we know our supply chain, and I am the person who "
            "signs it. For food and care that is nearly true; for electronics I would like it to become "
            "less untrue each year."
        ),
        "Due diligence on care and construction with visits; on technology a desk exercise so far.",
        (
            "What local authorities can learn from visits in care homes for visits in recycling plants: "
            "who to speak to, and when."
        ),
    ),
    (
        "priya-hallam",
        "43433",
        "34433",
        0,
        (
            "The borough replaces 3,400 laptops next year, and the disposal contract ends in the same "
            "month. I want to write both as one chain, with the same labour standards at the beginning "
            "and at the end, and I need people who will tell me where that breaks."
        ),
        (
            "A disposal contract with serial numbers that showed us after eleven weeks that the trail "
            "ended at a broker."
        ),
        "The trail itself, as a diagram, with what we should have asked at each step.",
    ),
    (
        "henrik-lovgren",
        "23332",
        "22332",
        0,
        (
            "I buy for schools and libraries, where the same tablet is used by thirty children and "
            "dropped by ten. Repair I understand; how to ask about the people who glue the thing "
            "together I do not."
        ),
        "Repair within five days in two contracts, with spare parts for six years.",
        "Figures on what breaks, from 6,000 tablets over four years.",
    ),
    (
        "paola-verhaegen",
        "22132",
        "12122",
        0,
        (
            "Our agency runs networks in many countries under a financial regulation of its own. I would "
            "be interested to see which national solutions could be allowed to us."
        ),
        "Environmental criteria in all tenders since 2018, no social ones in network equipment.",
        "Knowledge of the rules for European bodies, which differ from the directive.",
    ),
    (
        "urs-hegglin",
        "33434",
        "43334",
        0,
        (
            "Since 2021 Swiss procurement law speaks of all three kinds of sustainability, and the "
            "cantons have to fill the words with life. We are small enough to try things out: last year "
            "we invited six bus makers and asked them all the same five questions."
        ),
        (
            "A market dialogue on batteries with a public summary, then a tender in which the answers "
            "counted ten percent."
        ),
        "The five questions, the summary, and how our lawyer became convinced.",
    ),
    (
        "roos-van-eldik",
        "23323",
        "22323",
        1,
        (
            "The ministry prepares a new policy for responsible digital purchasing, and I want to test "
            "its draft on people who will have to work with it."
        ),
        (
            "A covenant with software and hardware suppliers, from which we learned mainly how long a "
            "covenant takes."
        ),
        "A budget for an expert opinion, if the group wants one.",
    ),
    (
        "wout-claesen",
        "33433",
        "33343",
        3,
        (
            "I manage contracts; I do not write them. Everything good in a tender lands on my desk after "
            "the party is over, and I would like the writers to hear what happens then."
        ),
        (
            "A take-back contract paid per serial number, in which 94 percent of the numbers have come "
            "back with a destination."
        ),
        "The monthly table from the contractor and my list of eleven excuses.",
    ),
    (
        "beatriz-olmeda",
        "22222",
        "21222",
        1,
        (
            "Digital health projects arrive with European money and a deadline, and the social part is "
            "decided in an afternoon. I am looking for clauses that are ready when the afternoon comes."
        ),
        "Accessibility requirements in all patient software, which suppliers now know and price.",
        "How we made accessibility normal in three years; the path may be similar.",
    ),
    (
        "theresa-wallnofer",
        "34334",
        "33344",
        3,
        (
            "As a lawyer I am usually the one who says that something is not possible. I should like to "
            "sit with buyers before the text is finished and find the version that is possible, above "
            "all for labels and for confidential audit reports."
        ),
        (
            "Legal opinions on labels under Article 43 and on performance conditions for labour rights; "
            "both are public."
        ),
        "A table of clauses in four languages with the article each one stands on.",
    ),
    (
        "hakon-dyrland",
        "44443",
        "44344",
        3,
        (
            "We buy for forty municipalities, of which most have no buyer for IT at all. One of us reads "
            "the factory reports for all of them, and we think this could be done across borders too."
        ),
        (
            "Frameworks for computers and electric buses with risk analysis, yearly follow-up and two "
            "controls on site."
        ),
        "The confidentiality agreement under which forty towns may share one report.",
    ),
    (
        "reto-zurgilgen",
        "32323",
        "33222",
        1,
        (
            "For the confederation I lead large tenders, where every additional criterion must survive "
            "an appeal. I would like to know which ones have survived elsewhere."
        ),
        (
            "Core labour conventions are an obligatory condition; evidence is asked for when there is a "
            "suspicion, which has happened once."
        ),
        "The one case, which was closed after a letter of the manufacturer, and my doubts about it.",
    ),
    (
        "matteo-ferrante",
        "43433",
        "33443",
        3,
        (
            "Valserena pays for a social audit in each of its five large IT contracts, and we receive a "
            "grade. I spent a year trying to see what stands behind the grades and found the same "
            "finding in four reports under four different words."
        ),
        "Audit clauses in five contracts, twenty-three reports read, two supplier plans accepted.",
        "A comparison of twenty-three reports that shows which findings repeat.",
    ),
    (
        "solveig-brattland",
        "34344",
        "33344",
        3,
        (
            "I came from an organisation for ethical trade and still find that buyers and factories live "
            "in separate worlds. In a consortium I can translate in both directions, and I would like to "
            "do so for more than forty towns."
        ),
        (
            "Training for 110 buyers on risk analysis, and a register of high-risk products that is "
            "revised every spring."
        ),
        "The register and the exercise that buyers remember longest: pricing a laptop at a living wage.",
    ),
    (
        "ragnhild-tveitane",
        "22232",
        "23222",
        0,
        (
            "Havnes is a harbour town with a fishing school and very few computers, but we lead the "
            "purchasing network of the coast. What I learn, eight municipalities will hear over coffee."
        ),
        (
            "We use the national tool for risk and have followed up one contract for school tablets with "
            "a letter."
        ),
        "Patience, and a network that meets every month.",
    ),
    (
        "sofia-arrieta",
        "33434",
        "34433",
        0,
        (
            "Rioalto wants to buy half of its computers second-hand by 2025, and the refurbishers are "
            "small firms where ten people work. I need requirements that protect these ten people and do "
            "not drive their firm out of the tender."
        ),
        (
            "A pilot with 200 refurbished computers from two social enterprises, and four visits to see "
            "how they work."
        ),
        "Notes of the four visits and a draft list of proofs for firms without certificates.",
    ),
    (
        "bram-huisjes",
        "22122",
        "12222",
        1,
        (
            "My colleague Joost is the expert, and I buy everything else: coffee machines, access gates, "
            "cameras. They are computers too by now, and nobody treats them as such."
        ),
        "Social return clauses for local jobs in all facility contracts.",
        (
            "A list of forty products in a town hall that contain a circuit board and never pass the IT "
            "department."
        ),
    ),
    (
        "olavi-rantasuo",
        "33334",
        "33434",
        0,
        (
            "I prepare the city's responsibility programme and have to set a target for IT that can be "
            "measured. A percentage of contracts with a clause is easy to count and says nothing, so I "
            "am looking for a better one."
        ),
        "A human rights impact screening of all categories, done with two universities in 2021.",
        "The screening, its method and the three indicators we rejected, with reasons.",
    ),
    (
        "calum-drummore",
        "22323",
        "22222",
        1,
        (
            "During the pandemic we learned what it means not to know where a thing is made. The board "
            "now wants a map of suppliers for digital equipment, and I would like to draw it with labour "
            "rights on it from the start."
        ),
        "Supply risk mapping for protective equipment down to the third tier.",
        "How we persuaded distributors to name their sources: what we offered, and what we threatened.",
    ),
    (
        "eirik-sandmo",
        "33323",
        "42333",
        0,
        (
            "We give advice to the whole Norwegian public sector on buying responsibly. Our guides are "
            "good in the planning phase and silent on contract year three."
        ),
        (
            "National criteria sets for IT with basic and advanced levels, used in about four hundred "
            "tenders a year."
        ),
        "Statistics on which level is chosen, and interviews with buyers who chose neither.",
    ),
    (
        "marleen-hoekwater",
        "44434",
        "34443",
        3,
        (
            "Pumping stations run on control systems that stay for fifteen years. No label covers them, "
            "the makers are few, and a clause that is wrong stays wrong until 2037; I would like to get "
            "it right with others."
        ),
        (
            "Due diligence in a maintenance contract for control systems, with a yearly talk at the "
            "maker's factory."
        ),
        "A contract for long-lived equipment without any label, with the questions we ask instead.",
    ),
    (
        "thomas-brandholt",
        "23222",
        "22232",
        0,
        (
            "Six municipalities have put their tenders together, and the politicians expect that "
            "responsibility becomes cheaper by it. I would like to see whether that is true."
        ),
        (
            "A joint contract for tablets, with a social clause that each municipality should follow up "
            "for itself, so nobody does."
        ),
        "A case for the question of who follows up when many buy.",
    ),
    (
        "karin-stenvall",
        "33333",
        "33332",
        0,
        (
            "Björkvik took part in the last edition, and our tender for screens is better for it. What "
            "we still lack is somebody who understands chemicals, and I would like to find two or three "
            "cities who will share such a person with us."
        ),
        (
            "Screens with a certificate, and a list of substances that bidders had to declare; we could "
            "not judge the declarations."
        ),
        "The declarations of three bidders, and a budget line of 8,000 euros for a chemist.",
    ),
    (
        "riikka-nurmela",
        "22222",
        "12232",
        0,
        (
            "Our county was set up this year from nothing, like its neighbours, and each now writes its own "
            "purchasing rules. I would like to copy good ones before ours are cast in stone."
        ),
        (
            "I come from a hospital where suppliers of instruments were audited; for IT we have begun "
            "with an inventory."
        ),
        "A blank page, and a director who is willing.",
    ),
    (
        "femke-oosterling",
        "34444",
        "33444",
        3,
        (
            "For two years I have led our programme for fair and circular IT, and I spend half of my "
            "time explaining to other departments why a cheaper offer was not chosen. One page that a "
            "council can understand would be worth more to me than another handbook."
        ),
        (
            "A dashboard with five social indicators for IT contracts, public since 2021, with two of "
            "the five still empty."
        ),
        "The dashboard, including an account of why two fields are empty.",
    ),
    (
        "asa-tornberg",
        "33223",
        "32323",
        1,
        (
            "Any municipality of the country may use our contracts, and our follow-up team of four visits "
            "factories twice a year. I would rather exchange findings than visit the same factory as "
            "somebody else."
        ),
        "Eight site controls since 2017; six of them found excessive overtime.",
        "What we can share of the eight reports, once our lawyer has read them.",
    ),
    (
        "bastien-lorquet",
        "33333",
        "33433",
        0,
        (
            "I write the lots of the federal framework, in French and in Dutch, and each ambiguity costs "
            "me a week of questions. The group should hear early which sentences can be translated and "
            "which cannot."
        ),
        "Performance conditions on labour rights in four lots, checked once a year through the reseller.",
        "The questions that bidders asked us about these conditions, 61 of them, with our answers.",
    ),
    (
        "gaia-montanari",
        "22323",
        "23223",
        1,
        (
            "Montelago is a city of ninety thousand with one person for innovation, and that is me. I "
            "have a mayor who wants to be first in something good, and a tender for school computers "
            "that could be it."
        ),
        (
            "Minimum environmental criteria in every tender, and a small trial with a social enterprise "
            "that repairs tablets."
        ),
        "A fresh look, and the willingness to publish everything.",
    ),
    (
        "corinne-aebersold",
        "23222",
        "22223",
        1,
        (
            "We have bought certified screens for years and thought that settled the matter, until a "
            "journalist asked what the certificate says about wages. I did not know."
        ),
        "Labels as a requirement in three tenders; no questions of our own.",
        "The journalist's questions, which were better than ours.",
    ),
    (
        "chiara-bellavista",
        "43334",
        "34334",
        0,
        (
            "The agency writes the criteria that Italian bodies are obliged to use for IT. We are asked "
            "to add working conditions, and I need to know which requirements bidders can prove and "
            "which ones only make them sign something."
        ),
        (
            "Two rounds of consultation with manufacturers, in which proof was the point on which "
            "everybody stopped."
        ),
        "A comparison of the social requirements in six labels, criterion by criterion.",
    ),
    (
        "eero-koskivaara",
        "33322",
        "32323",
        1,
        (
            "We sell purchasing as a service to the state, so our customers decide what we ask for. If "
            "several of them asked for the same, we could do it next month."
        ),
        "Responsible sourcing plans in the computer framework, reviewed with suppliers once a year.",
        "Access to three large suppliers who are willing to try something.",
    ),
    (
        "sabine-ruttimann",
        "33333",
        "33343",
        3,
        (
            "I buy buses in the morning and laptops in the afternoon, and I notice that the two worlds "
            "do not talk although the battery is the same. In the bus tender we have learned to ask "
            "about refiners; I would like to carry that over."
        ),
        "The tender for 24 electric buses, with due diligence on cells as an award criterion.",
        "The evaluation report with the points given and why, without names.",
    ),
    (
        "vigdis-nesheim",
        "32222",
        "22322",
        1,
        (
            "Nordbane will order 300 electric buses in the next four years. We can influence a maker, "
            "but I am not sure that we want the same as a town hall that buys telephones."
        ),
        "A supplier code with audits by a third party, mainly on safety.",
        "Volume, and a good contact with two manufacturers of cells.",
    ),
    (
        "oscar-lantaron",
        "11222",
        "11121",
        1,
        (
            "In our town hall one technician writes every tender, from lamps to lawyers. If there were a "
            "sheet of two pages with the questions for IT, I would use it on Monday."
        ),
        "None in IT; a contract for school meals with fair trade products.",
        "I can tell you whether your two pages are understood.",
    ),
    (
        "laurence-piret",
        "12212",
        "22122",
        1,
        (
            "The city has signed a charter on decent work and forgot to tell the IT service. I found it "
            "by accident and would like to do what we have signed."
        ),
        "Purchase through the regional framework without conditions of our own.",
        "The charter, and a list of what it would mean for a purchase of 500 computers.",
    ),
    (
        "davide-rinaldesi",
        "22223",
        "22232",
        0,
        (
            "Thirty-four towns around the harbour buy together since last year. The office is new, the "
            "templates are empty, and this is the best moment to put human rights in."
        ),
        "First joint tender for school internet; social clause for the staff of the previous contractor.",
        "An empty template and thirty-four mayors.",
    ),
    (
        "iker-mendizabal",
        "34434",
        "33434",
        0,
        (
            "We give old devices to an enterprise where people who left prison learn to test and wipe "
            "them. It works well and stands on a contract that a lawyer could knock over; I want to make "
            "it solid and let others copy it."
        ),
        "A reserved contract for wiping and testing, now in its second term, with 41 people trained.",
        "The contract, and a calculation of what it costs compared with the cheapest offer.",
    ),
    (
        "tjeerd-aalbers",
        "33433",
        "33332",
        0,
        (
            "Waterborg wants to rent devices and not own them any more. In such a contract everything "
            "depends on who has the duty at the end, and the models that I have seen are silent about "
            "people."
        ),
        "Hardware as a service for 1,100 workplaces, in preparation.",
        "The draft of that contract, open for criticism.",
    ),
    (
        "mattias-ekwall",
        "23212",
        "22222",
        1,
        (
            "As a lawyer for network equipment I deal with security rules that decide from which "
            "countries we may buy. I would like to know what that does to labour rights, since it "
            "changes the factories."
        ),
        "Security clearance of suppliers; social criteria have been left to the framework.",
        "An overview of security exceptions and what they allow a buyer to ask.",
    ),
    (
        "joelle-perrenoud",
        "22232",
        "13223",
        0,
        (
            "In our canton each school chooses its own devices and sends me the bill. I would like to "
            "offer the schools a common list and the reasons behind it, in words that a head teacher "
            "understands."
        ),
        (
            "A guide to responsible purchases for schools, in French, with four pages on paper and half "
            "a page on computers."
        ),
        "A French version of whatever the group writes.",
    ),
    (
        "hjordis-almqvist",
        "23132",
        "22123",
        0,
        (
            "Our council brings buyers of several countries together for medicines and would like to "
            "know whether electronics could follow. We do not buy ourselves yet."
        ),
        "Joint tenders in three languages and four legal systems.",
        "What we know about tenders across borders: who signs, whose court, which currency.",
    ),
    (
        "rebecca-alderton",
        "33233",
        "32323",
        0,
        (
            "Social value counts at least ten percent in central government contracts. In technology "
            "nearly all of that goes to apprenticeships at home, and next to nothing to workers in "
            "factories abroad, which I find hard to defend."
        ),
        "A model for social value with standard questions, used in all large technology agreements.",
        "Scores of two hundred bids under that model, in a form we may share.",
    ),
    (
        "florian-zangerl",
        "11122",
        "11112",
        1,
        "I run the IT of a mountain village and buy about thirty computers a year. I would mostly listen.",
        "None so far.",
        "The question whether any of this can be done by a village.",
    ),
    (
        "ulrika-sandmark",
        "22222",
        "22122",
        1,
        (
            "A housing company buys more electronics than one thinks: locks, meters, lifts, fourteen "
            "thousand thermostats. We have strict rules for building sites and none for what is screwed "
            "to the wall."
        ),
        "Checks on building sites against undeclared work, every week.",
        "How we check building sites without notice, and what changed when we began.",
    ),
)
