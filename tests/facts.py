"""Facts of a French wiki and of a German one, as far as titles need them."""

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

GERMAN = WikiFacts(
    name="Werkstatt",
    language="de",
    namespaces=(
        Namespace(-2, "Medium", ("Media",)),
        Namespace(-1, "Spezial", ("Special",)),
        Namespace(0, ""),
        Namespace(1, "Diskussion", ("Talk",)),
        Namespace(2, "Benutzer", ("User", "Benutzerin")),
        Namespace(6, "Datei", ("File", "Bild", "Image")),
        Namespace(10, "Vorlage", ("Template",)),
        Namespace(14, "Kategorie", ("Category",)),
    ),
    extension_tags=frozenset({"ref", "nowiki", "pre"}),
)
