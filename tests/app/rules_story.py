# SPDX-License-Identifier: GPL-3.0-or-later
"""A company whose rules are edited: what stands in the database, what somebody
else does to the rules meanwhile, and how they have to stand in the end."""

import csv
import json
import os

from seat import Seat

LEADS = 4000

# Deals of the years before. The sample company is another at every hour, and so
# are the few that it won; these are enough to learn from, whatever the clock says.
OLD_DEALS = 400
OLD_DEALS_MAP = {
    'columns': {'Mail': 'email', 'Company': 'company', 'Source': 'source', 'Industry': 'industry'},
    'outcome': {'column': 'Ended', 'won': ['signed'], 'lost': ['no deal']},
}


def list_old_deals():
    """The recommended and the makers of things signed more often than others,
    but neither so surely that it looks known only afterwards."""
    for number in range(OLD_DEALS):
        recommended, makes_things = number % 2, number // 2 % 2
        signed_of_twenty = (3, 10, 17)[recommended + makes_things]
        yield {
            'Mail': f'buyer{number}@customer{number}.example',
            'Company': f'Customer {number}',
            'Source': ('Trade fair', 'Referral')[recommended],
            'Industry': ('Retail', 'Manufacturing')[makes_things],
            'Ended': 'signed' if number // 4 % 20 < signed_of_twenty else 'no deal',
        }


def find_rule(rules, part, name):
    return next(rule for rule in rules[part] if rule['name'] == name)


def get_names(rules, part):
    return [rule['name'] for rule in rules[part]]


class RulesStory:
    """A sample company, and another admin."""

    OTHER = 'Ada Byron'
    COMMENT = 'Manufacturing comes first'
    FIRST_POINTS = 20
    MY_POINTS = 15
    THEIR_POINTS = 7

    def __init__(self, seat):
        self.seat = seat
        self.file = os.path.join(os.environ['HOME'], 'rules.json')
        seat.run('demo', '--leads', str(LEADS))
        self.import_old_deals()
        self.first = self.load()

    def import_old_deals(self):
        home = os.environ['HOME']
        leads, columns = os.path.join(home, 'deals.csv'), os.path.join(home, 'deals.json')
        deals = list(list_old_deals())
        with open(leads, 'w', encoding='utf-8', newline='') as file:
            writer = csv.DictWriter(file, deals[0])
            writer.writeheader()
            writer.writerows(deals)
        with open(columns, 'w', encoding='utf-8') as file:
            json.dump(OLD_DEALS_MAP, file)
        self.seat.run('import', 'leads', leads, '--map', columns)
        os.remove(leads)
        os.remove(columns)

    def load(self, *version):
        return self.seat.run('rules', 'show', *version)

    def write(self, rules):
        with open(self.file, 'w', encoding='utf-8') as file:
            json.dump(rules, file)

    def save_elsewhere(self):
        """What is in force, with other points for one rule."""
        rules = self.load()
        find_rule(rules, 'fit', 'Company known')['points'] = self.THEIR_POINTS
        self.write(rules)
        self.seat.run('rules', 'apply', self.file, '--as', self.OTHER)
        os.remove(self.file)

    def edit_file(self):
        """Somebody changes what was exported."""
        with open(self.file, encoding='utf-8') as file:
            rules = json.load(file)
        find_rule(rules, 'fit', 'Makes things')['points'] += 1
        self.write(rules)

    def get_points(self, name):
        return find_rule(self.load(), 'fit', name)['points']

    def check_newcomers(self):
        """Nobody waits any longer."""
        assert not self.seat.run('rules', 'confirm')

    def check_nothing_overwritten(self):
        assert self.get_points('Company known') == self.THEIR_POINTS
        assert self.get_points('Makes things') == self.FIRST_POINTS

    def check_both_saved(self):
        assert self.get_points('Company known') == self.THEIR_POINTS
        assert self.get_points('Makes things') == self.MY_POINTS

    def check_rules_of_points(self, rules):
        fit = rules['fit']
        made = find_rule(rules, 'fit', 'Makes things')
        assert made['when'] == [{'field': 'industry', 'op': 'one of', 'value': 'Manufacturing'}], made
        assert made['points'] == self.FIRST_POINTS, made
        assert find_rule(rules, 'fit', 'Country known')['active'] is False
        assert len(fit) == len(self.first['fit']) + 2, get_names(rules, 'fit')
        names = get_names(rules, 'fit')
        assert names.index('Website known') < names.index('Country known'), names
        assert next(group for group in rules['groups'] if group['id'] == 'company-size')['max'] == 14

    def check_rules_of_events(self, rules):
        read = find_rule(rules, 'interest', 'Reads about prices')
        asked = {'kind': 'page_view', 'url': '*/pricing*', 'points': 4, 'at_most_times': 3, 'within_days': 90,
                 'half_life_days': 30}
        assert asked.items() <= read.items(), read
        quiet = find_rule(rules, 'interest', 'Quiet for half a year')
        assert (quiet['inactive_days'], quiet['points']) == (180, -12), quiet

    def check_the_rest(self, rules):
        assert rules['lists']['competitors'] == ['rival.example'], rules['lists']['competitors']
        assert get_names(rules, 'personas') == ['Plant people'], rules['personas']
        assert rules['thresholds']['mql']['score'] == 80, rules['thresholds']
        assert rules['matrix']['cells']['A'][0] == 'hand-over', rules['matrix']

    def check_end(self):
        """The second version is in force again, as if nothing had come between."""
        rules = self.load()
        history = self.seat.run('rules', 'history')
        assert rules == self.load('2')
        assert [version['author'] for version in history].count(self.OTHER) == 1, history
        self.check_rules_of_points(rules)
        self.check_rules_of_events(rules)
        self.check_the_rest(rules)
        self.seat.run('check')


def check_count(seat, window, before, after):
    """A window lists as many as the button told that opened it. What the last edit
    does may have been counted just then, so it is one of two texts that the button had."""
    listed = seat.find('label', ' lead', window).get_name().split()[0]
    assert listed in (before.split()[0], after.split()[0]), (listed, before, after)


def run(title, do_the_job, baton, batonctl):
    """Does the job once, and looks at what is left of it."""
    print('1..1')
    with Seat(baton, batonctl) as seat:
        seat.find('push button', 'Import a File')
        story = RulesStory(seat)
        do_the_job(seat, story)
        story.check_end()
    print(f'ok 1 {title}')
