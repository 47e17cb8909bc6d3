#!/bin/sh
# Upload the site to a server of your own, so that nobody meets half an edition: first what pages ask for, then the pages.
#   sh scripts/hosting/upload.sh site you@example.org:/srv/site
# What an edition has no more stays there for tabs that are still open. A day later, take it away: the same with --tidy.
set -eu
if [ $# -lt 2 ] || [ ! -f "$1/index.html" ]; then
  echo "upload.sh: build the site first (python3 scripts/run.py site --no-serve), then: upload.sh site HOST:FOLDER [--tidy]" >&2
  exit 1
fi
from=${1%/}/
to=${2%/}/
send() { rsync --recursive --times --checksum --delay-updates "$@" "$from" "$to"; }
send --include='/assets/***' --exclude='*'
send --exclude=/sw.js # the offline copy is told of an edition when all of it is there
send
if [ "${3:-}" = --tidy ]; then
  send --delete-after
fi
