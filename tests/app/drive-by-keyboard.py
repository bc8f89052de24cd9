# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, done with keys alone; what is on the screen is only read."""

import sys

from seat import Seat
from story import Story

TITLE = 'the main job by keyboard alone'


def import_file(seat, story):
    seat.find('push button', 'Import a File')
    seat.keys('ctrl+o')
    seat.choose_file(story.file)
    window = seat.find('frame', 'Import')
    seat.find('label', 'New leads', window)
    seat.keys('alt+i')
    seat.find('label', '1 Lead Taken In', window)
    seat.keys('Escape')
    seat.wait_gone(window)


def open_lead(seat, story):
    seat.keys('ctrl+k')
    seat.wait_focused(seat.find('entry', 'Search Leads'))
    seat.type_keys('maren')
    seat.keys('Return')
    seat.wait_focused(seat.find('push button', 'Back'))


def return_lead(seat, story):
    seat.keys('r')
    window = seat.find('frame', 'Return to Marketing')
    seat.wait_focused(seat.find('list item', 'Not ready yet', window))
    seat.keys('Down')
    seat.wait_focused(seat.find('list item', 'Gone quiet', window))
    seat.keys('space')
    seat.go('Tab', 'list item', 'Look Again')
    seat.keys('Return')
    story.choose_sunday(window)
    seat.keys('ctrl+Return')
    seat.wait_gone(window)


def do_the_job(seat, story):
    import_file(seat, story)

    story.ask_for_a_demo()
    seat.find('list item', f'{story.NAME}, ')   # Before a weekend it is to be accepted first, else to be called.
    notification = seat.notifications.wait_for(story.NAME)
    open_lead(seat, story)
    seat.keys('a')
    seat.find_toast(f'Accepted {story.NAME}')
    seat.notifications.wait_gone(notification)

    seat.keys('l')
    seat.find('menu item', 'No answer')
    seat.keys('2')
    seat.find_toast(f'Logged for {story.NAME}: No answer')

    return_lead(seat, story)
    seat.find_toast(f'Returned {story.NAME}: Gone quiet')
    story.wait_for_return('gone-quiet')
    seat.keys('ctrl+z')
    story.wait_for_stage('sales-accepted')


def main(baton, batonctl):
    print('1..1')
    with Seat(baton, batonctl) as seat:
        story = Story(seat)
        do_the_job(seat, story)
        story.check_end()
    print(f'ok 1 {TITLE}')


if __name__ == '__main__':
    main(*sys.argv[1:])
