"""The trace in French: what each verb did, and the name of each field; never a value."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from engagement_desktop.domain.audit_rows import TracedAct
from engagement_desktop.french.formats import count

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "add account": "Compte ajouté",
        "add local rate": "Période de taux ajoutée",
        "add person": "Personne ajoutée",
        "answer applicability": "Réponse enregistrée dans «\u00a0Ce qui s’applique\u00a0»",
        "archive committee": "Comité archivé",
        "archive person": "Fiche archivée",
        "archive structure": "Structure archivée",
        "bring back committee": "Comité sorti des archives",
        "bring back person": "Fiche sortie des archives",
        "bring back structure": "Structure sortie des archives",
        "change account role": "Rôle changé",
        "change bank details": "Coordonnées bancaires changées",
        "change committee": "Comité modifié",
        "change mandate": "Mandat modifié",
        "change person": "Fiche modifiée",
        "change_passphrase": "Phrase de passe changée",
        "close committee": "Comité fermé",
        "create committee": "Comité créé",
        "create mandate": "Mandat ajouté",
        "create structure": "Structure créée",
        "delete committee": "Comité mis à la corbeille",
        "delete list": "Liste supprimée",
        "delete mandate": "Mandat mis à la corbeille",
        "delete meeting": "Réunion mise à la corbeille",
        "delete person": "Fiche mise à la corbeille",
        "delete structure": "Structure mise à la corbeille",
        "end mandate": "Mandat terminé",
        "enter people": "Saisie en tableau enregistrée",
        "export dossier": "Registre exporté dans un classeur",
        "fill_demo": "Dossier d’exemple rempli",
        "forget applicability": "Réponse retirée de «\u00a0Ce qui s’applique\u00a0»",
        "hide own field": "Champ masqué ou remontré",
        "import_workbook": "Classeur importé",
        "keep people apart": "Fiches reconnues comme de deux personnes",
        "leave person": "Fin d’engagement",
        "make call list": "Liste d’appel faite",
        "make changes file": "Changements du registre enregistrés dans un fichier",
        "make composition": "Composition d’un comité faite",
        "make convocations": "Convocations faites",
        "make labels": "Étiquettes faites",
        "make letters": "Lettres faites",
        "make mail merge": "Fichier de publipostage fait",
        "make register file": "Registre à une date enregistré dans un fichier",
        "make participation": "Feuille «\u00a0Ma participation\u00a0» faite",
        "make sign-in sheet": "Feuille d’émargement faite",
        "merge people": "Fiches fusionnées",
        "move own field": "Champ déplacé",
        "purge bin": "Corbeille vidée de ce qui avait plus de trente jours",
        "remove account": "Compte retiré",
        "remove local rate": "Période de taux retirée",
        "remove logo": "Logo retiré",
        "rename account": "Compte renommé",
        "rename list": "Liste renommée",
        "renew account phrase": "Nouvelle phrase de passe donnée",
        "renew mandates": "Mandats renouvelés",
        "reopen committee": "Comité rouvert",
        "restore from bin": "Sorti de la corbeille",
        "save list": "Liste enregistrée",
        "save meeting": "Réunion enregistrée",
        "save own field": "Champ enregistré",
        "save structure": "Structure enregistrée",
        "set logo": "Logo enregistré",
        "undo": "Dernière action annulée",
        "redo": "Action annulée refaite",
    }
)
"""What was done, by the verb that the trace keeps."""

TABLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "account": ("compte", "comptes"),
        "applicability_answer": ("réponse", "réponses"),
        "attachment": ("pièce", "pièces"),
        "attendance": ("présence", "présences"),
        "bin_entry": ("élément de la corbeille", "éléments de la corbeille"),
        "committee": ("comité", "comités"),
        "consent": ("accord", "accords"),
        "expense_claim": ("note de frais", "notes de frais"),
        "expense_line": ("ligne de frais", "lignes de frais"),
        "form_draft": ("saisie en cours", "saisies en cours"),
        "former_rules": ("règle passée", "règles passées"),
        "home_distance": ("distance", "distances"),
        "hours_entry": ("saisie d’heures", "saisies d’heures"),
        "involvement": ("statut", "statuts"),
        "local_rate": ("période de taux", "périodes de taux"),
        "mandate": ("mandat", "mandats"),
        "meeting": ("réunion", "réunions"),
        "need": ("besoin", "besoins"),
        "own_field": ("champ", "champs"),
        "own_value": ("valeur de champ", "valeurs de champs"),
        "person": ("fiche", "fiches"),
        "person_capacity": ("qualité", "qualités"),
        "person_identifier": ("identifiant", "identifiants"),
        "saved_list": ("liste", "listes"),
        "setting": ("réglage", "réglages"),
        "structure": ("structure", "structures"),
        "vehicle": ("véhicule", "véhicules"),
    }
)
"""One row, and several, of each table."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "account_holder": "titulaire du compte",
        "activity": "activité",
        "address": "adresse",
        "agenda": "ordre du jour",
        "amount": "montant",
        "answer": "réponse",
        "appointed_by_id": "association qui désigne",
        "approval": "agrément",
        "approved_until": "fin de l’agrément",
        "archived_on": "archivage",
        "art200_all_activities": "activités de l’article 200",
        "association_id": "association de rattachement",
        "availability": "disponibilités",
        "basis": "au nom de quoi",
        "born_on": "date de naissance",
        "capacity": "collège",
        "casting_vote": "voix prépondérante",
        "channel": "moyen de contact préféré",
        "choices": "choix proposés",
        "city": "commune",
        "civility": "civilité",
        "closed_on": "date de fermeture",
        "college": "collège",
        "columns": "colonnes",
        "committee_id": "comité",
        "content": "contenu",
        "convention": "convention",
        "counts_travel": "trajets comptés",
        "created_on": "date de création",
        "decisions": "décisions",
        "declared_on": "date de déclaration",
        "destination": "arrivée",
        "detail": "précision",
        "done_on": "jour",
        "electric": "électrique",
        "email": "courriel",
        "end_reason": "motif de fin",
        "ended_on": "fin",
        "ends_minute": "heure de fin",
        "exercise_first_month": "début de l’exercice",
        "family": "mission",
        "fields": "champs d’intervention",
        "figure": "figure",
        "finess": "FINESS",
        "first_name": "prénom",
        "founding_act": "acte fondateur",
        "given_on": "date de l’accord",
        "held_on": "jour",
        "how": "information donnée",
        "iban": "IBAN",
        "is_hidden": "masqué",
        "is_usual": "véhicule habituel",
        "kind": "nature",
        "km_hundredths": "kilomètres",
        "label": "intitulé",
        "last_name": "nom",
        "legal_form": "forme juridique",
        "level": "niveau d’engagement",
        "link": "lien",
        "logo_id": "logo",
        "majority": "majorité",
        "matter": "sujet",
        "mileage_scale": "barème kilométrique",
        "minutes": "durée",
        "name": "nom",
        "nature": "nature",
        "notice_days": "délai de convocation",
        "office": "fonction",
        "origin": "départ",
        "own_words": "mots de la personne",
        "paid_on": "paiement",
        "passphrase": "phrase de passe",
        "pay_renounced_on": "renonciation à la rémunération",
        "phone": "téléphone",
        "place": "lieu",
        "postcode": "code postal",
        "power": "puissance",
        "proxies": "pouvoirs",
        "proxy_to_id": "pouvoir",
        "purpose": "objet",
        "query": "filtre",
        "quorum": "quorum",
        "rate_text": "barème appliqué",
        "reason": "motif",
        "receipt": "reçu",
        "reference": "référence",
        "refusal_reason": "motif de refus",
        "removed_on": "retrait",
        "rna": "RNA",
        "role": "rôle",
        "seat": "siège",
        "seats": "sièges",
        "seats_by_college": "sièges par collège",
        "series": "taux",
        "siren": "SIREN",
        "siret": "SIRET",
        "source": "source",
        "spent_on": "jour de la dépense",
        "started_on": "début",
        "starts_minute": "heure de début",
        "state": "état",
        "status": "statut",
        "substitute_for_id": "suppléance",
        "term_months": "durée du mandat",
        "terms_before": "mandats antérieurs",
        "terms_most": "nombre de mandats permis",
        "valid_from": "début de période",
        "value": "valeur",
        "waived_on": "abandon",
        "withdrawn_on": "retrait de l’accord",
    }
)
"""The name of each field; one that says nothing to a person (keys, links of a row to its own) is left out."""

_MOST_NAMES = 3
_MOST_FIELDS = 6
_OTHER = "Changement enregistré"


def sentence(act: TracedAct, names: Iterable[str]) -> str:
    """« Fiche modifiée : Monique Hélias (courriel, téléphone). ».

    Args:
        act: the entry.
        names: of the rows that still are in the dossier, the main ones first.
    """
    said = VERBS.get(act.verb, _OTHER)
    whom = _listed(list(dict.fromkeys(names)), _MOST_NAMES) or _counted(act)
    fields = _fields(act)
    about = f"\u00a0: {whom}" if whom else ""
    which = f" ({_listed(fields, _MOST_FIELDS)})" if fields else ""
    return f"{said}{about}{which}."


def _listed(words: list[str], most: int) -> str:
    left = len(words) - most
    shown = ", ".join(words[:most])
    return f"{shown} et {count(left, 'autre', 'autres')}" if left > 0 else shown


def _counted(act: TracedAct) -> str:
    """How many rows of each table, when none has a name any more."""
    numbers = {name: len(ids) + act.more.get(name, 0) for name, ids in act.ids.items()}
    for name, runs in act.ranges.items():
        numbers[name] = numbers.get(name, 0) + sum(last - first + 1 for first, last in runs)
    return ", ".join(count(number, *TABLES[name]) for name, number in numbers.items() if name in TABLES)


def _fields(act: TracedAct) -> list[str]:
    """The names of what changed; of a new or deleted row every field did, which says nothing."""
    told = [name for names in act.fields.values() if "id" not in names for name in names]
    return list(dict.fromkeys(FIELDS[name] for name in told if name in FIELDS))
