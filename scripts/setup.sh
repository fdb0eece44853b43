# Shared by the scripts beside it: system libraries, the virtual environment, the pinned packages.
# Nothing is asked from the network when nothing is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
export LANG="${LANG:-C.UTF-8}" PYTHONUTF8=1

LIBRARIES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 fonts-liberation"
FOR_TESTS="chromium poppler-utils libreoffice-writer-nogui"

say() { printf '%s\n' "$*" >&2; }

fail() { say "$@"; exit 1; }

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

# Installs what is missing when we may, else prints the line to type and stops.
system_packages() {
    local missing as_root=""
    if ! command -v dpkg-query >/dev/null; then
        say "Это не Debian: нужны Pango, HarfBuzz и шрифты Liberation (для PDF). Если они стоят, всё в порядке."
        return
    fi
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    local line="apt-get update && apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" != 0 ]; then
        if sudo -n true 2>/dev/null; then
            as_root="sudo -n"
        else
            fail "Не хватает системных пакетов. Выполните и запустите ещё раз:" \
                "
    sudo sh -c '$line'"
        fi
    fi
    say "Ставятся системные пакеты: $missing"
    # shellcheck disable=SC2086 -- the names are words on purpose
    if ! { $as_root apt-get -q update && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q install -y --no-install-recommends $missing; } >&2; then
        fail "Поставить системные пакеты не удалось. Выполните от root и запустите ещё раз:
    $line"
    fi
}

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.11 python3.13 python3.12 python3.14; do
        if is_recent "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    fail "Нужен Python 3.11 или новее. На Debian 12: apt-get install python3 python3-venv." \
        "Другой Python можно указать так: PYTHON=/путь/к/python3.13 make run"
}

virtual_environment() {
    local python
    if is_recent .venv/bin/python && .venv/bin/python -c 'import pip' 2>/dev/null; then return; fi
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        system_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    rm -rf .venv
    "$python" -m venv .venv
}

# Installs the lock unless its checksum lies in the environment already.
locked_packages() {
    local lock=$1 stamp=.venv/.installed-$1 sum
    sum=$(sha256sum <"$lock")
    [ "$(cat "$stamp" 2>/dev/null)" != "$sum" ] || return 0
    say "Ставятся пакеты из $lock (один раз)…"
    .venv/bin/python -m pip --disable-pip-version-check --no-input -q \
        install --require-hashes --no-deps -r "$lock" >&2 ||
        fail "Поставить пакеты не удалось, причина выше. Проверьте сеть и настройки pip и запустите ещё раз."
    printf '%s\n' "$sum" >"$stamp"
}

# install LOCK PACKAGE...: one copy at a time, so that two starts do not fill one folder at once.
install() {
    local lock=$1
    shift
    [ "${MSOKO_SKIP_APT:-}" = 1 ] || system_packages "$@"
    mkdir -p -m 700 var
    (
        flock 8
        virtual_environment
        locked_packages "$lock"
    ) 8>var/setup.lock
}
