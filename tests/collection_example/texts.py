"""What the invented countries write: paragraphs in French, English and Arabic, put together from sentences."""

from __future__ import annotations

from random import Random

SENTENCES = {
    "fr": (
        "La loi n° {n} du {day} {month_fr} {year} fixe les conditions d’entrée et de séjour des travailleurs migrants.",
        "Le comité interministériel, présidé par le ministère de l’Intérieur, s’est réuni {few} fois en {year}.",
        "Plus de {n} personnes ont reçu une information avant le départ, dont {percent} % de femmes.",
        "Le coût moyen d’un transfert de fonds est passé de {percent},4 % à {few},8 % entre {year} et {later}.",
        "Une convention de sécurité sociale a été signée avec {few} pays de destination ; {few} autres sont en négociation.",
        "Les données viennent de l’enquête nationale sur l’emploi et ne couvrent pas les travailleurs saisonniers.",
        "L’inspection du travail a contrôlé {n} établissements et relevé des retenues de passeport dans {few} cas.",
        "Aucune mesure particulière n’existe à ce jour pour les enfants non accompagnés.",
        "Les partenaires sociaux et les organisations de la société civile ont été consultés à chaque étape.",
        "La mise en œuvre se heurte au manque de moyens des services déconcentrés, surtout hors de la capitale.",
        "Un guichet unique d’accueil et d’orientation a ouvert en {year} ; {n} dossiers y ont été traités.",
        "Le cœur du dispositif reste la reconnaissance des acquis et des compétences, y compris dans l’œuvre artisanale.",
        "Les agences de recrutement doivent être agréées ; {few} agréments ont été retirés depuis {year}.",
        "Cette mesure contribue aux cibles 8.8 et 10.7 des objectifs de développement durable.",
        "- Première phase : information des candidats au départ\n- Deuxième phase : accompagnement au retour",
    ),
    "en": (
        "Act No. {n} of {day} {month_en} {year} sets the conditions of entry and stay of migrant workers.",
        "The interministerial committee, chaired by the Ministry of the Interior, met {few} times in {year}.",
        "More than {n} persons were informed before departure; {percent} per cent of them were women.",
        "The average cost of sending remittances fell from {percent}.4 to {few}.8 per cent between {year} and {later}.",
        "Social security agreements were signed with {few} countries of destination; {few} more are being negotiated.",
        "The figures come from the national labour force survey and do not cover seasonal workers.",
        "Labour inspectors visited {n} workplaces and found withheld passports in {few} cases.",
        "There is as yet no particular measure for unaccompanied children.",
        "Social partners and civil society organizations were consulted at every stage.",
        "Implementation suffers from a lack of means in local services, above all outside the capital.",
        "A one-stop reception centre was opened in {year}; {n} files have been handled there.",
        "Recognition of skills and prior learning is at the heart of the scheme, crafts & services included.",
        "Recruitment agencies must be licensed; {few} licences have been withdrawn since {year}.",
        "This measure contributes to targets 8.8 and 10.7 of the Sustainable Development Goals.",
        "- First phase: information of candidates for departure\n- Second phase: support on return",
    ),
    "ar": (
        "ينص القانون رقم {n} الصادر سنة {year} على شروط دخول العمال المهاجرين وإقامتهم.",
        "اجتمعت اللجنة الوزارية المشتركة {few} مرات خلال سنة {year}.",
        "بلغ عدد المستفيدين من خدمات الإعلام قبل السفر {n} شخصا.",
        "تم توقيع اتفاقية للضمان الاجتماعي مع {few} بلدان.",
    ),
}
SHORT = {
    "fr": ("Guide d’accueil {year}", "Enquête sur l’emploi, {year}", "Comparateur public des frais n° {n}",
           "Formation de {n} inspecteurs", "Rapport annuel {year}, p. {few}", "Coopération avec l’OIM"),
    "en": ("Reception guide {year}", "Labour force survey, {year}", "Public fee comparison No. {n}",
           "Training of {n} inspectors", "Annual report {year}, p. {few}", "Cooperation with IOM"),
    "ar": ("التقرير السنوي {year}", "المرصد الوطني رقم {n}"),
}  # fmt: skip
MINISTRIES = {
    "fr": ("Affaires étrangères", "Finances", "Intérieur", "Justice", "Santé", "Travail"),
    "en": ("Foreign Affairs", "Finance", "Interior", "Justice", "Health", "Labour"),
}
MONTHS_FR = ("janvier", "mars", "mai", "juillet", "septembre", "décembre")
MONTHS_EN = ("January", "March", "May", "July", "September", "December")


def paragraphs(rng: Random, language: str, length: int) -> str:
    """About so many characters, no sentence twice in a row; every third paragraph or so ends."""
    wanted, said = rng.sample(SENTENCES[language], len(SENTENCES[language])), ""
    place = 0
    while len(said) < length:
        said += ("\n" if said and place % 4 == 0 else " " if said else "") + _filled(
            rng, wanted[place % len(wanted)]
        )
        place += 1
    return said


def phrase(rng: Random, language: str) -> str:
    """A title, a source, a name of something."""
    return _filled(rng, rng.choice(SHORT[language]))


def _filled(rng: Random, sentence: str) -> str:
    if "{" not in sentence:
        return sentence
    month = rng.randrange(6)
    year = rng.randint(2001, 2016)
    return sentence.format(
        n=rng.randint(12, 9_800), few=rng.randint(2, 9), percent=rng.randint(10, 61), year=year,
        later=year + rng.randint(1, 6), day=rng.randint(2, 28), month_fr=MONTHS_FR[month], month_en=MONTHS_EN[month],
    )  # fmt: skip
