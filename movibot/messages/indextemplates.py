"""The pages of the two templates by which people define indexes on the wiki. They show their documentation alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

INDEX_PAGE: Final[Mapping[str, str]] = {
    "fr": """<noinclude>
Ce modèle demande à movibot de tenir une liste à jour sur une page. Il n’affiche rien par lui-même : movibot écrit la liste entre lui et [[Modèle:Fin index movibot|Fin index movibot]], à sa prochaine mise à jour.

<pre>
{{Index movibot
| fiches = outil numérique
| action = gérer
| colonnes = nom, contact
}}
{{Fin index movibot}}
</pre>

Mettez les deux appels sur des lignes à part, dans le texte de la page, et rien entre eux. Ce que movibot écrit entre eux est à lui : pour corriger une ligne, modifiez la fiche dont elle vient.

{| class="wikitable"
! scope="col" | paramètre
! scope="col" | ce qu’il dit
|-
! scope="row" | fiches
| les natures de fiches, séparées par des virgules ; toutes, s’il n’est pas donné
|-
! scope="row" | catégorie
| les pages d’une catégorie
|-
! scope="row" | colonnes
| les paramètres à montrer
|-
! scope="row" | grouper
| un paramètre qui divise la liste, ou deux
|-
! scope="row" | trier
| des paramètres ; -début, ou début décroissant, commence par la fin
|-
! scope="row" | montrer
| tableau, cartes, liste, définitions, lettres, matrice ou comparatif
|-
! scope="row" | limite
| combien de fiches au plus
|}

Tout autre paramètre est une condition, qui porte le nom d’un paramètre des fiches :

{| class="wikitable"
! scope="col" | condition
! scope="col" | ce qu’elle demande
|-
| action = gérer, animer
| l’une de ces valeurs
|-
| statut = non: abandonné
| aucune de ces valeurs
|-
| contact = rempli
| quelque chose ; vide : rien
|-
| usages = contient: salle
| ce mot
|-
| début = après: aujourd’hui
| une date ; aussi : avant, à partir de, jusqu’à
|-
| vérifié le = depuis moins de: 12 mois
| une date assez récente ; aussi : depuis plus de
|-
| score = au moins: 60
| un nombre ; aussi : au plus
|}

Si quelque chose n’est pas compris, movibot le dit à la place de la liste.
</noinclude>""",
    "en": """<noinclude>
This template asks movibot to keep a list up to date on a page. It shows nothing by itself: movibot writes the list between it and [[Template:Fin index movibot|Fin index movibot]] with its next update.

<pre>
{{Index movibot
| records = outil numérique
| action = gérer
| columns = nom, contact
}}
{{Fin index movibot}}
</pre>

Put the two calls on lines of their own, in the text of the page, and nothing between them. What movibot writes there is its own: to correct a line, edit the record that it comes from.

{| class="wikitable"
! scope="col" | parameter
! scope="col" | what it says
|-
! scope="row" | records
| the kinds of records, separated by commas; all of them where it is not given
|-
! scope="row" | category
| the pages of a category
|-
! scope="row" | columns
| the parameters to show
|-
! scope="row" | group
| a parameter that divides the list, or two
|-
! scope="row" | sort
| parameters; -début, or début descending, begins with the last
|-
! scope="row" | show
| table, cards, list, definitions, letters, matrix or comparison
|-
! scope="row" | limit
| how many records at most
|}

Any other parameter is a condition, which has the name of a parameter of the records:

{| class="wikitable"
! scope="col" | condition
! scope="col" | what it asks
|-
| action = gérer, animer
| one of these values
|-
| statut = not: abandonné
| none of these values
|-
| contact = filled
| something; empty: nothing
|-
| usages = contains: salle
| this word
|-
| début = after: today
| a date; also: before, from, until
|-
| vérifié le = newer than: 12 months
| a date that is recent enough; also: older than
|-
| score = at least: 60
| a number; also: at most
|}

Where something is not understood, movibot says so in the place of the list.
</noinclude>""",
}

END_PAGE: Final[Mapping[str, str]] = {
    "fr": "<noinclude>\nCe modèle marque la fin d’une liste que tient movibot : voir [[Modèle:Index movibot|Index movibot]].\n</noinclude>",
    "en": "<noinclude>\nThis template marks the end of a list that movibot keeps: see [[Template:Index movibot|Index movibot]].\n</noinclude>",
}
