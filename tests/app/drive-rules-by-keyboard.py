# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules, edited with keys alone; what is on the screen is only read."""

import sys

from rules_story import check_count, run
from seat import children, is_focused, read, wait

TITLE = 'rules edited by keyboard alone'


class RulesKeys:
    """Goes about the page by keys."""

    def __init__(self, seat):
        self.seat = seat
        seat.find('push button', 'Search')
        seat.keys('alt+5')
        self.page = seat.find('panel', 'Rules')
        self.menu = children(self.find('push button', 'More About the Rules'))[0]
        seat.go('Tab', 'list item', 'Industry is in the list')

    @property
    def editor(self):
        """It is there from the first rule that is edited on."""
        return self.find('panel', 'Edited rule')

    def find(self, role, name):
        return self.seat.find(role, name, self.page)

    def turn_to(self, part, key='ctrl+Next'):
        """Goes from part to part, and there to the first of what is in it."""
        chosen = self.seat.find('push button', '', self.find('combo box', 'Part of the rules'))
        for _ in range(10):
            before = chosen.get_name()
            self.seat.keys(key)
            wait(lambda: chosen.get_name() != before, 'another part of the rules')
            if chosen.get_name().endswith(part):
                return
        raise AssertionError(f'{part} cannot be reached')

    def set_number(self, name, number):
        """Types over a number that the focus goes to."""
        self.seat.go('Tab', 'spin button', name)
        self.seat.keys('ctrl+a')
        self.seat.type_keys(str(number))
        self.seat.keys('Return')

    def set_text(self, name, text):
        self.seat.go('Tab', 'text', name)
        self.seat.type_keys(text)

    def add_rule(self, label, name):
        """Goes to the end of a list of rules, which adds one."""
        self.seat.keys('End')
        self.seat.wait_at('list item', label)
        self.seat.keys('Return')
        self.seat.find('text', 'Name', self.editor)
        self.seat.type_keys(name)
        self.find('label', name)

    def choose(self, name, text):
        self.seat.go('Tab', 'push button', f'{name}: ')
        self.seat.keys('space')
        self.seat.take_choice(self.find('combo box', name), text)
        self.seat.wait_at('push button', f'{name}: {text}')

    def complete(self, entry, typed, offered):
        """Types a part of a value, and takes the one that is offered."""
        self.set_text(entry, typed)
        self.seat.find('list item', offered, self.seat.focus)
        self.seat.keys('Down', 'Return')

    def choose_in_menu(self, key, title):
        """Opens the menu of the page; a letter of each item chooses it. Hands out what opens."""
        def look():
            return next((node for node in children(self.seat.screen) if title in node.get_name()), None)

        self.seat.give_keyboard()
        if not is_focused(self.menu):
            self.seat.go('shift+Tab', 'push button', 'More About the Rules')
        self.seat.keys('space')
        self.seat.find('menu item', 'History…', self.page)
        self.seat.keys(key)
        return wait(look, title)

    def save(self, comment):
        """Says why, and saves."""
        self.seat.keys('ctrl+s')
        window = self.seat.find('frame', 'Save the Rules')
        why = self.seat.find('text', 'Why (optional)', window)
        self.seat.type_keys(comment)
        wait(lambda: read(why) == comment, 'a comment')
        self.seat.keys('ctrl+Return')
        return window

    def close_editor(self, words):
        self.seat.keys('Escape')
        self.seat.wait_at('list item', words)


def add_fit_rule(seat, page):
    page.add_rule('Add Rule', 'Makes things')
    page.choose('Field', 'Industry')
    page.choose('Comparison', 'is one of')
    page.complete('Industry: add a value', 'manuf', 'Manufacturing')
    seat.find('push button', 'Remove “Manufacturing”', page.editor)
    page.set_number('Points', 20)
    page.close_editor('Industry is one of “Manufacturing” → +20 fit')


def change_in_place(seat, page):
    seat.go('Up', 'list item', 'Company is not empty')
    page.set_number('Points for “Company known”', 9)
    page.find('label', 'was +6')

    seat.go('Tab', 'list item', 'E-mail is not empty')
    seat.go('Down', 'list item', 'Country is not empty')
    seat.keys('ctrl+space')
    seat.go('Down', 'list item', 'Website is not empty')
    seat.keys('alt+Up')
    seat.go('Down', 'list item', 'Country is not empty')
    seat.go('Up', 'list item', 'Website is not empty')
    seat.keys('ctrl+d')
    page.find('label', 'new')


def take_back(seat, page):
    seat.go('Tab', 'list item', 'Phone is not empty')
    seat.keys('Delete')
    seat.find_toast('“Phone number known” deleted', page.page)
    seat.keys('ctrl+z')
    page.find('list item', 'Phone is not empty → +5 fit')

    seat.go('shift+Tab', 'push button', 'at most 16 points together')
    seat.keys('space')
    page.set_number('At most', 14)
    seat.keys('Escape')
    seat.wait_at('push button', 'at most 14 points together')


def add_other_rules(seat, page):
    page.turn_to('Interest')
    seat.go('Tab', 'list item', 'Form sent')
    page.add_rule('Add Rule', 'Reads about prices')
    page.complete('What happens', 'page_vi', 'page_view')
    page.set_text('Page', '*/pricing*')
    page.set_number('Points each time', 4)
    page.set_number('At most, times', 3)
    page.set_number('Within, days', 90)
    page.set_number('Half after, days', 30)
    page.close_editor('Page visited, page “*/pricing*” → +4 interest each, at most 3 times, within 90 days, '
                      'half after 30 days')

    seat.go('Tab', 'list item', 'No event for 30 days')
    page.add_rule('Add Rule', 'Quiet for half a year')
    page.set_number('Nothing happened for, days', 180)
    page.set_number('Points', -12)
    page.close_editor('No event for 180 days → −12 interest')


def edit_the_rest(seat, page):
    page.turn_to('Thresholds')
    page.set_number('Becomes an MQL from', 80)
    page.set_number('Falls back below', 70)
    seat.go('Tab', 'push button', 'A1: ')
    seat.keys('space')
    seat.go('Down', 'menu item', 'Hand over')
    seat.keys('Return')
    page.find('push button', ', Hand over')

    page.turn_to('Automations')
    seat.go('Tab', 'list item', 'Add Persona')
    page.add_rule('Add Persona', 'Plant people')
    page.choose('Comparison', 'contains')
    page.complete('Job title: add a value', 'plant', 'Plant Manager')
    page.close_editor('Job title contains “Plant Manager”')

    page.turn_to('Lists')
    seat.go('Tab', 'list item', 'competitors')
    seat.keys('Return')
    page.set_text('Add values, separated by commas', 'rival.example,')
    page.find('push button', 'Remove “rival.example”')


def look_at_the_effect(seat, page):
    seat.go('Tab', 'push button', ' would enter')
    button = seat.focus
    told = button.get_name()
    seat.keys('Return')
    window = seat.find('frame', 'Would Enter')
    check_count(seat, window, told, button.get_name())
    seat.go('Down', 'list item', ', score ')
    seat.keys('Escape')
    seat.wait_gone(window)


def save_and_confirm(seat, page, story):
    seat.wait_gone(page.save(story.COMMENT))
    window = seat.find('frame', 'Newly Qualified')
    seat.go('Down', 'list item', ', score ')
    seat.keys('ctrl+Return')
    seat.find_toast('leads handed over', page.page)
    seat.wait_gone(window)
    story.check_newcomers()


def save_after_somebody_else(seat, page, story):
    """What they saved is shown, and both changes stand in the end."""
    page.turn_to('Fit', 'ctrl+Prior')
    page.set_number('Points for “Makes things”', story.MY_POINTS)
    story.save_elsewhere()
    seat.go('shift+Tab', 'list item', 'Rules')   # Outside of the page.
    window = page.save('Less of it')
    seat.find('label', f'{story.OTHER} saved version 3 while you were editing', window)
    seat.wait_at('push button', 'Keep Editing on Top of Theirs')
    story.check_nothing_overwritten()
    seat.keys('Return')
    seat.wait_gone(window)
    window = page.save('Less of it')
    seat.find_toast('Saved as version 4', page.page)
    seat.wait_gone(window)
    story.check_both_saved()
    seat.go('Tab', 'push button', 'More About the Rules')


def roll_back(seat, page, story):
    """The second version comes back, as the fifth one."""
    window = page.choose_in_menu('h', 'History of the Rules')
    seat.go('Tab', 'list item', 'Version 2 · ')
    seat.keys('Return')
    seat.find('list item', 'Rule “Makes things” added', window)
    seat.go('Tab', 'push button', 'Take version 2 into the editor')
    seat.keys('Return')
    seat.wait_gone(window)
    window = page.save('Back')
    seat.find_toast('Saved as version 5', page.page)
    seat.wait_gone(window)


def export_and_import(seat, page, story):
    page.choose_in_menu('e', 'Export the Rules')
    seat.keys('ctrl+a')   # The name that is offered goes.
    seat.choose_file(story.file)
    seat.find_toast('Saved as “', page.page)
    story.edit_file()
    page.choose_in_menu('i', 'Import Rules')
    seat.choose_file(story.file)
    page.find('label', f'was +{story.FIRST_POINTS}')
    seat.keys('alt+d')


def look_at_a_suggestion(seat, page):
    window = page.choose_in_menu('s', 'Suggest from History')
    seat.find('label', 'AUC 0.', window)
    seat.keys('Escape')
    seat.wait_gone(window)


def do_the_job(seat, story):
    page = RulesKeys(seat)
    add_fit_rule(seat, page)
    change_in_place(seat, page)
    take_back(seat, page)
    add_other_rules(seat, page)
    edit_the_rest(seat, page)
    look_at_the_effect(seat, page)
    save_and_confirm(seat, page, story)
    save_after_somebody_else(seat, page, story)
    roll_back(seat, page, story)
    export_and_import(seat, page, story)
    look_at_a_suggestion(seat, page)


if __name__ == '__main__':
    run(TITLE, do_the_job, *sys.argv[1:])
