#!/usr/bin/env bash
# The real program in a real window: opens the sample, clicks a country, exports the timeline and the
# whole window, checks both pictures, and closes the window. Needs Xvfb, openbox, xdotool and
# ImageMagick; the program is built first unless its path is given.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-}
if [ -z "$program" ]; then
  # The tests build the program too; building it alone would build egui once more, with other features.
  cargo test --test ui --no-run
  program=${CARGO_TARGET_DIR:-target}/debug/zeitstrahl
fi

folder=$(mktemp -d)
started=()
cleanup() {
  for ((at = ${#started[@]} - 1; at >= 0; at--)); do kill "${started[at]}" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap cleanup EXIT

fail() {
  echo "window.sh: $1" >&2
  sed 's/^/  program: /' "$folder/log" >&2 || true
  import -window root "${TMPDIR:-/tmp}/zeitstrahl-window-failed.png" 2>/dev/null || true
  exit 1
}

# A display of its own, on the first free number.
exec {display}>"$folder/display"
Xvfb -displayfd "$display" -screen 0 1600x1000x24 +extension GLX +extension RANDR -nolisten tcp 2>/dev/null &
started+=($!)
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
export DISPLAY=:$(tr -d '\n' <"$folder/display")
for _ in $(seq 50); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.2; done
openbox 2>/dev/null &
started+=($!)

export LIBGL_ALWAYS_SOFTWARE=1 HOME=$folder XDG_DATA_HOME=$folder LANG=en_US.UTF-8 LC_ALL=en_US.UTF-8
"$program" >"$folder/log" 2>&1 &
running=$!
started+=("$running")

# The window with this name, once there is one. (xdotool's own waiting ends with an X error when a
# window goes away while it looks.)
window_named() {
  for _ in $(seq 300); do
    found=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1) || true
    if [ -n "$found" ]; then echo "$found"; return; fi
    sleep 0.3
  done
  return 1
}
window=$(window_named '^Zeitstrahl$') || fail "no window came up"
xdotool windowactivate --sync "$window" windowmove "$window" 60 40 windowsize --sync "$window" 1440 900
sleep 2

click() { xdotool mousemove --window "$window" "$1" "$2" sleep 0.3 click 1 sleep 0.5; }
keys() { xdotool key --clearmodifiers "$@"; sleep 1; }
wait_for() {
  for _ in $(seq 200); do [ -s "$1" ] && return; sleep 0.2; done
  fail "$1 was not written"
}

echo "-- opens the sample"
click 841 535
window_named '^Sample' >/dev/null || fail "the sample did not open"
sleep 1

echo "-- clicks a country"
import -window "$window" "$folder/before.png"
click 70 98
xdotool mousemove --window "$window" 600 860 sleep 1
import -window "$window" "$folder/after.png"
cmp -s "$folder/before.png" "$folder/after.png" && fail "a click on a country changed nothing"

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
click 941 329
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
keys alt+F4
for _ in $(seq 50); do kill -0 "$running" 2>/dev/null || break; sleep 0.2; done
kill -0 "$running" 2>/dev/null && fail "the program did not end"
wait "$running" || fail "the program ended with code $?"
grep -i 'panic' "$folder/log" && fail "the program panicked"
if [ -n "${ZEITSTRAHL_KEEP_PICTURES:-}" ]; then cp "$folder"/*.png "$ZEITSTRAHL_KEEP_PICTURES"; fi
echo "-- all well"
