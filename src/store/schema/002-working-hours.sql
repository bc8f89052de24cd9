-- SPDX-License-Identifier: GPL-3.0-or-later

-- When somebody works, on the days on which the office does; NULL for the
-- hours of the office.
ALTER TABLE person ADD COLUMN hours TEXT;
