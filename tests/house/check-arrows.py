#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that an include against the arrows of use does not compile.

Takes the very command that compiles a file of each folder and gives it one
line of source instead. What is allowed has to compile too: else a wrong flag
would look like a kept rule.
"""

import json
import pathlib
import shlex
import subprocess
import sys

TOP, BUILD = map(pathlib.Path, sys.argv[1:])

ALLOWED = {
    'core': ['glib-object.h', 'baton-error.h', 'lead/baton-record.h'],
    'store': ['sqlite3.h', 'libpq-fe.h', 'baton-error.h', 'baton-store.h'],
    'exchange': ['csv.h', 'json-glib/json-glib.h', 'baton-error.h', 'baton-mapping.h'],
    'service': ['baton-store.h', 'baton-mapping.h', 'baton-session.h'],
    'cli': ['baton-session.h', 'baton-mapping.h'],
    'app': ['adwaita.h', 'baton-session.h'],
}

FORBIDDEN = {
    'core': ['gtk/gtk.h', 'json-glib/json-glib.h', 'libpq-fe.h',
             'baton-store.h', 'baton-mapping.h', 'baton-session.h', 'baton-window.h'],
    'store': ['gtk/gtk.h', 'baton-mapping.h', 'baton-session.h', 'baton-window.h'],
    'exchange': ['gtk/gtk.h', 'libpq-fe.h', 'baton-store.h', 'baton-session.h', 'baton-window.h'],
    'service': ['gtk/gtk.h', 'adwaita.h', 'baton-window.h', 'baton-cli.h'],
    'cli': ['gtk/gtk.h', 'adwaita.h', 'baton-window.h'],
    'app': ['baton-cli.h'],
}


def command_of(layer, commands):
    """Finds how the files of a folder are compiled, without file and output."""
    for entry in commands:
        path = (pathlib.Path(entry['directory']) / entry['file']).resolve()
        if (TOP / 'src' / layer).resolve() not in path.parents:
            continue
        words = shlex.split(entry['command'])
        drop = {'-o', '-MF', '-MQ', '-c'}
        kept = [word for before, word in zip([''] + words, words)
                if word not in drop and word != '-MD' and before not in drop]
        return kept + ['-fsyntax-only', '-x', 'c', '-'], entry['directory']
    raise SystemExit(f'Bail out! nothing in src/{layer} is compiled')


def compiles(command, folder, header):
    source = f'#include <{header}>\n' if '/' in header else f'#include "{header}"\n'
    source += 'typedef int nothing;\n'
    result = subprocess.run(command, cwd=folder, input=source, text=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return result.returncode == 0, result.stderr


def main():
    commands = json.loads((BUILD / 'compile_commands.json').read_text(encoding='utf-8'))
    cases = [(layer, header, True) for layer in ALLOWED for header in ALLOWED[layer]]
    cases += [(layer, header, False) for layer in FORBIDDEN for header in FORBIDDEN[layer]]

    print(f'1..{len(cases)}')
    failed = 0
    for number, (layer, header, wanted) in enumerate(cases, 1):
        command, folder = command_of(layer, commands)
        works, message = compiles(command, folder, header)
        is_ok = works == wanted and (works or header in message)
        verb = 'may' if wanted else 'may not'
        print(f'{"ok" if is_ok else "not ok"} {number} {layer} {verb} include {header}')
        if not is_ok:
            print(''.join(f'# {line}\n' for line in message.splitlines()), end='')
            failed += 1
    return 1 if failed else 0


if __name__ == '__main__':
    raise SystemExit(main())
