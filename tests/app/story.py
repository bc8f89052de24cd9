# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens around the window while the main job is done, and what has to
stand in the database for it."""

import os
import re
from datetime import datetime

from gi.repository import GLib

from seat import wait

HEADINGS = 'Email,First Name,Last Name,Job Title,Company,Employees,Country,Phone'
ROW = 'maren.holt@nordwerk.example,Maren,Holt,Marketing Director,Nordwerk,120,DE,+49 40 5550 101'


SUNDAY = 6


def is_sunday(text):
    """Reads a date such as “Look again: 3 Jan 2027”; without the year it is this one."""
    day, month, year = re.search(r'(\d+) (\w+)(?: (\d{4}))?', text).groups()
    year = year or datetime.now().year
    return datetime.strptime(f'{day} {month} {year}', '%d %b %Y').weekday() == SUNDAY


def get_my_name():
    name = GLib.get_real_name()
    return GLib.get_user_name() if name in ('', 'Unknown') else name


class Story:
    """One lead, and who sits here as the only one in Sales."""

    NAME = 'Maren Holt'
    EMAIL = 'maren.holt@nordwerk.example'

    def __init__(self, seat):
        self.seat = seat
        self.file = os.path.join(os.environ['HOME'], 'fair.csv')
        with open(self.file, 'w', encoding='utf-8') as file:
            file.write(f'{HEADINGS}\n{ROW}\n')
        seat.run('team', 'add', get_my_name())

    def ask_for_a_demo(self):
        """The website tells what the lead has just done."""
        self.seat.run('event', 'add', '--lead', self.EMAIL, '--kind', 'demo_request')

    def look(self):
        return self.seat.run('show', self.EMAIL)

    def wait_for_stage(self, stage):
        wait(lambda: self.look()['stage'] == stage, f'the stage {stage}')

    def choose_sunday(self, window):
        """Goes down the first column of the calendar that has just opened, by GTK's own keys."""
        date = self.seat.find('push button', 'Look again:', window)
        self.seat.wait_focused(self.seat.find('filler', 'GtkCalendar', window))
        self.seat.keys('Right', 'Down', 'Down', 'Down', 'space', 'Escape')
        wait(lambda: is_sunday(date.get_name()), 'a Sunday')

    def wait_for_return(self, reason):
        """A lead that has gone quiet rests for 60 days, or to the day that was chosen."""
        wait(lambda: self.look()['wake_at'], 'the return')
        lead = self.look()
        returned = next(entry for entry in lead['journal'] if entry['action'] == 'returned')
        assert lead['owner_team'] == 'marketing', lead['owner_team']
        assert returned['detail']['reason'] == reason, returned
        assert datetime.fromisoformat(lead['wake_at'][:10]).weekday() == SUNDAY, lead['wake_at']

    def check_end(self):
        """Accepted, tried once, and as if it had never been returned."""
        lead = self.look()
        attempts = next(clock for clock in lead['clocks'] if clock['sla'] == 'attempts')
        assert lead['stage'] == 'sales-accepted', lead['stage']
        assert lead['owner'] == get_my_name(), lead['owner']
        assert lead['wake_at'] is None, lead['wake_at']
        assert lead['handoffs'][0]['state'] == 'accepted', lead['handoffs']
        assert (attempts['state'], attempts['done']) == ('running', 1), attempts
        self.seat.run('check')
