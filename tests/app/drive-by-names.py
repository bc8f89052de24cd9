# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, done by what things are called: a list comes in, a lead of it
qualifies, Sales accepts it from the notification, tries to reach it, returns
it, and takes that back."""

import sys

from seat import Seat
from story import Story

TITLE = 'the main job by names alone'


def choose_reason(seat, story, window):
    seat.click(seat.find('check box', 'Gone quiet', window))
    seat.press('push button', 'Look again:', window)
    story.choose_sunday(window)


def do_the_job(seat, story):
    seat.press('push button', 'Import a File')
    seat.find('filler', 'Import Leads')
    seat.choose_file(story.file)
    window = seat.find('frame', 'Import')
    seat.find('label', 'New leads', window)
    seat.press('push button', 'Import', window)
    seat.find('label', '1 Lead Taken In', window)
    seat.press('push button', 'Close', window)

    story.ask_for_a_demo()
    seat.find('list item', f'{story.NAME}, ')   # Before a weekend it is to be accepted first, else to be called.
    notification = seat.notifications.wait_for(story.NAME)
    seat.notifications.press(notification, 'Accept')
    seat.find_toast('Lead accepted')
    story.wait_for_stage('sales-accepted')

    seat.click(seat.find('list item', f'{story.NAME}, first contact'))
    seat.press('push button', 'Log Attempt')
    seat.press('menu item', 'No answer')
    seat.find_toast(f'Logged for {story.NAME}: No answer')

    seat.press('push button', 'Return')
    window = seat.find('frame', 'Return to Marketing')
    choose_reason(seat, story, window)
    seat.press('push button', 'Return', window)
    toast = seat.find_toast(f'Returned {story.NAME}: Gone quiet')
    story.wait_for_return('gone-quiet')

    seat.press('push button', 'Undo', toast)
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
