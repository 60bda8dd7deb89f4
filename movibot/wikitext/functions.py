"""Which `{{...}}` is no template: MediaWiki's parser functions and magic words, in English and French.

Names from the manual pages Help:Magic_words and Help:Extension:ParserFunctions of mediawiki.org and
their French forms. What extensions add without a `#` cannot be known without asking the wiki.
"""

from __future__ import annotations

from typing import Final

_FUNCTIONS: Final = """
    anchorencode bidi bourragedroite bourragegauche bourredroite bourregauche canonicalurl
    canonicalurle capit chemin encodeancre encodeurl espacen espacenx filepath formatnombre
    formatnum fullurl fullurle gender genre grammaire grammar idpage initcapit initmajus initminus
    int lc lcfirst localurl localurle majus minus ns nse padleft padright pageid plural pluriel uc
    ucfirst urlcanonique urlcanoniquex urlcomplete urlcompletex urlencode urllocale urllocalex
"""
FUNCTIONS: Final = frozenset(_FUNCTIONS.split())
"""Take an argument after a colon, in any case."""

_WORDS_AND_FUNCTIONS: Final = """
    AFFICHERTITRE ANNEEVERSION ARTICLEPAGENAME ARTICLEPAGENAMEE ARTICLESPACE ARTICLESPACEE
    BASEPAGENAME BASEPAGENAMEE CASCADINGSOURCES CLEDETRI CLEFDETRI DEFAULTCATEGORYSORT DEFAULTSORT
    DEFAULTSORTKEY DISPLAYTITLE ESPACEARTICLE ESPACEARTICLEX ESPACEDISCUSSION ESPACEDISCUSSIONX
    ESPACENOMMAGE ESPACENOMMAGEX ESPACESUJET ESPACESUJETX FULLPAGENAME FULLPAGENAMEE IDVERSION
    INSTANTVERSION JOUR1VERSION JOUR2VERSION JOURVERSION MOISVERSION MOISVERSION1 NAMESPACE
    NAMESPACEE NAMESPACENUMBER NBDANSGROUPE NIVEAUDEPROTECTION NOMBASEDEPAGE NOMBASEDEPAGEX
    NOMBREADMINS NOMBREARTICLES NOMBREDANSGROUPE NOMBREESPACENOMMAGE NOMBREFICHIERS NOMBREMODIFS
    NOMBREPAGES NOMBREUTILISATEURS NOMBREUTILISATEURSACTIFS NOMPAGE NOMPAGEARTICLE NOMPAGEARTICLEX
    NOMPAGECOMPLET NOMPAGECOMPLETX NOMPAGEDISCUSSION NOMPAGEDISCUSSIONX NOMPAGERACINE NOMPAGERACINEX
    NOMPAGESUJET NOMPAGESUJETX NOMPAGEX NOMSOUSPAGE NOMSOUSPAGEX NUMBERINGROUP NUMBEROFACTIVEUSERS
    NUMBEROFADMINS NUMBEROFARTICLES NUMBEROFEDITS NUMBEROFFILES NUMBEROFPAGES NUMBEROFUSERS
    NUMINGROUP PAGENAME PAGENAMEE PAGESDANSCAT PAGESINCAT PAGESINCATEGORY PAGESIZE PROTECTIONEXPIRY
    PROTECTIONLEVEL REVISIONDAY REVISIONDAY2 REVISIONID REVISIONMONTH REVISIONMONTH1
    REVISIONTIMESTAMP REVISIONUSER REVISIONYEAR ROOTPAGENAME ROOTPAGENAMEE SUBJECTPAGENAME
    SUBJECTPAGENAMEE SUBJECTSPACE SUBJECTSPACEE SUBPAGENAME SUBPAGENAMEE TAILLEPAGE TALKPAGENAME
    TALKPAGENAMEE TALKSPACE TALKSPACEE UTILISATEURVERSION
"""
WORDS_AND_FUNCTIONS: Final = frozenset(_WORDS_AND_FUNCTIONS.split())
"""Stand alone or take an argument after a colon, in this case only."""

_WORDS: Final = """
    ! = ABREVMOISACTUEL ABREVMOISLOCAL ANNEEACTUELLE ANNEELOCALE CONTENTLANG CONTENTLANGUAGE
    CURRENTDAY CURRENTDAY2 CURRENTDAYNAME CURRENTDOW CURRENTHOUR CURRENTMONTH CURRENTMONTH1
    CURRENTMONTH2 CURRENTMONTHABBREV CURRENTMONTHNAME CURRENTMONTHNAMEGEN CURRENTTIME
    CURRENTTIMESTAMP CURRENTVERSION CURRENTWEEK CURRENTYEAR DIRECTIONMARK DIRMARK HEUREACTUELLE
    HEURELOCALE HORAIREACTUEL HORAIRELOCAL INSTANTACTUEL INSTANTLOCAL JDSACTUEL JDSLOCAL JOUR1ACTUEL
    JOUR1LOCAL JOUR2ACTUEL JOUR2LOCAL JOURACTUEL JOURLOCAL LANGCONTENU LANGUECONTENU LOCALDAY
    LOCALDAY2 LOCALDAYNAME LOCALDOW LOCALHOUR LOCALMONTH LOCALMONTH1 LOCALMONTH2 LOCALMONTHABBREV
    LOCALMONTHNAME LOCALMONTHNAMEGEN LOCALTIME LOCALTIMESTAMP LOCALWEEK LOCALYEAR MARQUEDIR
    MARQUEDIRECTION MOIS1ACTUEL MOIS1LOCAL MOIS2ACTUEL MOIS2LOCAL MOISACTUEL MOISLOCAL
    NOMGENMOISACTUEL NOMGENMOISLOCAL NOMJOURACTUEL NOMJOURLOCAL NOMMOISACTUEL NOMMOISLOCAL NOMSITE
    PAGELANGUAGE REVISIONSIZE SEMAINEACTUELLE SEMAINELOCALE SITENAME VERSIONACTUELLE
"""
WORDS: Final = frozenset(_WORDS.split())
"""Stand alone, in this case only."""

_FOLDED_WORDS: Final = """
    articlepath cheminarticle cheminscript cheminstyle idpage nomserveur pageid scriptpath server
    servername serveur stylepath
"""
FOLDED_WORDS: Final = frozenset(_FOLDED_WORDS.split())
"""Stand alone, in any case."""


def is_function_name(name: str, *, alone: bool) -> bool:
    """Whether a transclusion of this name is a parser function or a magic word.

    A name that begins with `#` and holds a colon always is: as a title it would be invalid. The others
    are known from a list of MediaWiki's own; a wiki of another language or with further extensions has more.

    Args:
        name: As written, without comments, trimmed.
        alone: No `|` follows it; a magic word without colon takes none.
    """
    head, colon, _ = _without_modifier(name).partition(":")
    if head.startswith("#"):
        return bool(colon)
    if colon:
        return head in WORDS_AND_FUNCTIONS or head.lower() in FUNCTIONS
    return alone and (head in WORDS or head in WORDS_AND_FUNCTIONS or head.lower() in FOLDED_WORDS)


def _without_modifier(name: str) -> str:
    head, colon, rest = name.partition(":")
    return rest.lstrip() if colon and head.lower() in {"subst", "safesubst"} else name
