#!/bin/sh
# Takes away the Dateline that install.sh laid into this folder; libraries and settings stay.
set -eu

program=$(cd "$(dirname "$0")" && pwd -P)

# Lets menus and file managers see what came or went, where this desktop has such tools.
tell_desktop() {
  if command -v update-desktop-database >/dev/null && [ -d "$1/applications" ]; then
    update-desktop-database -q "$1/applications" || echo "The menu may change at the next login." >&2
  fi
  if command -v update-mime-database >/dev/null && [ -d "$1/mime/packages" ]; then
    update-mime-database "$1/mime" || echo "File kinds may change at the next login." >&2
  fi
  [ ! -d "$1/icons/hicolor" ] || touch "$1/icons/hicolor"
}

# Removes a folder that is empty now, and those above it; what others laid into one keeps it.
forget_empty() {
  folder=$1
  while [ "$folder" != "${HOME:-/}" ] && rmdir "$folder" 2>/dev/null; do
    folder=$(dirname "$folder")
  done
}

# Removes what the desktop's tools made of our files alone: nobody else has such files in `share`.
forget_caches() {
  if [ ! -d "$1/mime/packages" ]; then
    for name in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses \
      treemagic types version application/x-dateline-library.xml; do
      rm -f "$1/mime/$name"
    done
    rmdir "$1/mime/application" 2>/dev/null || true
    forget_empty "$1/mime"
  fi
  if [ "$(ls -A "$1/applications" 2>/dev/null)" = mimeinfo.cache ]; then
    rm -f "$1/applications/mimeinfo.cache"
    forget_empty "$1/applications"
  fi
}

if [ "${1:-}" = --tell-desktop ]; then
  tell_desktop "$2"
  exit 0
fi

list=$program/installed-files
[ -f "$list" ] || {
  echo "There is no list of installed files in $program." >&2
  exit 1
}
for link in /proc/[0-9]*/exe; do
  if [ "$(readlink "$link" 2>/dev/null)" = "$program/dateline" ]; then
    echo "Dateline is running. Close it first." >&2
    exit 1
  fi
done

share=
while read -r file; do
  rm -f "$file"
  case $file in */applications/dateline.desktop) share=${file%/applications/*} ;; esac
  forget_empty "$(dirname "$file")"
done <"$list"
if [ -n "$share" ]; then
  forget_caches "$share"
  tell_desktop "$share"
fi
rm -rf "$program"
forget_empty "$(dirname "$program")"
[ "${1:-}" = --quiet ] || echo "Dateline is taken away. Your libraries and settings stay where they are."
