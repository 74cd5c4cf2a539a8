#!/usr/bin/env bash
# The real program in a real window: opens the sample, clicks a country, exports the timeline and the
# whole window, checks both pictures, closes the window, and looks at what was written. The program is
# built first unless its path is given.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/display.sh

wait_for() {
  for _ in $(seq 200); do [ -s "$1" ] && return; sleep 0.2; done
  fail "$1 was not written"
}

# All of it under strace: the preferences and both pictures are written, nothing else, and no network is used.
# Mesa would keep its shaders, in a folder of its own.
if strace -qq -o /dev/null true 2>/dev/null; then
  export MESA_SHADER_CACHE_DISABLE=true
  tracer=(tests/traced.sh "$folder/zeitstrahl:$folder/timeline.png:$folder/.timeline.png.:$folder/window.png:$folder/.window.png.")
elif [ -n "${ZEITSTRAHL_GATE:-}" ] && ! command -v strace >/dev/null; then
  fail "strace is missing"
else
  echo "-- not traced: strace is missing or may not follow programs here"
fi

start '^Zeitstrahl$'

echo "-- opens the sample"
click 841 535
window_named '^9 articles' >/dev/null || fail "the sample did not open"
sleep 1

echo "-- clicks a country"
picture before
click 70 157
point 600 860
sleep 1
picture after
differ before after || fail "a click on a country changed nothing"

# Types the path into the dialog's field and saves.
save_as() {
  click 350 702
  keys ctrl+a
  xdotool type --delay 20 "$1"
  sleep 0.5
  keys Return
  wait_for "$1"
  sleep 1
}

echo "-- exports the timeline"
keys ctrl+shift+s
save_as "$folder/timeline.png"

echo "-- exports the window"
keys ctrl+shift+s
click 941 588
save_as "$folder/window.png"

check() {
  local size colors
  size=$(identify -format '%wx%h' "$1")
  colors=$(identify -format '%k' "$1")
  [ "$size" = "$2" ] || fail "$1 is $size and not $2"
  [ "$colors" -gt 50 ] || fail "$1 has only $colors colors"
  echo "   $(basename "$1"): $size, $colors colors"
}
check "$folder/timeline.png" 1920x1080
check "$folder/window.png" 1440x900

echo "-- closes the window"
finish
[ -s "$folder/zeitstrahl/preferences.json" ] || fail "the preferences were not kept"
keep_pictures
echo "-- all well"
