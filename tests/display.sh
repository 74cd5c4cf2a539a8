# What the scripts that drive the real program share: a display of their own, the program in it, and the
# mouse, the keys and the pictures. To be sourced; needs Xvfb, openbox, xdotool and ImageMagick.

folder=$(mktemp -d)
started=()
# A script may put another program before the one it drives.
tracer=()
cleanup() {
  for ((at = ${#started[@]} - 1; at >= 0; at--)); do kill "${started[at]}" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap cleanup EXIT

keep_pictures() {
  if [ -n "${ZEITSTRAHL_KEEP_PICTURES:-}" ]; then cp "$folder"/*.png "$ZEITSTRAHL_KEEP_PICTURES" || true; fi
}

fail() {
  echo "$(basename "$0"): $1" >&2
  sed 's/^/  program: /' "$folder/log" >&2 || true
  import -window root "${TMPDIR:-/tmp}/zeitstrahl-window-failed.png" 2>/dev/null || true
  keep_pictures
  exit 1
}

# The program to drive: as given, or built.
program=${1:-}
if [ -z "$program" ]; then
  # The tests build the program too; building it alone would build egui once more, with other features.
  cargo test --test ui --no-run
  program=${CARGO_TARGET_DIR:-target}/debug/zeitstrahl
fi

# A display of its own, on the first free number. A server that starts while another one ends may find the number
# taken after all; then the next one gets another.
start_display() {
  exec {display}>"$folder/display"
  Xvfb -displayfd "$display" -screen 0 1600x1000x24 +extension GLX +extension RANDR -nolisten tcp 2>"$folder/log" &
  started+=($!)
  exec {display}>&-
  for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
  export DISPLAY=:$(tr -d '\n' <"$folder/display")
  for _ in $(seq 25); do xdotool getdisplaygeometry >/dev/null 2>&1 && return; sleep 0.2; done
  return 1
}

start_display || start_display || start_display || fail "no display came up"
openbox 2>/dev/null &
started+=($!)
export LIBGL_ALWAYS_SOFTWARE=1 HOME=$folder XDG_DATA_HOME=$folder LANG=en_US.UTF-8 LC_ALL=en_US.UTF-8

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

# Starts the program with these arguments, and waits for the window of this name, 1440 by 900.
start() {
  local name=$1
  shift
  "${tracer[@]}" "$program" "$@" >"$folder/log" 2>&1 &
  running=$!
  started+=("$running")
  window=$(window_named "$name") || fail "no window came up"
  xdotool windowactivate --sync "$window" windowmove "$window" 60 40 windowsize --sync "$window" 1440 900
  sleep 2
}

# Closes the window, and looks at how the program ends.
finish() {
  keys alt+F4
  for _ in $(seq 50); do kill -0 "$running" 2>/dev/null || break; sleep 0.2; done
  kill -0 "$running" 2>/dev/null && fail "the program did not end"
  wait "$running" || fail "the program ended with code $?"
  if grep -i 'panic' "$folder/log"; then fail "the program panicked"; fi
}

point() { xdotool mousemove --window "$window" "$1" "$2" sleep 0.3; }
click() { point "$1" "$2"; xdotool click 1 sleep 0.5; }
keys() { xdotool key --clearmodifiers "$@"; sleep 1; }
# Keys with a pause behind each, where one moves what the next one means.
one_by_one() { for key in "$@"; do xdotool key --clearmodifiers "$key" sleep 0.3; done; sleep 1; }
words() { xdotool type --delay 40 "$1"; sleep 1; }

# Drags from one point to another with the left button, as a hand does: in steps.
drag() {
  point "$1" "$2"
  xdotool mousedown 1
  for step in 1 2 3 4 5 6 7 8; do
    xdotool mousemove --window "$window" $(($1 + ($3 - $1) * step / 8)) $(($2 + ($4 - $2) * step / 8)) sleep 0.05
  done
  xdotool mouseup 1
  sleep 1
}

# Turns the wheel: 4 is up (closer), 5 is down.
wheel() { for _ in $(seq "$2"); do xdotool click "$1" sleep 0.1; done; sleep 1; }

picture() { import -window "$window" "$folder/$1.png"; }
# Whether two pictures differ in the area "WxH+X+Y" (default: the whole window).
differ() {
  local area=${3:-1440x900+0+0} count
  count=$(compare -metric AE -extract "$area" "$folder/$1.png" "$folder/$2.png" null: 2>&1 || true)
  [ "${count%%[^0-9]*}" != 0 ]
}
