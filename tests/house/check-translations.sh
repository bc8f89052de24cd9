#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-translations.sh FOLDER: every translation that is shipped is sound, and
# the texts to translate can be collected.

set -eu

cd "$1"
xgettext --files-from=po/POTFILES.in --directory=. --from-code=UTF-8 \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --add-comments --output=/dev/null

sed 's/#.*//' po/LINGUAS | while read -r language; do
  [ -z "$language" ] ||
    msgfmt --check --check-accelerators=_ -o /dev/null "po/$language.po"
done
