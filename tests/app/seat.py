# SPDX-License-Identifier: GPL-3.0-or-later
"""Sits in front of Baton as a person does who sees nothing: what is on the
screen is read through AT-SPI, and notifications come in here."""

import json
import os
import subprocess
import sys
import tempfile
import time

# Libatspi itself warns when it meets a program that is just starting, and
# nobody here listens to what would keep its cache fresh.
FATAL = os.environ.pop('G_DEBUG', None)
os.environ['ATSPI_NO_CACHE'] = '1'

import gi  # noqa: E402  the environment comes first

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# Generous, for a machine that does other things as well and for sanitizers.
PATIENCE = 30

# What says little about a screen.
DULL = ('filler', 'image', 'panel', 'scroll bar', 'table cell', 'table row')

NOTIFICATIONS = '''
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="GetServerInformation">
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
    </method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  </interface>
</node>'''


class Missing(AssertionError):
    """Something did not appear in time."""


def wait(look, what, patience=PATIENCE):
    """Looks until there is something to see, and hands it out."""
    end = time.monotonic() + patience
    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            found = look()
        except GLib.Error:       # It went away while we looked at it.
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Missing(f'{what}: not within {patience} s')
        time.sleep(.02)


def ask_x(*command):
    """Runs xdotool; a window may be gone by then."""
    done = subprocess.run(['xdotool', *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout.splitlines()


class NotificationServer:
    """Shows nothing, and knows what it would."""

    PATH = '/org/freedesktop/Notifications'
    NAME = 'org.freedesktop.Notifications'

    def __init__(self):
        self.shown = {}
        self.last = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.bus.register_object(self.PATH, interface, self.called, None, None)
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                           'RequestName', GLib.Variant('(su)', (self.NAME, 4)), None, 0, -1, None)

    def called(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        answer = {
            'Notify': self.notify,
            'CloseNotification': self.close,
            'GetCapabilities': lambda: GLib.Variant('(as)', (['actions', 'body', 'persistence'],)),
            'GetServerInformation': lambda: GLib.Variant('(ssss)', ('seat', 'tests', '1', '1.2')),
        }[method]
        invocation.return_value(answer(*arguments.unpack()))

    def notify(self, _app, number, _icon, title, body, actions, _hints, _timeout):
        if not number:
            self.last += 1
            number = self.last
        self.shown[number] = {
            'title': title, 'body': body, 'buttons': dict(zip(actions[1::2], actions[0::2])),
        }
        return GLib.Variant('(u)', (number,))

    def close(self, number):
        if self.shown.pop(number, None):
            self.tell('NotificationClosed', GLib.Variant('(uu)', (number, 3)))

    def tell(self, signal, arguments):
        self.bus.emit_signal(None, self.PATH, self.NAME, signal, arguments)

    def wait_for(self, text):
        """Hands out the number of the notification that says so."""
        def look():
            return next((number for number, notification in self.shown.items()
                         if text in notification['title'] + '\n' + notification['body']), None)
        return wait(look, f'a notification with “{text}”')

    def wait_gone(self, number):
        wait(lambda: number not in self.shown, 'a notification withdrawn')

    def press(self, number, label):
        """Presses a button; as some desktops do, this leaves it on the screen."""
        self.tell('ActionInvoked', GLib.Variant('(us)', (number, self.shown[number]['buttons'][label])))


def children(node):
    return [child for child in map(node.get_child_at_index, range(node.get_child_count())) if child]


def is_visible(node):
    return node.get_role() == Atspi.Role.APPLICATION or node.get_state_set().contains(Atspi.StateType.VISIBLE)


def is_focusable(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSABLE)


def is_focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def read(node):
    if not node.get_role_name() in ('text', 'entry'):
        return None
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def is_there(node):
    try:
        return node.get_parent() is not None and is_visible(node)
    except GLib.Error:
        return False


def walk_visible(node, is_closed=lambda node: False):
    """What can be seen, outermost first; what goes away meanwhile is left out, as is what is in a closed one."""
    try:
        if not is_visible(node):
            return
        inner = [] if is_closed(node) else children(node)
    except GLib.Error:
        return
    yield node
    for child in inner:
        yield from walk_visible(child, is_closed)


def find_all(role, node):
    return [inner for inner in walk_visible(node) if inner.get_role_name() == role]


def has_action(node):
    return Atspi.Action.get_n_actions(node) > 0


def act(node, name):
    """Does what the program itself offers for a node, such as deleting a row."""
    names = map(lambda number: Atspi.Action.get_action_name(node, number), range(Atspi.Action.get_n_actions(node)))
    assert Atspi.Action.do_action(node, list(names).index(name)), f'{name} cannot be done with “{node.get_name()}”'


def press_node(node):
    """Presses it as soon as it can be pressed; nothing can be done with a lead while something is being done."""
    what = f'{node.get_role_name()} “{node.get_name()}”'

    def press():
        try:
            return Atspi.Action.do_action(node, 0)
        except GLib.Error as error:   # Nobody knows whether it was pressed.
            raise AssertionError(f'{what}: {error.message}') from error
    wait(press, f'{what} pressed')


class Seat:
    """Baton in a window, on the database of a person who has just begun."""

    def __init__(self, baton, batonctl):
        self.batonctl = batonctl
        self.program = os.path.basename(baton)
        self.notifications = NotificationServer()
        self.errors = tempfile.TemporaryFile(mode='w+')
        environment = dict(os.environ, ASAN_OPTIONS='detect_leaks=0')
        if FATAL:
            environment['G_DEBUG'] = FATAL
        self.desktop = Atspi.get_desktop(0)
        self.focus = None
        self.listener = Atspi.EventListener.new(self.focused)
        self.listener.register('object:state-changed:focused')
        self.process = subprocess.Popen([baton], env=environment, stderr=self.errors)
        self.screen = self.desktop

    def __enter__(self):
        try:
            self.screen = wait(self.look_for_baton, 'Baton')
        except AssertionError as error:
            self.__exit__(AssertionError, error, None)
            raise
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.print_screen()
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        self.errors.seek(0)
        said = self.errors.read()
        self.errors.close()
        if said:
            print('# ' + said.replace('\n', '\n# '))
            assert kind is not None, 'Baton wrote on standard error'

    def focused(self, event):
        if event.detail1:
            self.focus = event.source

    def look_for_baton(self):
        assert self.process.poll() is None, 'Baton is gone'
        return next((app for app in children(self.desktop)
                     if app.get_name() == 'baton' and app.get_child_count()), None)

    def print_screen(self):
        """Goes where a log of what failed is taken from."""
        print(f'Baton ended with {self.process.poll()}; on the screen: {self.find_windows()}', file=sys.stderr)
        try:
            for node in walk_visible(self.screen):
                if node.get_name() and node.get_role_name() not in DULL:
                    mark = ' has the focus' if is_focused(node) else ''
                    print(f'{node.get_role_name()} “{node.get_name()}”{mark}', file=sys.stderr)
        except GLib.Error as gone:
            print(gone.message, file=sys.stderr)

    def find(self, role, name, within=None, is_closed=lambda node: False):
        """Waits for what is called so; a name may be given in part."""
        def look():
            assert self.process.poll() is None, 'Baton is gone'
            for node in walk_visible(within or self.screen, is_closed):
                if node.get_role_name() == role and name in node.get_name():
                    return node
            return None
        return wait(look, f'{role} “{name}”')

    def find_toast(self, text, within=None):
        """Waits for a message that goes by; its buttons are in it. It is not in a list, and those are long."""
        label = self.find('label', text, within, lambda node: node.get_role_name() == 'list')
        return label.get_parent().get_parent()

    def wait_focused(self, node):
        """Keys that are pressed before would go elsewhere."""
        def look():
            self.give_keyboard()
            return is_focused(node)
        wait(look, f'the focus on “{node.get_name()}”')

    def settle(self, node):
        """Waits until nothing comes or goes any more."""
        counts = []

        def look():
            counts.append(sum(1 for _ in walk_visible(node)))
            return len(counts) > 1 and counts[-1] == counts[-2]
        wait(look, 'an end to changes')

    def is_at(self, role, name):
        """Tells whether the focus is on what is called so."""
        try:
            return self.focus is not None and self.focus.get_role_name() == role and name in self.focus.get_name()
        except GLib.Error:
            return False

    def wait_at(self, role, name):
        wait(lambda: self.is_at(role, name), f'the focus on {role} “{name}”')

    def go(self, key, role, name):
        """Goes from one to the next, as often as it takes. An entry in a row of libadwaita's does not tell that it
        has the focus."""
        for _ in range(200):
            if self.is_at(role, name):
                return
            before = self.focus
            self.keys(key)
            try:
                wait(lambda: self.focus is not before, 'the focus elsewhere', patience=1)
            except Missing:
                pass
        raise Missing(f'{role} “{name}” cannot be reached by {key}')

    def wait_gone(self, window):
        wait(lambda: not is_there(window), 'a window gone')

    def press(self, role, name, within=None):
        """Does what a person does with it: presses, toggles or chooses it."""
        node = self.find(role, name, within)
        press_node(node if has_action(node) else children(node)[0])   # A menu button has its button in it.

    def choose(self, drop_down, text):
        """Opens a drop-down by its button, and takes an item."""
        press_node(self.find('push button', '', drop_down))
        self.take_choice(drop_down, text)

    def take_choice(self, drop_down, text):
        """Goes to an item of a drop-down that has just opened: only keys do that in GTK."""
        def find_choice():
            return next(filter(is_focused, find_all('list item', drop_down)), None)

        wait(find_choice, 'a list of choices')
        if find_all('entry', drop_down):
            self.type_keys(text)
            self.wait_focused(self.find('entry', '', drop_down))
        else:
            self.keys('Home')
            self.go_down_to(text, find_choice)
        self.keys('Return')
        self.find('push button', f': {text}', drop_down)

    def go_down_to(self, text, find_choice):
        """Goes down a list of choices, which ends somewhere."""
        for _ in range(100):
            if find_all('label', wait(find_choice, f'the choice {text}'))[0].get_name() == text:
                return
            self.keys('Down')
        raise Missing(f'the choice {text} cannot be reached')

    def click(self, node):
        """Clicks on what has no action of its own, such as a row; a window has a border of 5 pixels."""
        place = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', str(place.x + 25), str(place.y + 20), 'click', '1'], check=True)

    def type(self, node, text):
        count = Atspi.Text.get_character_count(node)
        if count:
            Atspi.EditableText.delete_text(node, 0, count)
        Atspi.EditableText.insert_text(node, 0, text, len(text.encode()))

    def find_windows(self):
        """Hands out what X has on the screen, lowest first, as numbers and titles. Popovers have no title."""
        numbers = ask_x('search', '--onlyvisible', '--name', '.')
        titles = ask_x('search', '--onlyvisible', '--name', '.', 'getwindowname', '%@')
        return [(number, title) for number, title in zip(numbers, titles) if title != self.program]

    def give_keyboard(self):
        """Does what a window manager would: the window on top has the keyboard. One that Baton has just closed may still
        be on the screen, and what is typed there would be lost with it."""
        def find_top():
            windows = self.find_windows()
            known = {window.get_name() for window in children(self.screen) if is_visible(window)}
            return windows and {title for _, title in windows} == known and windows[-1][0]

        ask_x('windowfocus', wait(find_top, 'a window that has the keyboard'))

    def keys(self, *keys):
        """Presses keys, and lets Baton have its turn: who asks at once could be told how it was before."""
        self.give_keyboard()
        subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True)
        wait(lambda: self.screen.get_child_count(), 'an answer')

    def type_keys(self, text):
        self.give_keyboard()
        subprocess.run(['xdotool', 'type', '--delay', '5', '--', text], check=True)

    def choose_file(self, path):
        """Types into the dialog that chooses files, which is the desktop's."""
        dialog = self.find('filler', 'GtkFileChooserWidget')
        self.type_keys(path)
        wait(lambda: any(is_focused(node) and read(node) == path for node in walk_visible(dialog)), 'the path')
        self.keys('Return')
        self.wait_gone(dialog)

    def run(self, *command):
        """Runs batonctl on the same database, and hands out what it prints."""
        done = subprocess.run([self.batonctl, *command, '--json'], stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout) if done.stdout else None
