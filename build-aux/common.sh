# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What build-aux/run and build-aux/test share. Sourced, not run; the caller
# stands in the top folder.

progress () {
  printf '%s\n' "$*" >&2
}

fail () {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# packages KIND...: the packages of these kinds
packages () {
  local kind name

  while read -r kind name _; do
    if [[ " $* " == *" $kind "* ]]; then
      printf '%s\n' "$name"
    fi
  done < build-aux/packages
}

# missing_of PACKAGE...: those of the packages that are not installed
missing_of () {
  comm -23 <(printf '%s\n' "$@" | sort) \
           <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2> /dev/null |
               sed -n 's/ installed$//p' | sort -u)
}

# quietly WHAT COMMAND...: says WHAT, and shows what COMMAND printed only when
# it fails
quietly () {
  local what=$1 output
  shift

  progress "$what"
  output=$(mktemp)
  if ! "$@" > "$output" 2>&1; then
    cat "$output" >&2
    rm -f "$output"
    fail "This did not work: $*"
  fi
  rm -f "$output"
}

# install_packages KIND...: installs what is missing of these kinds, and needs
# neither the network nor rights when nothing is
install_packages () {
  local -a wanted missing as_root=()

  if ! command -v dpkg-query apt-get > /dev/null; then
    progress "This is not Debian: make sure that what build-aux/packages lists is installed."
    return
  fi

  mapfile -t wanted < <(packages "$@")
  mapfile -t missing < <(missing_of "${wanted[@]}")
  if [[ ${#missing[@]} -eq 0 ]]; then
    return
  fi

  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo > /dev/null ||
      fail "These packages are missing, and installing them needs root or sudo: ${missing[*]}
Ask an administrator for: apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)

  quietly "Looking up packages" "${as_root[@]}" apt-get update
  quietly "Installing ${missing[*]}" \
    "${as_root[@]}" apt-get install --yes --no-install-recommends "${missing[@]}"
}

# build FOLDER OPTION...: builds Baton into FOLDER, which is set up with the
# OPTIONs when it is new
build () {
  local folder=$1
  shift

  if [[ ! -e $folder/build.ninja ]]; then
    quietly "Setting up $folder" meson setup "$folder" "$@"
  fi
  quietly "Building $folder" meson compile -C "$folder"
}
