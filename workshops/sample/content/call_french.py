"""The French words of the calls, by their originals. What is missing here is read in English.

`FRENCH`: original to translation. Wholly invented.
"""

FRENCH = {
    "Join the next edition of the working group": "Participez à la prochaine édition du groupe de travail",
    "Join the working group: from criteria to contract practice": (
        "Participez au groupe de travail : des critères à la pratique des contrats"
    ),
    "People who buy IT, or write the rules for buying it, for a public authority or a public company "
    "in Europe.": (
        "Les personnes qui achètent de l'informatique, ou qui en écrivent les règles, pour une autorité "
        "publique ou une entreprise publique en Europe."
    ),
    "Applications without a seat are deleted six months after the decision. Scores stay, without names.": (
        "Les candidatures sans siège sont effacées six mois après la décision. Les notes restent, sans noms."
    ),
    "Public buyer": "Acheteur public",
    "Practice so far": "Pratique actuelle",
    "What your organisation already does to buy IT ethically, and how well it knows the result.": (
        "Ce que votre organisation fait déjà pour acheter de façon éthique, et ce qu'elle sait du résultat."
    ),
    "nothing yet": "rien encore",
    "a plan or a first clause": "un plan ou une première clause",
    "one contract with criteria": "un contrat avec des critères",
    "several contracts, results known": "plusieurs contrats, résultats connus",
    "results published or taught to others": "résultats publiés ou enseignés",
    "What others can learn": "Ce que d'autres peuvent apprendre",
    "An example, a failure or a question that helps other buyers.": (
        "Un exemple, un échec ou une question qui aide d'autres acheteurs."
    ),
    "none given": "rien d'indiqué",
    "a general statement": "une affirmation générale",
    "an example without detail": "un exemple sans détail",
    "an example others could copy": "un exemple que d'autres peuvent reprendre",
    "an example and its documents": "un exemple avec ses documents",
    "Use of the results": "Usage des résultats",
    "Which tender, contract or policy the group's work will go into.": (
        "Dans quel marché, contrat ou politique le travail du groupe entrera."
    ),
    "an intention": "une intention",
    "a policy in preparation": "une politique en préparation",
    "a tender planned within two years": "un marché prévu dans les deux ans",
    "a tender with the mandate to apply it": "un marché, avec le mandat de l'appliquer",
    "Role and time": "Rôle et temps",
    "Whether you can speak for practice and give six days in the year.": (
        "Si vous parlez de la pratique et pouvez donner six jours dans l'année."
    ),
    "neither": "ni l'un ni l'autre",
    "one of the two": "l'un des deux",
    "both, without a mandate": "les deux, sans mandat",
    "both, with a mandate": "les deux, avec un mandat",
    "both, and a deputy named": "les deux, et un suppléant est nommé",
    "Use": "Usage",
    "Practice": "Pratique",
    "What is your part in buying IT?": "Quel est votre rôle dans l'achat informatique ?",
    "Choose the one that takes more of your time.": "Choisissez celui qui vous prend le plus de temps.",
    "I buy IT": "J'achète de l'informatique",
    "I write policy or rules for buying it": "J'écris la politique ou les règles d'achat",
    "Why do you want to join, and where will the results be used?": (
        "Pourquoi voulez-vous participer, et où les résultats serviront-ils ?"
    ),
    "What does your organisation do already?": "Que fait déjà votre organisation ?",
    "What could others learn from you?": "Que peuvent apprendre les autres de vous ?",
    "An example, a document, a failure or a good question.": (
        "Un exemple, un document, un échec ou une bonne question."
    ),
    "How much time can you give?": "Combien de temps pouvez-vous donner ?",
    "Six days in the year, agreed with my manager": "Six jours dans l'année, avec l'accord de ma direction",
    "Six days in the year, agreement still to come": "Six jours dans l'année, accord à venir",
    "About four days in the year": "Environ quatre jours dans l'année",
    "Six days in the year, and a deputy is named": "Six jours dans l'année, et un suppléant est nommé",
    "Year of the contract you tell of": "Année du contrat dont vous parlez",
    "Where can it be read?": "Où peut-on le lire ?",
    "With whom did you do it?": "Avec qui l'avez-vous fait ?",
    "A document that shows it": "Un document qui le montre",
}
