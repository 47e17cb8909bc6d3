# Sourced by each finding: works in a folder of its own, installs the packages named, and leaves nothing behind.
set -euo pipefail
export PIP_DISABLE_PIP_VERSION_CHECK=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

with_python() { # with_python pkg==version ...: afterwards venv/bin/python has them
    python3 -m venv venv
    venv/bin/python -m pip install -q "$@" 2>pip.log || { cat pip.log >&2; exit 2; }
}

with_node() { # with_node pkg@version ...: afterwards node finds them
    echo '{"type": "module"}' >package.json
    npm install --silent --no-fund --no-audit "$@" >npm.log 2>&1 || { cat npm.log >&2; exit 2; }
}
