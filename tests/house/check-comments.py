#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what the sources tell translators reaches them.

xgettext takes a comment only from right before the line on which a text with
_() or the like begins; before any other line, such as `g_set_error (error,`,
it is lost without a word.
"""

import collections
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(sys.argv[1])

TAG = 'Translators:'
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dngettext:2,3')

# A text begins at most so many lines below its comment: in between stands the
# name of the function that takes it.
REACH = 2

COMMENT = re.compile(r'/\*\s*(' + TAG + r'.*?)\*/', re.DOTALL)
PLACE = re.compile(r'(\S+):(\d+)')


def flatten(text):
    """The words of a comment, without what frames its lines."""
    return ' '.join(re.sub(r'\n\s*\*', '\n', text).split())


def find_extracted(files):
    """Maps where a text stands, (file, line), to what translators read there."""
    command = ['xgettext', f'--directory={TOP}', '--from-code=UTF-8', f'--add-comments={TAG}',
               '--no-wrap', '--files-from=-', '--output=-']
    command += [f'--keyword={keyword}' for keyword in KEYWORDS]
    catalogue = subprocess.run(command, input='\n'.join(files), stdout=subprocess.PIPE,
                               encoding='utf-8', check=True).stdout
    found = collections.defaultdict(str)
    for entry in catalogue.split('\n\n'):
        lines = entry.split('\n')
        told = flatten(''.join('\n' + line[3:] for line in lines if line.startswith('#. ')))
        for line in lines:
            for name, number in PLACE.findall(line) if line.startswith('#: ') else []:
                found[name, int(number)] += ' ' + told
    return found


def main():
    names = (TOP / 'po' / 'POTFILES.in').read_text(encoding='utf-8').split()
    names = [name for name in names if name.endswith('.c')]
    found = find_extracted(names)
    n_told = n_lost = 0

    for name in names:
        source = (TOP / name).read_text(encoding='utf-8')
        for comment in COMMENT.finditer(source):
            text = flatten(comment[1])
            end = source.count('\n', 0, comment.end()) + 1
            n_told += 1
            if not any(text in found[name, end + i] for i in range(REACH + 1)):
                print(f'{name}:{end}: does not reach translators: {text}', file=sys.stderr)
                n_lost += 1
    if n_told == 0:
        print('No source tells translators anything, which cannot be', file=sys.stderr)
    return 1 if n_lost > 0 or n_told == 0 else 0


if __name__ == '__main__':
    raise SystemExit(main())
