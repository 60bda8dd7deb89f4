"""What is wrong with the values of records, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "missing-parameter": "« {name} » n’est pas rempli.⟦ {hint}⟧",
    "suggested-parameter": "à compléter si vous le savez : {names}.",
    "unknown-parameter": (
        "le modèle n’a pas de paramètre « {name} » : sa valeur ne s’affiche nulle part."
        "⟦ Vouliez-vous écrire « {nearest} » ?⟧"
    ),
    "repeated-parameter": (
        "« {name} » est donné deux fois : le wiki ne garde que le dernier, ligne {line}. Supprimez celui qui est de trop."
    ),
    "unnamed-value": (
        "« {value} » n’a pas de nom de paramètre : il y a sans doute une barre « | » de trop, ou un « nom = » oublié."
    ),
    "unknown-value": (
        "« {value} » n’est pas une valeur connue de « {name} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧"
        " Valeurs possibles : {choices}.⟦ {hint}⟧"
    ),
    "value-variant": "« {value} » se comprend, mais la forme habituelle est « {right} ».",
    "value-close": "« {value} » est compris comme « {right} ». Si c’est ce que vous vouliez dire, écrivez-le ainsi.",
    "several-lines": "« {name} » doit tenir sur une seule ligne.⟦ {hint}⟧",
    "invalid-boolean": "« {value} » : répondez par « {yes} » ou « {no} » dans « {name} ».⟦ {hint}⟧",
    "invalid-integer": "« {value} » n’est pas un nombre entier (« {name} »). Exemples : 12 ; 2 785.⟦ {hint}⟧",
    "invalid-number": "« {value} » n’est pas un nombre (« {name} »). Exemples : 12 ; 3,5 ; 2 785.⟦ {hint}⟧",
    "invalid-date": (
        "« {value} » n’est pas une date comprise (« {name} »). Exemples : 2024-06-01, 1er juin 2024, 01/06/2024.⟦ {hint}⟧"
    ),
    "date-form": "« {value} » est compris comme {right} ; c’est cette forme qui se trie et s’exporte sans erreur.",
    "invalid-url": "« {value} » n’est pas une adresse web (« {name} »). Elle commence par https:// et n’a pas d’espace.⟦ {hint}⟧",
    "url-scheme": "il manque https:// devant « {value} ».",
    "invalid-email": "« {value} » n’est pas une adresse de courriel (« {name} »). Exemple : bonjour@exemple.org.⟦ {hint}⟧",
    "invalid-phone": "« {value} » n’est pas un numéro de téléphone (« {name} »). Exemples : 02 31 00 00 00 ; +32 2 000 00 00.⟦ {hint}⟧",
    "invalid-page": "« {value} » ne peut pas être le titre d’une page (« {name} »).⟦ {hint}⟧",
    "invalid-postal-code": "« {value} » n’est pas un code postal français : cinq chiffres, par exemple 14460.⟦ {hint}⟧",
    "invalid-coordinates": (
        "« {value} » n’est pas une position : latitude puis longitude, par exemple 49.1829, -0.3707.⟦ {hint}⟧"
    ),
    "too-long": "« {name} » a {length} caractères ; {limit} au plus.⟦ {hint}⟧",
    "too-short": "« {name} » n’a que {length} {length:caractère|caractères} ; il en faut au moins {limit}.⟦ {hint}⟧",
    "too-small": "« {value} » est trop petit pour « {name} » : {limit} au moins.⟦ {hint}⟧",
    "too-large": "« {value} » est trop grand pour « {name} » : {limit} au plus.⟦ {hint}⟧",
    "too-few-items": "« {name} » n’a que {count} {count:élément|éléments} ; il en faut au moins {limit}.⟦ {hint}⟧",
    "and-more": "et {n} {n:autre|autres} du même genre dans « {name} ».⟦ {hint}⟧",
    "pattern-mismatch": "« {value} » n’a pas la forme attendue pour « {name} ».⟦ {hint}⟧",
    "page-by-address": "« {value} » est une adresse (« {name} »). Ici va le titre d’une page du wiki, celui que l’on lit en haut de la page.⟦ {hint}⟧",
    "page-not-found": "la page « {value} » n’existe pas sur le wiki (« {name} »).⟦ Plusieurs pages ? Mettez « {separator} » entre deux.⟧",
    "value-form": "« {value} » se comprend ; la forme habituelle est « {right} ».",
    "ambiguous-number": "« {value} » peut se lire {first} ou {second} (« {name} »). Écrivez l’un ou l’autre, sans point ni virgule pour les milliers.⟦ {hint}⟧",
    "ambiguous-percentage": "« {value} » peut se lire {first} ou {second} (« {name} »). Écrivez le signe %.⟦ {hint}⟧",
    "ambiguous-date": "« {value} » peut désigner plusieurs dates (« {name} »). Écrivez l’année en quatre chiffres, par exemple 2022-04-25.⟦ {hint}⟧",
    "ambiguous-duration": "« {value} » peut être des heures ou des minutes (« {name} »). Écrivez par exemple 1 h 30 min.⟦ {hint}⟧",
    "invalid-partial-date": "« {value} » n’est pas une date comprise (« {name} »). Exemples : 2021, 2021-03, 2021-03-15, mars 2021, vers 2021.⟦ {hint}⟧",
    "invalid-date-and-time": "« {value} » n’est pas une date avec son heure (« {name} »). Exemple : 2024-06-01 14:30.⟦ {hint}⟧",
    "invalid-period": "« {value} » n’est pas une période comprise (« {name} »). Exemples : 2021-03/2022-05, de mars 2021 à mai 2022, depuis 2021.⟦ {hint}⟧",
    "period-reversed": "la période « {value} » finit avant de commencer (« {name} »). Échangez ses deux dates.⟦ {hint}⟧",
    "invalid-duration": "« {value} » n’est pas une durée comprise (« {name} »). Exemples : 2 jours, 1 h 30 min, 45 min.⟦ {hint}⟧",
    "invalid-money": "« {value} » n’est pas un montant (« {name} »). Exemples : 1500 €, 12.50 €, 20 USD.⟦ {hint}⟧",
    "invalid-percentage": "« {value} » n’est pas un pourcentage (« {name} »). Exemple : 35 %.⟦ {hint}⟧",
    "invalid-commune-code": "« {value} » n’est pas un code de commune de l’INSEE (« {name} ») : cinq caractères, par exemple 14118 ou 2A004. Le code postal est autre chose.⟦ {hint}⟧",
    "invalid-region-code": "« {value} » n’est pas un code de région de l’INSEE (« {name} »). Codes : {choices}.⟦ {hint}⟧",
    "invalid-siret": "« {value} » n’est pas un SIRET (« {name} ») : quatorze chiffres.⟦ {hint}⟧",
    "siret-is-siren": "« {value} » est un SIREN (« {name} ») : ajoutez les cinq chiffres de l’établissement pour en faire un SIRET.⟦ {hint}⟧",
    "siret-mistyped": "le SIRET « {value} » a sans doute un chiffre mal copié (« {name} ») : son dernier chiffre ne correspond pas aux autres.⟦ {hint}⟧",
    "invalid-rna": "« {value} » n’est pas un numéro RNA d’association (« {name} ») : W et neuf chiffres, par exemple W141234567.⟦ {hint}⟧",
    "invalid-language": "« {value} » n’est pas une langue connue (« {name} »).⟦ Vouliez-vous écrire « {nearest} » ?⟧ Exemples : fr, français, br, pt-BR.⟦ {hint}⟧",
    "invalid-records": "« {name} » attend des fiches, une par modèle entre accolades.⟦ {hint}⟧",
    "coordinates-swapped": "« {value} » semble donner la longitude avant la latitude (« {name} ») : ce point est loin de la France. Sans doute « {right} ».⟦ {hint}⟧",
    "required-here": "⟦{label} : ⟧« {name} » est à remplir ici⟦ ({reason})⟧.⟦ {hint}⟧",
    "forbidden-here": "⟦{label} : ⟧« {name} » n’a pas de sens ici⟦ ({reason})⟧. Videz-le, ou corrigez l’autre valeur.⟦ {hint}⟧",
    "one-of-missing": "⟦{label} : ⟧remplissez au moins un de ces paramètres : {choices}.⟦ {hint}⟧",
    "order-reversed": "⟦{label} : ⟧« {name} » ({value}) vient avant « {first} » ({limit}).⟦ {hint}⟧",
    "in-the-future": "⟦{label} : ⟧« {name} » ({value}) est dans le futur : nous sommes le {today}.⟦ {hint}⟧",
    "too-old": "⟦{label} : ⟧« {name} » ({value}) remonte à plus de⟦ {years} ans⟧⟦ {months} mois⟧⟦ {days} {days:jour|jours}⟧.⟦ {hint}⟧",
    "deprecated-parameter": "« {name} » n’est plus à utiliser.⟦ {hint}⟧",
    "target-of-another-kind": "la page « {value} » n’a pas la fiche que « {name} » attend⟦ : {choices}⟧.",
    "page-not-on-wiki": "cette page n’existe pas sur le wiki.⟦ Vouliez-vous écrire « {near} » ?⟧",
    "empty-page": "il n’y a rien à vérifier : le texte est vide.",
    "unknown-code": "« {value} » n’est le code d’aucun problème : ce commentaire ne fait rien taire.⟦ Vouliez-vous écrire « {nearest} » ?⟧",
    "no-record": "aucune fiche sur cette page : aucun des modèles connus n’y est utilisé.",
}

ENGLISH: Mapping[str, str] = {
    "missing-parameter": "“{name}” is not filled in.⟦ {hint}⟧",
    "suggested-parameter": "to fill in if you know it: {names}.",
    "unknown-parameter": (
        "the template has no parameter “{name}”: its value shows nowhere.⟦ Did you mean “{nearest}”?⟧"
    ),
    "repeated-parameter": "“{name}” is given twice: the wiki keeps only the last one, line {line}. Remove the one too many.",
    "unnamed-value": "“{value}” has no parameter name: there is probably one “|” too many, or a “name =” forgotten.",
    "unknown-value": (
        "“{value}” is no known value of “{name}”.⟦ Did you mean “{nearest}”?⟧ Possible values: {choices}.⟦ {hint}⟧"
    ),
    "value-variant": "“{value}” is understood, but the usual form is “{right}”.",
    "value-close": "“{value}” is understood as “{right}”. If that is what you mean, write it so.",
    "several-lines": "“{name}” should stand on one line.⟦ {hint}⟧",
    "invalid-boolean": "“{value}”: answer “{yes}” or “{no}” in “{name}”.⟦ {hint}⟧",
    "invalid-integer": "“{value}” is no whole number (“{name}”). Examples: 12; 2 785.⟦ {hint}⟧",
    "invalid-number": "“{value}” is no number (“{name}”). Examples: 12; 3.5; 2 785.⟦ {hint}⟧",
    "invalid-date": (
        "“{value}” is no date that is understood (“{name}”). Examples: 2024-06-01, 1er juin 2024, 01/06/2024.⟦ {hint}⟧"
    ),
    "date-form": "“{value}” is understood as {right}; that form sorts and exports without mistakes.",
    "invalid-url": "“{value}” is no web address (“{name}”). It begins with https:// and has no blank.⟦ {hint}⟧",
    "url-scheme": "https:// is missing before “{value}”.",
    "invalid-email": "“{value}” is no mail address (“{name}”). Example: bonjour@exemple.org.⟦ {hint}⟧",
    "invalid-phone": "“{value}” is no telephone number (“{name}”). Examples: 02 31 00 00 00; +32 2 000 00 00.⟦ {hint}⟧",
    "invalid-page": "“{value}” cannot be the title of a page (“{name}”).⟦ {hint}⟧",
    "invalid-postal-code": "“{value}” is no French postal code: five digits, such as 14460.⟦ {hint}⟧",
    "invalid-coordinates": "“{value}” is no position: latitude, then longitude, such as 49.1829, -0.3707.⟦ {hint}⟧",
    "too-long": "“{name}” has {length} characters; {limit} at most.⟦ {hint}⟧",
    "too-short": "“{name}” has only {length} {length:character|characters}; at least {limit} are needed.⟦ {hint}⟧",
    "too-small": "“{value}” is too small for “{name}”: {limit} at least.⟦ {hint}⟧",
    "too-large": "“{value}” is too large for “{name}”: {limit} at most.⟦ {hint}⟧",
    "too-few-items": "“{name}” has only {count} {count:item|items}; at least {limit} are needed.⟦ {hint}⟧",
    "and-more": "and {n} more of the kind in “{name}”.⟦ {hint}⟧",
    "pattern-mismatch": "“{value}” has not the form that “{name}” needs.⟦ {hint}⟧",
    "page-by-address": "“{value}” is an address (“{name}”). The title of a page of the wiki goes here, as it stands at the top of the page.⟦ {hint}⟧",
    "page-not-found": "the page “{value}” does not exist on the wiki (“{name}”).⟦ Several pages? Put “{separator}” between two.⟧",
    "value-form": "“{value}” is understood; the usual form is “{right}”.",
    "ambiguous-number": "“{value}” can be read as {first} or {second} (“{name}”). Write one or the other, with no point or comma for thousands.⟦ {hint}⟧",
    "ambiguous-percentage": "“{value}” can be read as {first} or {second} (“{name}”). Write the % sign.⟦ {hint}⟧",
    "ambiguous-date": "“{value}” can mean several dates (“{name}”). Write the year with four digits, such as 2022-04-25.⟦ {hint}⟧",
    "ambiguous-duration": "“{value}” can be hours or minutes (“{name}”). Write for instance 1 h 30 min.⟦ {hint}⟧",
    "invalid-partial-date": "“{value}” is no date that is understood (“{name}”). Examples: 2021, 2021-03, 2021-03-15, mars 2021, vers 2021.⟦ {hint}⟧",
    "invalid-date-and-time": "“{value}” is no date with its time (“{name}”). Example: 2024-06-01 14:30.⟦ {hint}⟧",
    "invalid-period": "“{value}” is no period that is understood (“{name}”). Examples: 2021-03/2022-05, de mars 2021 à mai 2022, depuis 2021.⟦ {hint}⟧",
    "period-reversed": "the period “{value}” ends before it begins (“{name}”). Swap its two dates.⟦ {hint}⟧",
    "invalid-duration": "“{value}” is no duration that is understood (“{name}”). Examples: 2 jours, 1 h 30 min, 45 min.⟦ {hint}⟧",
    "invalid-money": "“{value}” is no amount of money (“{name}”). Examples: 1500 €, 12.50 €, 20 USD.⟦ {hint}⟧",
    "invalid-percentage": "“{value}” is no percentage (“{name}”). Example: 35 %.⟦ {hint}⟧",
    "invalid-commune-code": "“{value}” is no commune code of INSEE (“{name}”): five characters, such as 14118 or 2A004. The postal code is something else.⟦ {hint}⟧",
    "invalid-region-code": "“{value}” is no region code of INSEE (“{name}”). Codes: {choices}.⟦ {hint}⟧",
    "invalid-siret": "“{value}” is no SIRET (“{name}”): fourteen digits.⟦ {hint}⟧",
    "siret-is-siren": "“{value}” is a SIREN (“{name}”): add the five digits of the establishment to make it a SIRET.⟦ {hint}⟧",
    "siret-mistyped": "the SIRET “{value}” probably has a digit copied wrongly (“{name}”): its last digit does not go with the others.⟦ {hint}⟧",
    "invalid-rna": "“{value}” is no RNA number of an association (“{name}”): W and nine digits, such as W141234567.⟦ {hint}⟧",
    "invalid-language": "“{value}” is no known language (“{name}”).⟦ Did you mean “{nearest}”?⟧ Examples: fr, français, br, pt-BR.⟦ {hint}⟧",
    "invalid-records": "“{name}” expects records, one for each template in braces.⟦ {hint}⟧",
    "coordinates-swapped": "“{value}” seems to give the longitude before the latitude (“{name}”): that point is far from France. Probably “{right}”.⟦ {hint}⟧",
    "required-here": "⟦{label}: ⟧“{name}” has to be filled in here⟦ ({reason})⟧.⟦ {hint}⟧",
    "forbidden-here": "⟦{label}: ⟧“{name}” makes no sense here⟦ ({reason})⟧. Empty it, or correct the other value.⟦ {hint}⟧",
    "one-of-missing": "⟦{label}: ⟧fill in at least one of these parameters: {choices}.⟦ {hint}⟧",
    "order-reversed": "⟦{label}: ⟧“{name}” ({value}) comes before “{first}” ({limit}).⟦ {hint}⟧",
    "in-the-future": "⟦{label}: ⟧“{name}” ({value}) is in the future: today is {today}.⟦ {hint}⟧",
    "too-old": "⟦{label}: ⟧“{name}” ({value}) is more than⟦ {years} years⟧⟦ {months} months⟧⟦ {days} {days:day|days}⟧ old.⟦ {hint}⟧",
    "deprecated-parameter": "“{name}” should be used no more.⟦ {hint}⟧",
    "target-of-another-kind": "the page “{value}” does not have the record that “{name}” expects⟦: {choices}⟧.",
    "page-not-on-wiki": "this page does not exist on the wiki.⟦ Did you mean “{near}”?⟧",
    "empty-page": "there is nothing to check: the text is empty.",
    "unknown-code": "“{value}” is the code of no problem: this comment silences nothing.⟦ Did you mean “{nearest}”?⟧",
    "no-record": "no record on this page: none of the known templates is used on it.",
}
