"""The sentences of `movibot init`: the first configuration. In both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # --- the search for the wiki ---
    "wiki-not-found-from": "aucun wiki MediaWiki trouvé à partir de {url}⟦ (essayé : {tried})⟧. Donnez l’adresse d’une page du wiki, ou celle de son api.php (page Spécial:Version).",
    "init-ask-address": "L’adresse du wiki (celle de n’importe quelle page) :",
    "init-ask-this-wiki": "Est-ce bien ce wiki ? [O/n]",
    "init-found": "{name} : {generator}, {pages} {pages:page|pages}, {url}",
    "init-found-private": "Un wiki qui ne se lit qu’avec un compte : {url}",
    "init-found-alias": "Ce wiki donne {url} comme son adresse : c’est elle qui sera notée.⟦ Le même wiki répond à {aliases}.⟧",
    "init-aliases": "Autres adresses du même wiki : {aliases}",
    # --- the account ---
    "init-account-why": "Pour lire, movibot n’a besoin de rien. Pour écrire, il lui faut un compte et un mot de passe de robot :",
    "init-account-open": "  1. Connectez-vous au wiki avec le compte du robot (un compte à part, qui se crée comme tout autre) et ouvrez {page}",
    "init-account-tick": "  2. Créez un mot de passe nommé « movibot » en cochant :",
    "init-grant-highvolume": "       Modification de gros volumes (highvolume)",
    "init-grant-editpage": "       Modifier des pages existantes (editpage)",
    "init-grant-createeditmovepage": "       Créer, modifier et déplacer des pages (createeditmovepage)",
    "init-account-copy": "  3. Recopiez ici le nom et le mot de passe que le wiki montre. « Modifier des pages protégées » (editprotected) ne sert que si vos pages générées sont protégées.",
    "init-ask-user": "Le nom du compte, comme MoviBot@movibot (vide : lire seulement) :",
    "init-bot-password-name": "Le mot de passe de robot va avec un nom qui contient « @ », comme {user}@movibot : le wiki le montre à côté du mot de passe.",
    "init-ask-user-again": "Le nom du compte (vide : {user}) :",
    "init-ask-secret": "Le mot de passe de {user} (il ne s’affiche pas) :",
    "init-ask-contact": "Une adresse où l’on peut vous écrire, pour les administrateurs du wiki (vide : aucune) :",
    "init-logged-in": "Connexion réussie : {account}",
    "init-reads-only": "Sans compte : movibot lit, vérifie, et montre ce qu’il écrirait.",
    "init-right-missing": "attention : le compte n’a pas le droit « {right} ». Cochez {grant} pour son mot de passe de robot ; si c’est fait, le compte lui-même ne l’a pas : demandez à un administrateur (groupe des robots).",
    "init-own-password": "attention : c’est le mot de passe du compte lui-même. Un mot de passe de robot (Spécial:BotPasswords) donne moins de droits à qui le trouverait.",
    # --- the files ---
    "init-written": "{path} : écrit",
    "init-keep-secret": "{path} ne se lit que par vous ; ne le copiez pas dans un dépôt git.",
    "init-next": "Ensuite : movibot doctor{config} (ce qui pourrait mal se passer), puis movibot sync --dry-run{config} (ce qui serait écrit).",
    "init-next-infer": "Ensuite : movibot infer --all --output {folder}{config} (des schémas d’après les modèles du wiki), puis movibot doctor{config} (ce qui pourrait mal se passer).",
    "init-exists": "{path} existe déjà, et reste tel quel. --force le remplace ; --folder ou --config écrit ailleurs.",
    # --- the command line ---
    "init-needs-address": "il manque l’adresse du wiki : movibot init movilab.org",
    "init-two-addresses": "deux adresses différentes sont données : gardez l’argument ou --wiki.",
    "init-account-or-none": "--no-account ne va pas avec --user ni avec un mot de passe.",
    "init-secret-without-user": "un mot de passe est donné sans compte : ajoutez --user.",
    "init-one-secret": "le mot de passe vient d’un seul endroit : --password-env, --password-file ou --password-stdin (qui peut aller avec --password-file).",
    "init-needs-secret": "il manque le mot de passe : --password-stdin, --password-env NOM ou --password-file FICHIER. Il ne se donne jamais sur la ligne de commande.",
    "init-private-needs-account": "ce wiki ne se lit qu’avec un compte : ajoutez --user et un mot de passe.",
    # --- comments of config.yaml ---
    "config-comment-made": "La configuration de movibot pour le wiki « {name} », faite par « movibot init ».",
    "config-comment-keys": "Toutes les clés, expliquées en anglais : movibot schema config --guide. Les chemins partent du dossier de ce fichier.",
    "config-comment-url": "L’adresse de l’API du wiki.",
    "config-comment-aliases": "Le même wiki répond aussi à : {aliases}. Gardez une seule adresse, sinon deux passages pourraient travailler en même temps.",
    "config-comment-reader": "Sans compte, movibot lit seulement. Pour écrire, faites un mot de passe de robot (page Spécial:BotPasswords du wiki), mettez-le dans un fichier que vous seul pouvez lire (chmod 600), et donnez ici :",
    "config-comment-user": "Le compte du robot, avec le nom de son mot de passe de robot (page Spécial:BotPasswords).",
    "config-comment-file": "Le fichier qui contient le mot de passe ; vous seul devez pouvoir le lire (chmod 600).",
    "config-comment-env": "La variable d’environnement qui contient le mot de passe.",
    "config-comment-contact": "Comment les administrateurs du wiki peuvent vous joindre ; movibot le leur dit à chaque requête.",
    "config-comment-timezone": "Le fuseau horaire du jour « d’aujourd’hui ».",
    "config-comment-language": "La langue des messages, fr ou en. Sans cette clé : celle du wiki.",
    "config-comment-templates": "Le dossier des schémas, des vocabulaires et des pages. Sans cette clé : ceux qui viennent avec movibot.",
    "config-comment-create": "true : movibot peut créer les pages générées qui n’existent pas. false : il remplit seulement celles qui ont ses repères.",
    "config-comment-throttle": "Secondes entre deux enregistrements, au moins ; ce que le wiki permet au compte est respecté de toute façon.",
    "config-comment-max": "Au-delà de ce nombre de modifications en un passage, rien n’est écrit (code de fin 4).",
    # --- help ---
    "help-init-wiki": "La même chose que ADDRESS.",
    "help-init-user": "Le compte, comme MoviBot@movibot.",
    "help-init-no-account": "Sans compte : movibot lit seulement.",
    "help-init-password-env": "La variable d’environnement qui contient le mot de passe ; rien n’est copié dans un fichier.",
    "help-init-password-file": "Le fichier qui contient le mot de passe, ou qui le contiendra.",
    "help-init-password-stdin": "Lit le mot de passe sur l’entrée standard et le met dans un fichier que vous seul pouvez lire.",
    "help-init-contact": "Comment vous joindre, pour les administrateurs du wiki.",
    "help-init-templates": "Le dossier de vos schémas, tel que « movibot infer --output » l’écrira.",
    "help-init-folder": "Le dossier où écrire config.yaml. Par défaut : celui où vous êtes.",
    "help-init-yes": "Ne pose aucune question.",
    "help-init-force": "Remplace une configuration qui existe déjà.",
    "help-init": """Trouve un wiki par son adresse et écrit une première configuration.

L’adresse peut être celle de n’importe quelle page. Ce qui n’est pas dit par une option
est demandé. Le mot de passe ne se donne jamais sur la ligne de commande.

Exemples :
  movibot init                                   pose les questions
  movibot init movilab.org --no-account          pour lire seulement
  movibot init https://movilab.org/wiki/Accueil --user MoviBot@movibot
  movibot init movilab.org --user MoviBot@movibot --password-stdin --yes < secret

Code de fin : 0 écrit ; 2 il manque quelque chose, ou config.yaml existe ;
5 pas de wiki à cette adresse, ou compte refusé.""",
}

ENGLISH: Mapping[str, str] = {
    # --- the search for the wiki ---
    "wiki-not-found-from": "no MediaWiki found from {url}⟦ (tried: {tried})⟧. Give the address of a page of the wiki, or that of its api.php (page Special:Version).",
    "init-ask-address": "The address of the wiki (that of any page):",
    "init-ask-this-wiki": "Is it this wiki? [Y/n]",
    "init-found": "{name}: {generator}, {pages} {pages:page|pages}, {url}",
    "init-found-private": "A wiki that only accounts may read: {url}",
    "init-found-alias": "This wiki gives {url} as its address: that is what will be noted.⟦ The same wiki answers at {aliases}.⟧",
    "init-aliases": "Other addresses of the same wiki: {aliases}",
    # --- the account ---
    "init-account-why": "To read, movibot needs nothing. To write, it needs an account and a bot password:",
    "init-account-open": "  1. Log in to the wiki with the bot’s account (one of its own, made like any other) and open {page}",
    "init-account-tick": "  2. Make a password named “movibot” and tick:",
    "init-grant-highvolume": "       High-volume (bot) access (highvolume)",
    "init-grant-editpage": "       Edit existing pages (editpage)",
    "init-grant-createeditmovepage": "       Create, edit, and move pages (createeditmovepage)",
    "init-account-copy": "  3. Copy here the name and the password that the wiki shows. “Edit protected pages” (editprotected) is of use only if your generated pages are protected.",
    "init-ask-user": "The name of the account, such as MoviBot@movibot (empty: read only):",
    "init-bot-password-name": "A bot password goes with a name that holds “@”, such as {user}@movibot: the wiki shows it beside the password.",
    "init-ask-user-again": "The name of the account (empty: {user}):",
    "init-ask-secret": "The password of {user} (it is not shown):",
    "init-ask-contact": "How you can be reached, for the administrators of the wiki (empty: not at all):",
    "init-logged-in": "Logged in: {account}",
    "init-reads-only": "Without an account: movibot reads, checks, and shows what it would write.",
    "init-right-missing": "warning: the account does not have the right “{right}”. Tick {grant} for its bot password; if it is ticked, the account itself does not have the right: ask an administrator (group of bots).",
    "init-own-password": "warning: this is the password of the account itself. A bot password (Special:BotPasswords) gives less to whoever finds it.",
    # --- the files ---
    "init-written": "{path}: written",
    "init-keep-secret": "{path} is readable by you alone; do not copy it to a git repository.",
    "init-next": "Next: movibot doctor{config} (what could go wrong), then movibot sync --dry-run{config} (what would be written).",
    "init-next-infer": "Next: movibot infer --all --output {folder}{config} (schemas from the wiki’s templates), then movibot doctor{config} (what could go wrong).",
    "init-exists": "{path} exists already, and stays as it is. --force replaces it; --folder or --config writes elsewhere.",
    # --- the command line ---
    "init-needs-address": "the address of the wiki is missing: movibot init movilab.org",
    "init-two-addresses": "two different addresses are given: keep the argument or --wiki.",
    "init-account-or-none": "--no-account does not go with --user or a password.",
    "init-secret-without-user": "a password is given without an account: add --user.",
    "init-one-secret": "the password comes from one place: --password-env, --password-file or --password-stdin (which goes with --password-file).",
    "init-needs-secret": "the password is missing: --password-stdin, --password-env NAME or --password-file FILE. It is never given on the command line.",
    "init-private-needs-account": "this wiki can be read by accounts only: add --user and a password.",
    # --- comments of config.yaml ---
    "config-comment-made": "The configuration of movibot for the wiki “{name}”, made by “movibot init”.",
    "config-comment-keys": "All keys, explained: movibot schema config --guide. Paths start from the folder of this file.",
    "config-comment-url": "The address of the wiki’s API.",
    "config-comment-aliases": "The same wiki also answers at: {aliases}. Keep one address, else two runs might work at the same time.",
    "config-comment-reader": "Without an account movibot only reads. To write, make a bot password (page Special:BotPasswords of the wiki), put it into a file that only you can read (chmod 600), and say here:",
    "config-comment-user": "The account of the bot, with the name of its bot password (page Special:BotPasswords).",
    "config-comment-file": "The file that holds the password; only you may be able to read it (chmod 600).",
    "config-comment-env": "The environment variable that holds the password.",
    "config-comment-contact": "How the wiki’s administrators can reach you; movibot tells them with every request.",
    "config-comment-timezone": "The time zone in which “today” is meant.",
    "config-comment-language": "The language of messages, fr or en. Without this key: the wiki’s.",
    "config-comment-templates": "The folder of schemas, vocabularies and pages. Without this key: those that come with movibot.",
    "config-comment-create": "true: movibot may create generated pages that do not exist. false: it only fills those that have its markers.",
    "config-comment-throttle": "Seconds between two saves, at least; what the wiki allows the account is kept in any case.",
    "config-comment-max": "More edits than this in one run: nothing is written (exit code 4).",
    # --- help ---
    "help-init-wiki": "The same as ADDRESS.",
    "help-init-user": "The account, such as MoviBot@movibot.",
    "help-init-no-account": "Without an account: movibot only reads.",
    "help-init-password-env": "The environment variable that holds the password; nothing is copied to a file.",
    "help-init-password-file": "The file that holds the password, or will hold it.",
    "help-init-password-stdin": "Read the password from standard input and put it into a file that only you can read.",
    "help-init-contact": "How you can be reached, for the wiki’s administrators.",
    "help-init-templates": "The folder of your schemas, as “movibot infer --output” will write it.",
    "help-init-folder": "The folder to write config.yaml to. Default: where you are.",
    "help-init-yes": "Ask no question.",
    "help-init-force": "Replace a configuration that exists already.",
    "help-init": """Find a wiki by its address and write a first configuration.

The address may be that of any page. What no option says is asked for.
The password is never given on the command line.

Examples:
  movibot init                                   asks
  movibot init movilab.org --no-account          to read only
  movibot init https://movilab.org/wiki/Accueil --user MoviBot@movibot
  movibot init movilab.org --user MoviBot@movibot --password-stdin --yes < secret

Exit code: 0 written; 2 something is missing, or config.yaml exists;
5 no wiki at this address, or the account is refused.""",
}
