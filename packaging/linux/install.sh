#!/bin/sh
# Installs Dateline for one person, below ~/.local or the folder given by --prefix; needs no root.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
prefix=${HOME:?HOME is not set}/.local
share=

fail() {
  echo "$1" >&2
  exit 1
}

usage() {
  echo "Usage: install.sh [--prefix DIR]"
  echo "Installs Dateline below DIR (~/.local); run again, it replaces the version that is there."
}

while [ $# -gt 0 ]; do
  case $1 in
    --prefix)
      [ $# -ge 2 ] || fail "--prefix needs a folder."
      mkdir -p "$2"
      prefix=$(cd "$2" && pwd -P)
      share=$prefix/share
      shift 2
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done
# Where the desktop looks for a person's menu entries; a folder of one's own choice keeps its own.
share=${share:-${XDG_DATA_HOME:-$HOME/.local/share}}
program=$prefix/lib/dateline

# A menu entry quotes its command, and these characters would end the quotation.
case $program in
  *[\"\`\$\\%]* | *'
'*) fail "The folder $program has a character in its name that a menu entry can't hold." ;;
esac
[ -x "$here/lib/dateline/dateline" ] || fail "The folder lib is missing beside install.sh."

in_use() {
  for link in /proc/[0-9]*/exe; do
    [ "$(readlink "$link" 2>/dev/null)" = "$program/dateline" ] && return 0
  done
  return 1
}
! in_use || fail "Dateline is running. Close it, then install again."

missing=$(
  for library in "$here"/lib/dateline/_internal/PySide6/Qt/plugins/platforms/*.so; do
    LD_LIBRARY_PATH=$here/lib/dateline/_internal ldd "$library" 2>/dev/null
  done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | sort -u
)
if [ -n "$missing" ]; then
  echo "This system lacks libraries that Dateline's window needs:" >&2
  echo "$missing" | sed 's/^/  /' >&2
  fail "Install the packages that bring them, then install again."
fi

"$here/lib/dateline/dateline" --version >/dev/null ||
  fail "Dateline does not start on this system; the reason stands above."

# The old version stays whole until the new one lies beside it.
mkdir -p "$prefix/lib"
rm -rf "$program.new"
cp -a "$here/lib/dateline" "$program.new"
cp "$here/uninstall.sh" "$program.new/uninstall.sh"
[ ! -x "$program/uninstall.sh" ] || "$program/uninstall.sh" --quiet
mv "$program.new" "$program"
mkdir -p "$prefix/bin"

list=$program/installed-files
: >"$list"
chmod u+w "$list"

put() {
  mkdir -p "$(dirname "$2")"
  cp "$1" "$2"
  echo "$2" >>"$list"
}

(cd "$here/share" && find . -type f | sort) | while read -r file; do
  put "$here/share/$file" "$share/${file#./}"
done
ln -sf "$program/dateline" "$prefix/bin/dateline"
echo "$prefix/bin/dateline" >>"$list"

# The entry's command, as words of sed: & and the separator mean something there.
quoted=$(printf '%s' "$program/dateline" | sed 's/[&|]/\\&/g')
entry=$share/applications/dateline.desktop
sed -e "s|^Exec=dateline|Exec=\"$quoted\"|" -e "s|^TryExec=dateline|TryExec=$quoted|" \
  "$here/share/applications/dateline.desktop" >"$entry"

"$program/uninstall.sh" --tell-desktop "$share"
echo "Dateline $("$program/dateline" --version | sed 's/.* //') is installed in $program."
echo "Start it from the menu, or with $prefix/bin/dateline."
echo "To take it away: $program/uninstall.sh"
