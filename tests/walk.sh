#!/usr/bin/env bash
# A walk through the real program in a real window, once with the mouse alone and once with keys alone: zoom from
# years to hours, brush a stretch of time, filter by country and by actor, select several items, put a slide together,
# undo it all. Each step must change the picture, and in the end the timeline must look as it did at first. What is
# walked through was extracted once and for all, so that everything stands where the mouse looks for it. The
# pictures are kept in the folder that ZEITSTRAHL_KEEP_PICTURES names, to be looked at.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/display.sh

articles=tests/readable/sample.jsonl

# Axis, lanes and overview.
timeline=1150x780+242+88

# Where the pointer is over nothing that shows it.
away() { point 720 890; sleep 0.7; }

# Takes a picture of a step and checks that it differs from the one before.
last=
step() {
  away
  picture "$1"
  echo "   $1"
  if [ -n "$last" ]; then differ "$last" "$1" || fail "$1: nothing has changed"; fi
  last=$1
}

same() { if differ "$1" "$2" "$timeline"; then fail "after undoing all, the timeline is not as it was"; fi; }

# ------------------------------------------------------------------ the mouse alone
echo "-- with the mouse"
start '^sample ' "$articles"
sleep 1.5
step mouse-1-open

# A label opens the reader, which lies over the right of the timeline; its cross closes it.
click 515 174
step mouse-2-label
keys Escape
keys Escape
step mouse-3-closed
# The first lane's rest gets words, and is folded again.
click 303 244
step mouse-4-unfolded
click 303 244
# The length of the fold of a quiet stretch.
click 755 121
step mouse-5-fold
# The line under the lanes lists those of which nothing is in view.
click 515 797
step mouse-6-foot
keys Escape
# The band as a list.
click 296 146
step mouse-7-band
click 296 146
point 700 500
wheel 5 28
step mouse-8-years
point 697 500
wheel 4 60
step mouse-9-hours
click 1367 68
step mouse-10-fit
click 55 174
step mouse-11-country
click 77 376
step mouse-12-actor
xdotool keydown ctrl
drag 480 180 1000 420
xdotool keyup ctrl
step mouse-13-area
keys Escape
keys ctrl+shift+s
step mouse-14-export
click 941 615
sleep 1
step mouse-15-slide
keys Escape
for _ in $(seq 40); do click 226 24; done
step mouse-16-undone
same mouse-1-open mouse-16-undone
finish

# ------------------------------------------------------------------ keys alone
echo "-- with keys"
last=
start '^sample ' "$articles"
sleep 1.5
step keys-1-open
keys minus minus minus minus minus minus minus minus minus minus minus minus
step keys-2-years
keys End
keys $(for _ in $(seq 30); do echo plus; done)
step keys-3-hours
keys ctrl+g
words "28.8.-5.9.2025"
keys Return
step keys-4-brush
one_by_one F6 F6 F6 F6
# The search, the relation, and the two halves of the switch for stated countries stand before the first country.
one_by_one Tab Tab Tab Tab Tab space
step keys-5-country
one_by_one Tab Tab Tab Tab Tab Tab Tab Tab space
step keys-6-actor
one_by_one F6 F6 Home Right shift+Right shift+Right shift+Right
step keys-7-several
keys Escape
keys Escape
# Each press of plus and minus is a step of its own.
for _ in $(seq 80); do xdotool key --clearmodifiers ctrl+z sleep 0.1; done
sleep 1
step keys-8-undone
same keys-1-open keys-8-undone
finish
keep_pictures
echo "-- all well"
