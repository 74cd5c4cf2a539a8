#!/usr/bin/env bash
# Work that lasts, in the real program and a real window: the sample is opened and an item confirmed, the program is
# killed, started again, and goes on with the work that was not saved; then the window is closed and the work is kept.
# The program is built first unless its path is given.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/display.sh

unsaved() { find "$folder/zeitstrahl/unsaved" -name '*.zeitstrahl' 2>/dev/null | head -1; }
# Waits until the file of unsaved work holds a line of this kind.
kept() {
  for _ in $(seq 100); do
    file=$(unsaved)
    if [ -n "$file" ] && grep -q "^{\"$1\":" "$file"; then return; fi
    sleep 0.2
  done
  fail "no line \"$1\" was kept"
}

echo "-- opens the sample and confirms an item"
start '^Zeitstrahl$'
click 841 535
window_named '^9 articles' >/dev/null || fail "the sample did not open"
sleep 2
keys Home
keys r
kept decided

echo "-- is killed and started again"
kill -9 "$running"
wait "$running" 2>/dev/null || true
start '^Zeitstrahl$'
picture start
click 890 638
window_named '^9 articles' >/dev/null || fail "the work was not offered"
sleep 2
picture again

echo "-- closes the window"
keys g
finish
kept decided
[ "$(find "$folder/zeitstrahl/unsaved" -name '*.zeitstrahl' | wc -l)" = 1 ] || fail "there is more than one work"
if grep -q '^{"journal":' "$(unsaved)"; then fail "the journal was not taken into the whole"; fi
if ls -A "$folder/zeitstrahl/unsaved" | grep -q lock; then fail "a lock is left"; fi
keep_pictures
echo "-- all well"
