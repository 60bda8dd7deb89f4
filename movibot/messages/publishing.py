"""The sentences of `movibot publish`, those that stand on the wiki among them (wikitext), in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # --- in the template ---
    "publish-tracking": "Pages à compléter – {label}",
    "publish-box": "'''{label} : à voir avant d’enregistrer''' <small>(visible dans l’aperçu seulement)</small>",
    "publish-box-everyone": "'''{label} : fiche à compléter'''",
    "publish-box-help": "[[:{page}|Comment remplir cette fiche]]",
    "publish-missing": "'''{label}''' manque (paramètre <code>{name}</code>).⟦ {hint}⟧",
    "publish-unknown": (
        "'''{label}''' (paramètre <code>{name}</code>) : « {value} » n’est pas une des valeurs possibles⟦ : {choices}⟧.⟦ {hint}⟧"
    ),
    "publish-choices": "voir [[:{page}|{label}]]",
    "publish-deprecated": "'''{label}''' (paramètre <code>{name}</code>) ne s’utilise plus.⟦ {hint}⟧",
    "publish-one-of": "Il faut au moins un de ces paramètres : {names}.⟦ {hint}⟧",
    "publish-missing-here": "'''{label}''' manque (paramètre <code>{name}</code>) : le reste de la fiche le demande.⟦ {hint}⟧",
    "publish-unwanted-here": (
        "'''{label}''' (paramètre <code>{name}</code>) devrait rester vide, d’après le reste de la fiche.⟦ {hint}⟧"
    ),
    # --- in its documentation ---
    "publish-doc-made": (
        "<small>Cette documentation est tenue à jour par le robot movibot, d’après le schéma « {key} ». "
        "Ce que l’on écrit en dehors des deux repères reste tel quel.</small>"
    ),
    "publish-doc-preview": (
        "Avant d’enregistrer, l’aperçu dit s’il manque un paramètre indispensable, ou si une valeur n’est pas une de celles "
        "que l’on attend. Il ne voit ni un nom de paramètre mal écrit, ni les éléments d’une liste, ni les dates : "
        "<code>movibot check</code> les voit."
    ),
    "publish-doc-no-preview": "Pour savoir si une fiche est juste : <code>movibot check</code>.",
    "publish-doc-example": "Un exemple à copier",
    "publish-doc-blank": "À copier et à remplir",
    "publish-doc-parameters": "Paramètres",
    "publish-doc-aliases": "On peut aussi écrire {names}.",
    # --- to whom publishes ---
    "edit-summary-publish": "Modèle et documentation d’après le schéma (robot movibot)",
    "publish-unmarked": (
        "la page existe et n’a pas les repères qui permettent à movibot d’y écrire : elle reste comme elle est. "
        "Pour lui en confier une partie, collez-y ces deux lignes à la place de ce qu’il doit remplacer :"
    ),
    "publish-moved": (
        "quelqu’un a renommé ce modèle : il s’appelle maintenant « {target} ». Donnez ce nom au schéma (« template », ou "
        "« schemas » dans la configuration). Pour avoir malgré tout un autre modèle ici, mettez sur cette page "
        "les deux repères « modele »."
    ),
    "publish-not-ours": (
        "« {template} » n’est pas un modèle que movibot tient à jour : sa documentation n’est pas créée. "
        "Pour l’avoir malgré tout, créez cette page avec les deux repères (docs/publish.md)."
    ),
    "publish-documented-elsewhere": (
        "Ces pages documentent déjà des modèles, sous un autre nom que celui que movibot leur donnerait : {titles}. "
        "Pour n’avoir qu’une documentation, donnez ce nom de sous-page dans la configuration (« publish », « documentation »), "
        "ou renommez ces pages."
    ),
    "publish-no-title": "« {value} » (schéma « {key} ») ne peut pas être le nom d’un modèle sur ce wiki.",
    "publish-taken": (
        "le schéma « {key} » écrirait la même page que le schéma « {other} » ({title}). Donnez-lui un autre modèle "
        "(« template » dans le schéma, ou « schemas » dans la configuration)."
    ),
    "publish-unwritable": (
        "schéma « {key} » : le paramètre « {name} » n’est pas publié, parce qu’aucun modèle ne peut lire un nom "
        "avec « | », « = », des accolades, des crochets ou « < »."
    ),
    "publish-shortened": (
        "schéma « {key} » : le wiki ne garde pas autant de TemplateData ; sans être publié dans chaque paramètre : {keys}. "
        "La documentation, elle, dit tout."
    ),
    "publish-too-large": "schéma « {key} » : il a trop de paramètres pour TemplateData, que le wiki n’aura donc pas.",
    "publish-without-functions": (
        "Ce wiki n’a pas l’extension ParserFunctions : les modèles montrent aussi les paramètres vides, ne vérifient rien, "
        "et leur catégorie vaut pour toute page qui les utilise."
    ),
    "publish-without-templatedata": (
        "Ce wiki n’a pas l’extension TemplateData : les éditeurs n’y connaissent les paramètres que par la documentation."
    ),
    "publish-outdated": (
        "Les éditeurs du wiki (l’éditeur visuel, par exemple) ne connaissent pas encore la documentation de {titles} : "
        "movibot publish la leur fait lire."
    ),
    "publish-caught-up": "Les éditeurs du wiki ne connaissaient pas encore la documentation de {titles} : le wiki l’a relue.",
    "publish-drifted": "{n} {n:page n’est pas|pages ne sont pas} comme les schémas le disent. Pour y remédier : movibot publish{config}",
    "publish-left": "{n} {n:page est laissée|pages sont laissées} en l’état, pour la raison dite plus haut.",
    "publish-fits": "Les modèles et leur documentation sont comme les schémas le disent.",
    "help-publish-check": "N’écrit rien ; termine avec le code 1 si une page n’est pas comme son schéma le dit.",
    "help-publish": """Met sur le wiki le modèle de chaque schéma, et sa documentation avec TemplateData (docs/publish.md).

SCHEMA est le nom d’un fichier de templates/schemas, ou celui du modèle ; sans lui, tous.

Exemples :
  movibot publish --dry-run          montre ce qui changerait
  movibot publish commun
  movibot publish --check            pour une intégration continue

Une page qui existe n’est modifiée qu’entre les deux repères qu’une personne y a mis.

Code de fin : 0 tout va bien ; 1 une page demande quelqu’un, ou diffère (--check) ; 2 configuration ;
4 trop de modifications à la fois ; 5 wiki injoignable.""",
}

ENGLISH: Mapping[str, str] = {
    # --- in the template ---
    "publish-tracking": "Pages to complete – {label}",
    "publish-box": "'''{label}: to look at before saving''' <small>(shown in the preview only)</small>",
    "publish-box-everyone": "'''{label}: to be completed'''",
    "publish-box-help": "[[:{page}|How to fill in this record]]",
    "publish-missing": "'''{label}''' is missing (parameter <code>{name}</code>).⟦ {hint}⟧",
    "publish-unknown": (
        "'''{label}''' (parameter <code>{name}</code>): “{value}” is none of the possible values⟦: {choices}⟧.⟦ {hint}⟧"
    ),
    "publish-choices": "see [[:{page}|{label}]]",
    "publish-deprecated": "'''{label}''' (parameter <code>{name}</code>) is used no more.⟦ {hint}⟧",
    "publish-one-of": "At least one of these parameters is needed: {names}.⟦ {hint}⟧",
    "publish-missing-here": "'''{label}''' is missing (parameter <code>{name}</code>): the rest of the record asks for it.⟦ {hint}⟧",
    "publish-unwanted-here": (
        "'''{label}''' (parameter <code>{name}</code>) should be empty, by the rest of the record.⟦ {hint}⟧"
    ),
    # --- in its documentation ---
    "publish-doc-made": (
        "<small>This documentation is kept up to date by the bot movibot, from the schema “{key}”. "
        "What is written outside of the two markers stays as it is.</small>"
    ),
    "publish-doc-preview": (
        "Before you save, the preview says if a needed parameter is missing, or if a value is not one of those that are "
        "expected. It sees neither the misspelt name of a parameter, nor the items of a list, nor dates: "
        "<code>movibot check</code> does."
    ),
    "publish-doc-no-preview": "To know if a record is right: <code>movibot check</code>.",
    "publish-doc-example": "An example to copy",
    "publish-doc-blank": "To copy and fill in",
    "publish-doc-parameters": "Parameters",
    "publish-doc-aliases": "May also be written {names}.",
    # --- to whom publishes ---
    "edit-summary-publish": "Template and documentation from the schema (bot movibot)",
    "publish-unmarked": (
        "the page exists and lacks the markers that allow movibot to write there: it stays as it is. "
        "To hand a part of it over, paste these two lines in the place of what shall be replaced:"
    ),
    "publish-moved": (
        "somebody renamed this template: its name is “{target}” now. Give the schema that name (“template”, or “schemas” "
        "in the configuration). To have another template here all the same, put the two markers “modele” on this page."
    ),
    "publish-not-ours": (
        "“{template}” is no template that movibot keeps: its documentation is not created. "
        "To have it all the same, create this page with the two markers (docs/publish.md)."
    ),
    "publish-documented-elsewhere": (
        "These pages document templates already, under another name than movibot would give them: {titles}. To have one "
        "documentation only, give that name of a sub-page in the configuration (“publish”, “documentation”), or move the pages."
    ),
    "publish-no-title": "“{value}” (schema “{key}”) cannot be the name of a template on this wiki.",
    "publish-taken": (
        "the schema “{key}” would write the same page as the schema “{other}” ({title}). Give it another template "
        "(“template” in the schema, or “schemas” in the configuration)."
    ),
    "publish-unwritable": (
        "schema “{key}”: the parameter “{name}” is not published, because no template can read a name "
        "with “|”, “=”, braces, brackets or “<”."
    ),
    "publish-shortened": (
        "schema “{key}”: the wiki does not keep so much TemplateData; not published of each parameter: {keys}. "
        "The documentation says it all."
    ),
    "publish-too-large": "schema “{key}”: it has too many parameters for TemplateData, which the wiki will not have.",
    "publish-without-functions": (
        "This wiki lacks the extension ParserFunctions: the templates show empty parameters too, check nothing, "
        "and put every page that uses them into their category."
    ),
    "publish-without-templatedata": (
        "This wiki lacks the extension TemplateData: its editors know the parameters from the documentation alone."
    ),
    "publish-outdated": (
        "The wiki’s editors (VisualEditor, for example) do not know the documentation of {titles} yet: "
        "movibot publish has them read it."
    ),
    "publish-caught-up": "The wiki’s editors did not know the documentation of {titles} yet: the wiki has read it again.",
    "publish-drifted": "{n} {n:page is|pages are} not as the schemas say. To mend that: movibot publish{config}",
    "publish-left": "{n} {n:page is|pages are} left as {n:it is|they are}, for the reason told above.",
    "publish-fits": "The templates and their documentation are as the schemas say.",
    "help-publish-check": "Write nothing; end with exit code 1 if a page is not as its schema says.",
    "help-publish": """Put the template of each schema on the wiki, and its documentation with TemplateData (docs/publish.md).

SCHEMA is the name of a file in templates/schemas, or of the template; without one, all.

Examples:
  movibot publish --dry-run          show what would change
  movibot publish commun
  movibot publish --check            for continuous integration

A page that exists is changed only between the two markers that somebody put there.

Exit code: 0 fine; 1 a page needs somebody, or differs (--check); 2 configuration;
4 too many edits at once; 5 wiki unreachable.""",
}
