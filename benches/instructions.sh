#!/bin/sh
# Counts instructions with valgrind: start-up, the look-up from the shell, and keys with their frames.
# Counts differ little from run to run, however busy the machine is. After `cargo build --release`:
#   benches/instructions.sh [FOLJ [--config FILE --plan FOLDER --data FOLDER]]
# Options and paths without blanks. What folj keeps of large plans and journals is kept before it counts.
set -eu
folj=${1:-target/release/folj}
[ $# -eq 0 ] || shift
options=$*
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

alone() {
    env -i HOME="$home" PATH=/usr/bin:/bin TERM=xterm-256color LANG=sv_SE.UTF-8 "$@"
}

count() {
    # shellcheck disable=SC2086 # several words
    alone valgrind --tool=callgrind --callgrind-out-file="$home/out" "$folj" "$@" $options 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}

# shellcheck disable=SC2086
alone "$folj" list $options >/dev/null 2>&1
frame=$(count screen --size 80x24)
one=$(count screen --size 80x24 --keys 'l l j')
nine=$(count screen --size 80x24 --keys 'l l j j j j j j j j j')
printf '| %s | %s |\n| --- | ---: |\n' 'what' 'instructions'
printf '| %s | %s |\n' 'folj --version' "$(count --version)" 'folj list -c OSN' "$(count list -c OSN)" \
    'start to the first frame' "$frame" 'one key and its frame, of eight' "$(((nine - one) / 8))"
