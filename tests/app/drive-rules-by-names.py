# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules, edited by what things are called: each kind of rule is made, what
the change would do is looked at, it is saved, taken back, and saved by two."""

import re
import sys

from seat import Atspi, act, find_all, press_node, wait
from rules_story import check_count, run

TITLE = 'rules edited by names alone'


class RulesPage:
    """The page, as somebody uses it who sees nothing."""

    def __init__(self, seat):
        self.seat = seat
        seat.find('push button', 'Search')
        seat.click(seat.find('list item', 'Rules', seat.find('list', 'Pages')))
        self.page = seat.find('panel', 'Rules')

    @property
    def editor(self):
        """It is there from the first rule that is edited on."""
        return self.find('panel', 'Edited rule')

    def find(self, role, name):
        return self.seat.find(role, name, self.page)

    def turn_to(self, part):
        """Goes to one of the parts of the rules, as far as there is room for a tab each."""
        self.press('page tab', part)

    def press(self, role, name):
        self.seat.press(role, name, self.page)

    def find_row(self, words):
        return self.find('list item', words)

    def set_number(self, name, number, within=None):
        spin = self.seat.find('spin button', name, within or self.page)
        Atspi.Value.set_current_value(spin, number)

    def type(self, name, text, within=None):
        self.seat.type(self.seat.find('text', name, within or self.editor), text)

    def add_rule(self, block, label, name):
        self.seat.press('list item', label, self.find('list', block))
        self.type('Name', name)

    def complete(self, entry, typed, offered):
        """Types a part of a value, and takes the one that is offered."""
        text = self.seat.find('text', entry, self.editor)
        self.seat.type(text, typed)
        press_node(self.seat.find('list item', offered, text))

    def close_editor(self, words):
        """Goes back to the rules, where the rule says what was asked of it."""
        self.seat.press('push button', 'Back to the Rules', self.editor)
        return self.find_row(words)

    def choose_in_menu(self, button, item):
        menu = self.find('push button', button)
        self.seat.press('push button', button, menu)
        self.seat.press('menu item', item, menu)


def add_fit_rule(seat, page):
    page.add_rule('Who They Are', 'Add Rule', 'Makes things')
    field, comparison = find_all('combo box', page.editor)[:2]
    seat.choose(field, 'Industry')
    seat.choose(comparison, 'is one of')
    page.complete('Industry: add a value', 'manuf', 'Manufacturing')
    seat.find('push button', 'Remove “Manufacturing”', page.editor)
    page.set_number('Points', 20, page.editor)
    page.close_editor('Industry is one of “Manufacturing” → +20 fit')


def change_in_place(seat, page):
    page.set_number('Points for “Company known”', 9)
    page.find('label', 'was +6')
    act(page.find_row('Country is not empty → +2'), 'rule.toggle')
    page.choose_in_menu('More about “Website known”', 'Move Up')

    fit = page.find('list', 'Who They Are')
    n_rules = len(find_all('list item', fit))
    act(page.find_row('Website is not empty'), 'rule.duplicate')
    wait(lambda: len(find_all('list item', fit)) == n_rules + 1, 'a copy')
    act(page.find_row('Phone is not empty'), 'rule.delete')
    seat.press('push button', 'Undo', seat.find_toast('“Phone number known” deleted', page.page))
    page.find_row('Phone is not empty')

    group = page.find('push button', 'Change the group “Company size”')
    press_node(find_all('push button', group)[1])
    page.set_number('At most', 14, group)
    seat.keys('Escape')
    page.find('push button', 'at most 14 points together')


def add_other_rules(seat, page):
    page.turn_to('Interest')
    page.add_rule('What They Did', 'Add Rule', 'Reads about prices')
    page.complete('What happens', 'page_vi', 'page_view')
    page.type('Page', '*/pricing*')
    page.set_number('Points each time', 4, page.editor)
    page.set_number('At most, times', 3, page.editor)
    page.set_number('Within, days', 90, page.editor)
    page.set_number('Half after, days', 30, page.editor)
    page.close_editor('Page visited, page “*/pricing*” → +4 interest each, at most 3 times, within 90 days, '
                      'half after 30 days')

    page.add_rule('Inactivity', 'Add Rule', 'Quiet for half a year')
    page.set_number('Nothing happened for, days', 180, page.editor)
    page.set_number('Points', -12, page.editor)
    page.close_editor('No event for 180 days → −12 interest')

    page.turn_to('Automations')
    page.add_rule('Personas', 'Add Persona', 'Plant people')
    seat.choose(find_all('combo box', page.editor)[1], 'contains')
    page.complete('Job title: add a value', 'plant', 'Plant Manager')
    page.close_editor('Job title contains “Plant Manager”')


def edit_the_rest(seat, page):
    page.turn_to('Lists')
    seat.click(seat.find('list item', 'competitors', page.find('list', 'Lists That Rules Name')))
    page.type('Add values, separated by commas', 'rival.example,', page.page)
    page.find('push button', 'Remove “rival.example”')

    page.turn_to('Thresholds')
    page.set_number('Becomes an MQL from', 80)
    page.set_number('Falls back below', 70)
    page.choose_in_menu('A1: ', 'Hand over')
    page.find('push button', 'A1: ')


def look_at_the_effect(seat, page):
    """Who would enter is counted, and listed."""
    button = wait(lambda: find_entering(page), 'who would enter')
    told = button.get_name()
    press_node(button)
    window = seat.find('frame', 'Would Enter')
    check_count(seat, window, told, button.get_name())
    seat.find('list item', ', score ', window)
    seat.keys('Escape')
    seat.wait_gone(window)


def find_entering(page):
    buttons = find_all('push button', page.page)
    return next((button for button in buttons if re.fullmatch('[1-9][0-9]* would enter', button.get_name())), None)


def begin_to_save(seat, page, comment):
    page.press('push button', 'Save…')
    window = seat.find('frame', 'Save the Rules')
    seat.type(seat.find('text', 'Why (optional)', window), comment)
    return window


def save_and_confirm(seat, page, story):
    window = begin_to_save(seat, page, story.COMMENT)
    seat.find('list item', 'Makes things', window)
    seat.press('push button', 'Save', window)
    seat.find_toast('Saved as version 2', page.page)
    window = seat.find('frame', 'Newly Qualified')
    seat.find('list item', ', score ', window)
    seat.press('push button', 'Hand Over All', window)
    seat.find_toast('leads handed over', page.page)
    story.check_newcomers()


def save_after_somebody_else(seat, page, story):
    """What they saved is shown, and both changes stand in the end."""
    page.turn_to('Fit')
    page.set_number('Points for “Makes things”', story.MY_POINTS)
    story.save_elsewhere()
    window = begin_to_save(seat, page, 'Less of it')
    seat.press('push button', 'Save', window)
    seat.find('label', f'{story.OTHER} saved version 3 while you were editing', window)
    seat.find('list item', 'Company is not empty: 9 → 7 points', seat.find('list', 'What They Changed', window))
    seat.find('list item', '“Manufacturing”: 20 → 15 points', seat.find('list', 'What You Changed', window))
    story.check_nothing_overwritten()
    seat.press('push button', 'Keep Editing on Top of Theirs', window)
    seat.wait_gone(window)
    window = begin_to_save(seat, page, 'Less of it')
    seat.press('push button', 'Save', window)
    seat.find_toast('Saved as version 4', page.page)
    story.check_both_saved()


def roll_back(seat, page, story):
    """The second version comes back, as the fifth one."""
    page.choose_in_menu('More About the Rules', 'History…')
    window = seat.find('frame', 'History of the Rules')
    row = seat.find('list item', 'Version 2 · ', window)
    seat.find('label', story.COMMENT, row)
    seat.click(row)
    seat.find('list item', 'Rule “Makes things” added', window)
    seat.press('push button', 'Take version 2 into the editor', window)
    seat.wait_gone(window)
    window = begin_to_save(seat, page, 'Back')
    seat.press('push button', 'Save', window)
    seat.find_toast('Saved as version 5', page.page)


def export_and_import(seat, page, story):
    page.choose_in_menu('More About the Rules', 'Export…')
    seat.find('filler', 'Export the Rules')
    seat.keys('ctrl+a')   # The name that is offered goes.
    seat.choose_file(story.file)
    seat.find_toast('Saved as “', page.page)
    story.edit_file()
    page.choose_in_menu('More About the Rules', 'Import…')
    seat.find('filler', 'Import Rules')
    seat.choose_file(story.file)
    seat.find_toast('The file’s rules are in the editor', page.page)
    page.find('label', f'was +{story.FIRST_POINTS}')
    page.press('push button', 'Discard')


def look_at_a_suggestion(seat, page):
    page.choose_in_menu('More About the Rules', 'Suggest from History…')
    window = seat.find('frame', 'Suggest from History')
    seat.find('label', 'AUC 0.', window)
    seat.press('push button', 'Cancel', window)
    seat.wait_gone(window)


def do_the_job(seat, story):
    page = RulesPage(seat)
    add_fit_rule(seat, page)
    change_in_place(seat, page)
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
