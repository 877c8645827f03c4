#!/bin/sh
# Counts instructions with valgrind: start-up, the look-up from the shell, and one key with its frame.
# Counts differ little from run to run, however busy the machine is. After `cargo build --release`:
#   benches/instructions.sh [FOLJ]
set -eu
folj=${1:-target/release/folj}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

count() {
    env -i HOME="$home" PATH=/usr/bin:/bin TERM=xterm-256color LANG=sv_SE.UTF-8 \
        valgrind --tool=callgrind --callgrind-out-file="$home/out" "$folj" "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}

frame=$(count screen --size 80x24)
one=$(count screen --size 80x24 --keys 'l l j')
two=$(count screen --size 80x24 --keys 'l l j j')
printf '| %s | %s |\n| --- | ---: |\n' 'what' 'instructions'
printf '| %s | %s |\n' 'folj --version' "$(count --version)" 'folj list -c OSN' "$(count list -c OSN)" \
    'start to the first frame' "$frame" 'one key and its frame' "$((two - one))"
