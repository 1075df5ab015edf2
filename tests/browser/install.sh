#!/usr/bin/env bash
# Puts in what only the browser tests need: Node packages from the lock file, and Chromium from the
# system's packages where no Chromium is found.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v node >/dev/null; then
  echo "seoga: the browser tests need Node.js 20 or newer (and npm); everything else does not" >&2
  exit 3
fi

if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "seoga: installing the test tools from package-lock.json"
  npm ci --no-audit --no-fund --loglevel=error
fi

if [ -z "${CHROMIUM:-}" ] && ! command -v chromium chromium-browser google-chrome >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "seoga: installing Chromium and Korean fonts from the system's packages (about a minute, once)"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
  else
    echo "seoga: the browser tests need Chromium: install it, or name it in CHROMIUM=/path/to/chromium" >&2
    exit 3
  fi
fi
