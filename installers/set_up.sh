# Sourced by start and test: makes the project's own environment in .venv, once, and says what is wrong if it cannot.
#   set_up start   what the program needs
#   set_up test    the tools of the check as well
# PYTHON=... names another Python than python3; GAZETTE_LANG=zh or en chooses the language of what is said.

# Qt opens no window without these; the names after a bar are those of newer or older systems.
system_packages="libegl1 libgl1 libfontconfig1 fontconfig-config libxkbcommon0 libdbus-1-3 libglib2.0-0t64|libglib2.0-0
libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libx11-xcb1"
# The tests have every PDF read by two outside programs, and keep read copies in a PostgreSQL of their own; Qt has the
# names of kinds of files from shared-mime-info, which every desktop has.
test_packages="qpdf ghostscript shared-mime-info postgresql"

say() { # zh, en
    case "${GAZETTE_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
    zh*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$2" ;;
    esac
}

stop() {
    say "$1" "$2" >&2
    exit 1
}

stop_if_known() { # what a program answered that failed, where it writes: the two usual reasons are said in a sentence
    case "$1" in
    *"No space left on device"* | *"Disk quota exceeded"* | *"enough free space"*)
        stop "磁盘满了（$2），没有装完。请腾出约 1 GB，再运行一次。" \
            "The disk is full ($2), so the set-up is not finished. Free about 1 GB and run this again."
        ;;
    *[Pp]roxy* | *SSL* | *CERTIFICATE*) ;; # the network is there and wants something: only its own words say what
    *"name resolution"* | *"Name or service not known"* | *"emporary failure resolving"* | *"Could not resolve"* | \
        *"Network is unreachable"* | *"No route to host"* | *"Failed to establish a new connection"* | \
        *"Could not connect"* | *"Read timed out"* | *"onnection timed out"* | *"Connection refused"*)
        stop "网络不通，没有装完。第一次安装要联网；连上网络再运行一次。" \
            "There is no network, so the set-up is not finished. The first time needs one: connect and run this again."
        ;;
    esac
}

installed() { # one package, or names joined by bars of which one is enough
    for name in $(printf '%s' "$1" | tr '|' ' '); do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] && return 0
    done
    return 1
}

offered() { # the first of the names joined by bars that apt can install
    for name in $(printf '%s' "$1" | tr '|' ' '); do
        if apt-cache show "$name" >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    printf '%s\n' "${1##*|}"
}

python_works() { "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

missing_packages() {
    for package in $system_packages; do
        installed "$package" || offered "$package"
    done
    # Debian parts venv from Python, and only ensurepip tells: `import venv` works without the package
    if command -v "$python" >/dev/null 2>&1; then
        "$python" -c 'import ensurepip' 2>/dev/null || {
            [ "$python" = python3 ] && printf 'python3-venv\n'
        }
    else
        [ "$python" = python3 ] && printf 'python3\npython3-venv\n'
    fi
    return 0
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        as_root="env"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    else
        line="apt-get install --no-install-recommends $*"
        if command -v sudo >/dev/null 2>&1; then
            line="sudo apt-get update && sudo $line"
        else
            line="su - -c 'apt-get update && $line'" # a Debian whose root has a password comes without sudo
        fi
        stop "还缺系统软件包，请先以管理员身份运行：$line" "System packages are missing; run this first: $line"
    fi
    say "正在安装系统软件包：$*" "Installing system packages: $*"
    # shellcheck disable=SC2086
    answer=$($as_root LC_ALL=C DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" 2>&1) || {
        stop_if_known "$lists_answer $answer" /var
        printf '%s\n' "$answer" >&2
        stop "系统软件包没有装上；上面是 apt-get 说的原因，请处理后再运行一次。" \
            "The system packages could not be installed; apt-get gives the reason above. Mend that and run this again."
    }
}

lists_answer=
update_lists() { # what apt-get answers is kept: without lists it only says of each package that there is none
    if [ "$(id -u)" = 0 ]; then
        lists_answer=$(LC_ALL=C apt-get -qq update 2>&1) || true
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        lists_answer=$(sudo -n env LC_ALL=C apt-get -qq update 2>&1) || true
    fi
}

system_set_up() {
    if command -v apt-get >/dev/null 2>&1 && [ -n "$(missing_packages)" ]; then
        update_lists # without lists apt offers nothing; if this fails, the installation says why
        # shellcheck disable=SC2046
        install_packages $(missing_packages)
    fi
    python_works ||
        stop "需要 Python 3.11 或更新的版本；用 PYTHON=/路径/python3 指定另一个再运行。" \
            "Python 3.11 or newer is needed; name another one with PYTHON=/path/to/python3 and run this again."
    "$python" -c 'import ensurepip' 2>/dev/null ||
        stop "这个 Python 没有 ensurepip，不能建立环境；请装上它的 venv 软件包再运行。" \
            "This Python has no ensurepip, so no environment can be made; install its venv package and run this again."
}

environment_works() { # an interrupted set-up leaves half a Python or half a pip: pip is made to look for itself
    .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
        .venv/bin/python -m pip --disable-pip-version-check install -q --dry-run --no-index pip >/dev/null 2>&1
}

environment_set_up() { # arguments for pip install
    if ! environment_works; then
        say "正在 .venv 里建立环境……" "Making an environment in .venv …"
        answer=$("$python" -m venv --clear .venv 2>&1) || {
            stop_if_known "$answer" "$(pwd)"
            printf '%s\n' "$answer" >&2
            if [ ! -w . ]; then
                stop "不能写入 $(pwd)。请把这个文件夹复制到可以写入的地方，在那里运行。" \
                    "Nothing can be written in $(pwd). Copy this folder to where you may write and run this there."
            fi
            stop "不能在 .venv 里建立环境；原因见上。" "No environment could be made in .venv; the reason stands above."
        }
    fi
    say "正在安装所需的库（要联网，可能要一两分钟）……" "Installing the libraries (from the network; a minute or two) …"
    answer=$({
        .venv/bin/python -m pip --disable-pip-version-check install -q --upgrade 'pip>=25.1' &&
            .venv/bin/python -m pip install -q --root-user-action ignore "$@"
    } 2>&1) || {
        stop_if_known "$answer" "$(pwd), ${TMPDIR:-/tmp}"
        printf '%s\n' "$answer" >&2
        stop "库没有装上；上面是 pip 说的原因，请处理后再运行一次。" \
            "The libraries could not be installed; pip gives the reason above. Mend that and run this again."
    }
}

set_up() { # start | test
    python=${PYTHON:-python3}
    [ "$1" = test ] && system_packages="$system_packages $test_packages"
    # what was set up, for which description of the project, in which place: moved or changed means again
    state="$(cat pyproject.toml installers/set_up.sh | cksum) $(pwd)"
    for stamp in ".venv/set_up_$1" .venv/set_up_test; do
        if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && .venv/bin/python -c '' 2>/dev/null; then
            return 0
        fi
    done
    system_set_up
    if [ "$1" = test ]; then
        environment_set_up -e '.[postgresql]' --group dev
    else
        environment_set_up -e '.[postgresql]'
    fi
    printf '%s\n' "$state" >".venv/set_up_$1"
}
