#!/usr/bin/env bash
# traced.sh PLACES PROGRAM [ARGUMENT…]: runs the program under strace and ends with its exit code, or with 99
# where it has opened a socket other than those inside this machine, or has opened for writing, made, renamed or
# removed anything outside PLACES: beginnings of paths with a colon between them. Names what it has done.
set -euo pipefail
places=$1
shift

trace=$(mktemp)
trap 'rm -f "$trace"' EXIT
strace -f -qq -s 4096 -o "$trace" -e trace=network,%file,ftruncate,fchmod "$@" <&0 &
traced=$!
trap 'kill "$traced" 2>/dev/null || true' TERM
code=0
wait "$traced" || code=$?

# Sockets inside this machine: the display, the desktop's own services, the kernel.
sockets=$(grep -E '(socket|socketpair|connect|bind|sendto)\(.*(AF|PF)_' "$trace" |
  grep -vE 'AF_(UNIX|LOCAL|NETLINK|UNSPEC)\b' || true)

# What changes files. Every path in such a call has to be one of those that are allowed.
changes=$(grep -E ' (open|openat|openat2|creat)\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)|'\
' (creat|mkdir|mkdirat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|unlink|unlinkat|rmdir|truncate|mknod|mknodat|chmod|fchmodat|fchmodat2|chown|lchown|fchownat|utimensat|setxattr)\(' "$trace" |
  grep -vE '= -1 E(NOENT|ACCES|ROFS|EXIST|NOTDIR)\b' || true)
# Devices, the program's own entries in /proc, and memory that is shared under a name.
allowed='/dev/(null|zero|tty|dri/|shm/)|/proc/(self|thread-self|[0-9]+)/|memfd:'
while IFS= read -r place; do
  [ -n "$place" ] && allowed+="|$(printf '%s' "$place" | sed 's/[][\.*^$+?(){}|]/\\&/g')"
done < <(tr ':' '\n' <<<"$places")
outside=$(while IFS= read -r call; do
  [ -n "$call" ] || continue
  # The paths are what stands in quotation marks.
  if grep -oE '"[^"]*"' <<<"$call" | grep -qvE "^\"($allowed)"; then echo "$call"; fi
done <<<"$changes")

if [ -n "$sockets$outside" ]; then
  { echo "traced.sh: $* has"; printf '%s\n' "$sockets" "$outside" | sed '/^$/d; s/^/  /'; } >&2
  exit 99
fi
exit "$code"
