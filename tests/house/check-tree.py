#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the rules that the source tree keeps and no compiler sees.

Each rule is a function that yields one line for every place that breaks it.
"""

import collections
import difflib
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(sys.argv[1])

# What the files of a folder may include, besides its own.
MAY_USE = {
    'core': {'core'},
    'store': {'core', 'store'},
    'exchange': {'core', 'exchange'},
    'service': {'core', 'store', 'exchange', 'service'},
    'cli': {'core', 'store', 'exchange', 'service', 'cli'},
    'app': {'core', 'exchange', 'service', 'app'},
}

# What only some folders may use of other libraries.
LIBRARIES = {
    re.compile(r'gtk/|gdk/|gsk/|adwaita'): {'app'},
    re.compile(r'sqlite3|libpq|postgres'): {'store'},
    re.compile(r'csv\.h'): {'exchange'},
}

INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
QUERY = re.compile(r'\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM'
                   r'|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|UNIQUE|VIEW|TRIGGER)|PRAGMA\s)\b')
SIGNED = {'.c', '.h', '.ui', '.css', '.py', '.sh', '.sql', '.in', '.xml', '.svg', '.supp'}


def relative(path):
    return path.relative_to(TOP).as_posix()


def files(*folders, suffixes):
    for folder in folders:
        for path in sorted((TOP / folder).rglob('*')):
            if path.is_file() and path.suffix in suffixes:
                yield path


def layer_of(path):
    return path.relative_to(TOP / 'src').parts[0]


def header_layers():
    """Tells the folder of every header, by the name that it is included by."""
    return {path.relative_to(TOP / 'src' / layer_of(path)).as_posix(): layer_of(path)
            for path in files('src', suffixes={'.h'})}


def includes_follow_the_arrows():
    layers = header_layers()
    for path in files('src', suffixes={'.c', '.h'}):
        layer = layer_of(path)
        for name in INCLUDE.findall(path.read_text(encoding='utf-8')):
            used = layers.get(name)
            if used and used not in MAY_USE[layer]:
                yield f'{relative(path)} includes {name}, which belongs to {used}'


def private_headers_stay_at_home():
    layers = header_layers()
    for path in files('src', suffixes={'.c', '.h'}):
        for name in INCLUDE.findall(path.read_text(encoding='utf-8')):
            if name.endswith('-private.h') and layers.get(name, layer_of(path)) != layer_of(path):
                yield f'{relative(path)} includes {name}, which is private to {layers[name]}'


def libraries_stay_where_they_belong():
    for path in files('src', suffixes={'.c', '.h'}):
        for name in INCLUDE.findall(path.read_text(encoding='utf-8')):
            for library, layers in LIBRARIES.items():
                if library.match(name) and layer_of(path) not in layers:
                    yield f'{relative(path)} includes {name}, which only {", ".join(layers)} may'


def names_are_used_once():
    """All folders end up in one program, where a name means one thing."""
    places = collections.defaultdict(list)
    for path in files('src', suffixes={'.c'}):
        places[path.name].append(relative(path))
    for name, paths in places.items():
        if len(paths) > 1 and name != 'main.c':
            yield f'{" and ".join(paths)} have the same name'


def query_text_stays_in_the_store():
    for path in files('src', suffixes={'.c', '.h', '.ui'}):
        if layer_of(path) == 'store':
            continue
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            if any(QUERY.search(string) for string in STRING.findall(line)):
                yield f'{relative(path)}:{number} holds query text'


def files_name_their_licence():
    folders = ('src', 'tests', 'build-aux', 'data', 'po')
    paths = {path for path in files(*folders, suffixes=SIGNED)}
    paths.update(TOP.rglob('meson.build'))
    paths.update(path for path in files('build-aux', suffixes={''}))
    for path in sorted(paths):
        if '_build' in relative(path) or 'fixtures' in relative(path):
            continue
        if 'SPDX-License-Identifier: ' not in path.read_text(encoding='utf-8')[:300]:
            yield f'{relative(path)} has no SPDX-License-Identifier at its head'


def templates_are_in_the_resources():
    for path in files('src/app', suffixes={'.ui', '.css'}):
        name = path.relative_to(TOP / 'src' / 'app').as_posix()
        resources = ''.join(xml.read_text(encoding='utf-8')
                            for xml in (TOP / 'src' / 'app').glob('*.gresource.xml'))
        if f'>{name}<' not in resources:
            yield f'{relative(path)} is in no *.gresource.xml'


def sources_are_built():
    for path in files('src', 'tests', suffixes={'.c'}):
        build = path.parent / 'meson.build'
        text = build.read_text(encoding='utf-8') if build.exists() else ''
        if f"'{path.name}'" not in text and f"'{path.stem}'" not in text:
            yield f'{relative(path)} is not named in a meson.build beside it'


def translators_get_every_text():
    wanted = subprocess.run([TOP / 'build-aux' / 'potfiles'], check=True, text=True,
                            stdout=subprocess.PIPE).stdout.splitlines()
    listed = (TOP / 'po' / 'POTFILES.in').read_text(encoding='utf-8').splitlines()
    for line in difflib.unified_diff(listed, wanted, lineterm='', n=0,
                                     fromfile='po/POTFILES.in', tofile='build-aux/potfiles'):
        yield line


RULES = [
    includes_follow_the_arrows,
    private_headers_stay_at_home,
    libraries_stay_where_they_belong,
    names_are_used_once,
    query_text_stays_in_the_store,
    files_name_their_licence,
    templates_are_in_the_resources,
    sources_are_built,
    translators_get_every_text,
]


def main():
    print(f'1..{len(RULES)}')
    failed = 0
    for number, rule in enumerate(RULES, 1):
        faults = list(rule())
        print(f'{"not ok" if faults else "ok"} {number} {rule.__name__}')
        for fault in faults:
            print(f'# {fault}')
        failed += bool(faults)
    return 1 if failed else 0


if __name__ == '__main__':
    raise SystemExit(main())
