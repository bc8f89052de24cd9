# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through every page, menu and dialog, and looks for controls that have no
name: who does not see the window could not tell what they do."""

import re
import sys

from seat import Missing, Seat, children, find_all, has_action, is_focusable, press_node, wait, walk_visible

CONTROLS = {
    'check box', 'combo box', 'entry', 'link', 'list item', 'menu item', 'page tab', 'password text',
    'push button', 'radio button', 'slider', 'spin button', 'text', 'toggle button',
}

# What nobody gave a name is called by its type.
TYPE_NAME = re.compile(r'(Gtk|Adw|Baton)[A-Z]\w*')

# What says which key presses a button is not to be read aloud.
MNEMONIC = re.compile(r'(^|\s)_')

# GTK's and libadwaita's own, with insides that no application can name.
TOOLKIT = {'AdwToastWidget', 'GtkCalendar', 'GtkFileChooserWidget'}

TOOLKIT_FAULTS = (
    'Preferences: entry in panel “”',         # The search that every window of preferences has,
    'Preferences: push button in panel “”',   # and its button.
)

WINDOWS = {'frame', 'dialog', 'alert'}


def is_toolkit(node):
    return node.get_role_name() == 'combo box' or node.get_name() in TOOLKIT


def is_nameless(node):
    return not node.get_name() or TYPE_NAME.fullmatch(node.get_name())


def holds_list(node):
    """Tells an expander row of libadwaita's: it is a list in a row, and has its name in there."""
    return any(inner is not node and inner.get_role_name() == 'list' for inner in walk_visible(node))


def is_control(node):
    if node.get_role_name() == 'list item':
        return is_focusable(node) and not holds_list(node)
    return node.get_role_name() in CONTROLS


def count(node):
    return sum(1 for _ in walk_visible(node))


class Inspection:
    """What was looked at, and what was found there."""

    def __init__(self, seat):
        self.seat = seat
        self.faults = []
        self.opened = set()
        self.count = 0

    def look(self, place, node=None):
        """Looks at everything in a node, once it has stopped changing."""
        node = node or self.seat.screen
        self.seat.settle(node)
        before = self.count
        for inner in walk_visible(node, is_toolkit):
            if not is_control(inner):
                continue
            self.count += 1
            if MNEMONIC.search(inner.get_name()):
                self.faults.append(f'{place}: {inner.get_role_name()} is read aloud as “{inner.get_name()}”')
            if is_nameless(inner):
                around = inner.get_parent()
                self.faults.append(f'{place}: {inner.get_role_name()} in {around.get_role_name()} “{around.get_name()}”')
        print(f'# {place}: {self.count - before} controls')

    def look_at_windows(self, place):
        for window in children(self.seat.screen):
            if window.get_role_name() not in WINDOWS and window.get_name() != 'Import Leads':
                self.faults.append(f'{place}: “{window.get_name()}” is a {window.get_role_name()}, not a window')

    def look_at_menus(self, place, node=None):
        """Opens what opens by a button: it is a button around another. One of each kind will do."""
        for button in find_all('push button', node or self.seat.screen):
            name = button.get_name()
            kind = ' '.join(re.findall(r'[A-Za-z]{2,}', name)[:2])
            if has_action(button) or kind in self.opened:
                continue
            n_closed = count(button)
            press_node(children(button)[0])
            if not self.opens(button, n_closed):
                continue
            self.opened.add(kind)
            self.look(f'{place}, {name}', button)
            self.close(button, n_closed)

    def opens(self, button, n_closed):
        """A button on the page of a stack that is not shown opens nothing, and looks like any other."""
        try:
            wait(lambda: count(button) > n_closed, 'a menu', patience=1)
        except Missing:
            return False
        return True

    def close(self, button, n_closed):
        """A search may take the first Escape for itself."""
        def look():
            self.seat.keys('Escape')
            return count(button) == n_closed
        wait(look, f'{button.get_name()} closed')

    def look_at_window(self, name, *keys):
        """Opens a window by a key, and closes it."""
        self.seat.keys(*keys)
        window = wait(lambda: next((window for window in children(self.seat.screen)[1:]), None), name)
        self.look(name, window)
        self.look_at_windows(name)
        self.look_at_menus(name, window)
        self.seat.keys('Escape')
        self.seat.wait_gone(window)


def look_everywhere(seat, inspection):
    seat.find('push button', 'Import a File')
    inspection.look('First run')

    seat.run('demo', '--leads', '16')
    seat.find('push button', 'Search')
    pages = [item.get_name() for item in find_all('list item', seat.find('list', 'Pages'))]
    for number, page in enumerate(pages, 1):
        seat.keys(f'alt+{number}')
        inspection.look(page)
        inspection.look_at_menus(page)

    lead = seat.run('leads', 'stage:new team:marketing')[0]
    seat.run('handoff', lead['email'])
    seat.keys('ctrl+k')
    seat.wait_focused(seat.find('entry', 'Search Leads'))
    seat.type_keys(lead['email'])
    seat.keys('Return')
    seat.find('push button', 'Log Attempt')
    inspection.look('Profile')
    inspection.look_at_menus('Profile')
    inspection.look_at_window('Return', 'r')

    inspection.look_at_window('Add Lead', 'ctrl+n')
    inspection.look_at_window('Preferences', 'ctrl+comma')


def main(baton, batonctl):
    print('1..1')
    with Seat(baton, batonctl) as seat:
        inspection = Inspection(seat)
        look_everywhere(seat, inspection)
    for fault in TOOLKIT_FAULTS:
        inspection.faults.remove(fault)
    for fault in inspection.faults:
        print(f'# {fault}')
    print(f'{"not ok" if inspection.faults else "ok"} 1 every control has a name')


if __name__ == '__main__':
    main(*sys.argv[1:])
