#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-xml.sh FOLDER: all XML of the source tree is well-formed.

set -eu

find "$1/src" "$1/data" \
  \( -name '*.ui' -o -name '*.xml' -o -name '*.xml.in' -o -name '*.svg' \) \
  -exec xmllint --noout {} +
