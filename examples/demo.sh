#!/bin/sh
# `make demo`: movibot sync on a copy of the example wiki, one page it made, and a second run that does nothing.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
work="$here/demo"
rm -rf "$work"
mkdir -p "$work/examples"
cp -R "$here/examples/movilab" "$work/examples/movilab"
cp "$here/config.example.yaml" "$work/config.yaml"
cd "$work"
export XDG_STATE_HOME="$work/state"

run() {
    printf '\n$ %s\n' "$*"
    "$@"
}

run movibot sync
page="examples/movilab/Principal/Tiers-lieux par région.wiki"
printf '\n$ head -n 30 "%s"\n' "$page"
head -n 30 "$page"
run movibot sync
