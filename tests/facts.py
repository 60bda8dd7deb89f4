"""Facts of a French wiki, as far as titles need them."""

from __future__ import annotations

from movibot.model import Namespace, WikiFacts

NAMESPACES = (
    Namespace(-2, "Média", ("Media",)),
    Namespace(-1, "Spécial", ("Special",)),
    Namespace(0, ""),
    Namespace(1, "Discussion", ("Talk",)),
    Namespace(2, "Utilisateur", ("User", "Utilisatrice")),
    Namespace(3, "Discussion utilisateur", ("User talk", "Discussion utilisatrice")),
    Namespace(4, "Movilab", ("Project",)),
    Namespace(6, "Fichier", ("File", "Image")),
    Namespace(8, "MediaWiki"),
    Namespace(10, "Modèle", ("Template",)),
    Namespace(11, "Discussion modèle", ("Template talk", "Discussion_modèle")),
    Namespace(14, "Catégorie", ("Category",)),
    Namespace(828, "Module", (), first_letter=False),
)

FRENCH = WikiFacts(
    name="Movilab",
    language="fr",
    namespaces=NAMESPACES,
    extension_tags=frozenset({"ref", "nowiki", "pre"}),
    template_redirects={"Modèle:Qualification": "Modèle:Qualif"},
)
