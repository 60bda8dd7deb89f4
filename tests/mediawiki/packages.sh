#!/bin/sh
# Installs Debian's MediaWiki and PHP where they are missing. Where that cannot be done it says so and
# goes on: the tests that need them then skip with the reason, or fail under CI.
set -eu

[ -d /usr/share/mediawiki ] && command -v php >/dev/null &&
    [ -z "$(php -r 'foreach (["pdo_sqlite", "mbstring", "xml", "intl"] as $e) if (!extension_loaded($e)) echo $e;')" ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "make test: no apt-get here, so no real MediaWiki: its tests will be skipped." >&2
    exit 0
fi
root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "make test: installing Debian's mediawiki needs root or sudo: its tests will be skipped." >&2
        exit 0
    fi
    root="sudo"
fi
$root apt-get update -qq
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    mediawiki php-cli php-sqlite3 php-mbstring php-xml php-intl >/dev/null
