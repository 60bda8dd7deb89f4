"""A real MediaWiki made from Debian's package: French, SQLite, in a folder of its own.

`install` makes one in about three seconds; `Installation.reset` brings back the state of a snapshot in
milliseconds, so that every test starts from the same wiki.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path("/usr/share/mediawiki")
"""Where Debian's `mediawiki` package puts MediaWiki."""

SCRIPTS = Path(__file__).parent
"""Maintenance scripts of our own stand beside this module."""

EXTENSIONS = (
    "AbuseFilter",
    "CategoryTree",
    "Cite",
    "Gadgets",
    "InputBox",
    "ParserFunctions",
    "SpamBlacklist",
    "TemplateData",
)

SETTINGS = """
# The public blacklist would be fetched from the internet; jobs run only when a test says so.
$wgBlacklistSettings = [ 'spam' => [ 'files' => [] ] ];
$wgJobRunRate = 0;
$wgRateLimits = [];
# Sessions are part of a snapshot, and a soak may last longer than the hour that is usual.
$wgObjectCacheSessionExpiry = 86400;
$wgCategoryCollation = 'uca-fr';
$wgCacheDirectory = __DIR__ . '/cache';
$wgNamespacesWithSubpages[NS_MAIN] = true;
$wgNamespacesWithSubpages[NS_TEMPLATE] = true;
$wgGroupPermissions['sysop']['abusefilter-modify'] = true;
$wgShowExceptionDetails = true;
# A test wiki need not survive a power cut, nor withstand whoever steals its passwords and sessions: MediaWiki's own
# numbers of rounds make a login ten times as expensive as a read.
$wgDBservers = [ [ 'type' => 'sqlite', 'dbname' => $wgDBname, 'dbDirectory' => $wgSQLiteDataDir,
	'variables' => [ 'synchronous' => 'OFF' ], 'flags' => DBO_DEFAULT, 'load' => 1 ] ];
$wgObjectCaches[CACHE_DB]['server']['variables']['synchronous'] = 'OFF';
$wgJobTypeConf['default']['server']['variables']['synchronous'] = 'OFF';
$wgPasswordConfig['pbkdf2']['cost'] = '1';
$wgSessionPbkdf2Iterations = 1;
# Read at each request, past what the server has compiled: it never looks at a compiled file again.
eval( '?>' . file_get_contents( __DIR__ . '/test.php' ) );
"""


@dataclass(frozen=True, slots=True)
class Account:
    """A name and a password that the wiki accepts."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Users:
    """The accounts of every test wiki.

    Attributes:
        sysop: An administrator.
        bot: `MoviBot` in the bot group, by its own password.
        bot_password: The same account by a bot password with the grants movibot needs.
        weak_bot_password: The same account by a bot password that may read and nothing else.
        person: A plain account without bot rights.
    """

    sysop: Account = Account("Admin", "mot-de-passe-de-l-admin")
    bot: Account = Account("MoviBot", "mot-de-passe-du-robot")
    bot_password: Account = Account("MoviBot@movibot", "0123456789abcdefghijklmnopqrstuv")
    weak_bot_password: Account = Account("MoviBot@lecture", "vutsrqponmlkjihgfedcba9876543210")
    person: Account = Account("Personne", "mot-de-passe-de-la-personne")


@dataclass(frozen=True, slots=True)
class Installation:
    """One MediaWiki in one folder, to be served on one port.

    Attributes:
        folder: Its settings, data and snapshots.
        port: The port on the loopback address.
        users: The accounts it has.
    """

    folder: Path
    port: int
    users: Users = field(default_factory=Users)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self) -> str:
        return f"{self.url}/api.php"

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make MediaWiki's PHP use this installation."""
        return os.environ | {"MW_CONFIG_FILE": str(self.folder / "LocalSettings.php")}

    @property
    def php(self) -> list[str]:
        """The command that runs a script of this installation; it finds what was compiled before."""
        options = {"enable_cli": 1, "file_cache": self.folder / "compiled", "file_cache_only": 1}
        return ["php", *(part for key, value in options.items() for part in ("-d", f"opcache.{key}={value}"))]

    def run(self, script: str, *arguments: str, stdin: str = "") -> str:
        """Run a maintenance script of MediaWiki, or one that stands beside this module; its output."""
        own = SCRIPTS / script
        path = own if own.exists() else PACKAGE / "maintenance" / script
        done = subprocess.run(
            [*self.php, str(path), *arguments],
            input=stdin,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{script}: {done.stdout}{done.stderr}"
        return done.stdout

    def load(self, pages: Mapping[str, str], *, quiet: bool = False) -> None:
        """Save many pages at once, in the order given, by a bot; quietly, as a script that imports."""
        lines = (json.dumps({"title": title, "text": text, "quiet": quiet}) for title, text in pages.items())
        self.run("load.php", stdin="\n".join(lines))

    def run_jobs(self) -> None:
        """Do what waits in the job queue, such as the pages that use an edited template."""
        self.run("runJobs.php")

    def configure(self, php: str) -> None:
        """Add settings to LocalSettings.php until the next `reset`, such as `$wgReadOnly = 'Travaux';`."""
        (self.folder / "test.php").write_text(f"<?php\n{php}\n", encoding="utf-8")

    def snapshot(self, name: str) -> None:
        """Keep the present pages and accounts under a name that `reset` knows."""
        target = self.folder / "snapshots" / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder / "data", target)

    def reset(self, name: str = "fresh") -> None:
        """Bring back a snapshot, `fresh` being the wiki right after its installation. Sessions end."""
        self.configure("")
        data = self.folder / "data"
        shutil.rmtree(data)
        shutil.copytree(self.folder / "snapshots" / name, data)


def missing() -> str | None:
    """Why no MediaWiki can be installed here, or None where it can."""
    if shutil.which("php") is None:
        return "php is not installed (Debian: php-cli php-sqlite3 php-mbstring php-xml php-intl)"
    if not (PACKAGE / "maintenance" / "install.php").exists():
        return f"MediaWiki is not installed in {PACKAGE} (Debian: mediawiki)"
    return None


def install(folder: Path, port: int, language: str = "fr") -> Installation:
    """Make a MediaWiki named Movilab with its accounts in a new folder, a French one unless told otherwise."""
    wiki = Installation(folder, port)
    (folder / "cache").mkdir(parents=True)
    (folder / "compiled").mkdir()
    wiki.configure("")
    _create_tables(wiki, language)
    with (folder / "LocalSettings.php").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS.replace("uca-fr", f"uca-{language}"))
    _create_accounts(wiki)
    wiki.snapshot("fresh")
    return wiki


def _create_tables(wiki: Installation, language: str) -> None:
    options = {
        "dbtype": "sqlite",
        "dbpath": str(wiki.folder / "data"),
        "dbname": "movilab",
        "lang": language,
        "server": wiki.url,
        "scriptpath": "",
        "pass": wiki.users.sysop.password,
        "skins": "Vector",
        "extensions": ",".join(EXTENSIONS),
        "confpath": str(wiki.folder),
    }
    given = [part for key, value in options.items() for part in (f"--{key}", value)]
    wiki.run("install.php", *given, "Movilab", wiki.users.sysop.name)


def _create_accounts(wiki: Installation) -> None:
    users = wiki.users
    # The installation knows no settings yet: the number of rounds becomes that of the other passwords.
    wiki.run("createAndPromote.php", "--force", users.sysop.name, users.sysop.password)
    wiki.run("createAndPromote.php", "--bot", users.bot.name, users.bot.password)
    wiki.run("createAndPromote.php", users.person.name, users.person.password)
    _create_bot_password(wiki, users.bot_password, "basic,highvolume,editpage,createeditmovepage")
    _create_bot_password(wiki, users.weak_bot_password, "basic")


def _create_bot_password(wiki: Installation, account: Account, grants: str) -> None:
    user, _, application = account.name.partition("@")
    wiki.run("createBotPassword.php", "--appid", application, "--grants", grants, user, account.password)
