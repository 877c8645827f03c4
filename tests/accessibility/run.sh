#!/bin/sh
# Checks the web pages that folj writes in a real browser: no violation that axe-core finds, no sideways
# scrolling on a small screen or at 200 %. See tests/README.md.
#
#   tests/accessibility/run.sh [FOLDER]     FOLDER gets the pages, pictures of them and what they are on paper
#
# Without node, npm, their registry or Chromium it says so and ends well, so that it can stand in continuous integration.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folj=${FOLJ:-$root/target/debug/folj}
out=${1:-$root/target/accessibility}
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}

for tool in node npm; do
    command -v "$tool" >/dev/null || { echo "not checked: there is no $tool" >&2; exit 0; }
done
[ -n "$browser" ] || { echo "not checked: there is no Chromium" >&2; exit 0; }
[ -x "$folj" ] || { echo "there is no $folj: run cargo build first" >&2; exit 1; }

mkdir -p "$out/tools" "$out/pages"
cp "$here/package.json" "$here/check.mjs" "$out/tools/"
if [ ! -d "$out/tools/node_modules" ]; then
    (cd "$out/tools" && npm install --silent --no-audit --no-fund) || {
        echo "not checked: the tools cannot be fetched" >&2
        exit 0
    }
fi

# The pages: every form, both plans, both languages, and texts that would like to be markup.
page() {
    name=$1
    shift
    env -i HOME="$out/home" PATH="$PATH" "$folj" --quiet --demo "$@" >"$out/pages/$name.html"
}
rm -f "$out"/pages/*
for plan in hsvo-uppsala-2024 nsu-uppsala-2019; do
    for lang in sv en; do
        for kind in report extract deviations minutes; do
            set -- --plan "$plan" --lang "$lang" report --format html --kind "$kind"
            [ "$kind" != extract ] || set -- "$@" -c ÄLN
            # No meeting is known of the older plan.
            [ "$kind/$plan" != minutes/nsu-uppsala-2019 ] || continue
            page "$plan-$lang-$kind" "$@"
        done
    done
done
page hsvo-history --plan hsvo --lang sv report --format html --with history --since latest
page hostile --plan "$root/tests/fixtures/hostile" --lang en report --format html --with history \
    --title '<script>alert(1)</script> & "quotes"' 2>/dev/null

rm -rf "$out/extracts"
env -i HOME="$out/home" PATH="$PATH" "$folj" --quiet --demo report --per-committee -o "$out/extracts"
cp "$out/extracts/index.html" "$out/pages/index.html"

cd "$out/tools" && exec node check.mjs "$browser" "$out"
