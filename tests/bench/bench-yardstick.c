/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Baton is measured against: the same machine doing the least that could
 * possibly be called the same thing. */

#include "bench-yardstick.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "bench-company.h"

#define PAGE 4096

static void
run (sqlite3    *database,
     const char *query)
{
  g_assert_cmpint (sqlite3_exec (database, query, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Binds the cells of a row that has no quotes, cut in place; the employees are
 * a number. Returns the start of the next row. */
static char *
bind_row (sqlite3_stmt *insert,
          char         *row)
{
  for (int column = 1; column <= BENCH_COLUMNS; column++)
    {
      gsize length = strcspn (row, column < BENCH_COLUMNS ? "," : "\n");

      if (column == 13)
        sqlite3_bind_int64 (insert, column, g_ascii_strtoll (row, NULL, 10));
      else if (length == 0)
        sqlite3_bind_null (insert, column);
      else
        sqlite3_bind_text (insert, column, row, (int) length, SQLITE_STATIC);
      row += length + 1;
    }
  return row;
}

/* Every row of the file into a table of typed columns with an integer key and
 * nothing else: no index, no duplicates found, no journal, no score. */
gint64
bench_yardstick_raw_insert (const char *leads_path,
                            const char *database_path)
{
  g_autofree char *text = NULL;
  gint64 start = g_get_monotonic_time ();
  sqlite3 *database;
  sqlite3_stmt *insert;
  char *row;

  g_assert_true (g_file_get_contents (leads_path, &text, NULL, NULL));
  g_assert_cmpint (sqlite3_open (database_path, &database), ==, SQLITE_OK);
  run (database, "PRAGMA journal_mode = TRUNCATE");
  run (database, "CREATE TABLE raw (id INTEGER PRIMARY KEY, record TEXT, email TEXT, first_name TEXT, last_name TEXT, "
                 "job_title TEXT, company TEXT, phone TEXT, website TEXT, country TEXT, city TEXT, street TEXT, "
                 "industry TEXT, employees INTEGER, source TEXT, campaign TEXT, notes TEXT)");
  run (database, "BEGIN");
  g_assert_cmpint (sqlite3_prepare_v2 (database,
                                       "INSERT INTO raw (record, email, first_name, last_name, job_title, company, phone, "
                                       "website, country, city, street, industry, employees, source, campaign, notes) "
                                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                       -1, &insert, NULL), ==, SQLITE_OK);

  row = strchr (text, '\n') + 1;
  while (*row != '\0')
    {
      row = bind_row (insert, row);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  run (database, "COMMIT");
  sqlite3_close (database);
  return g_get_monotonic_time () - start;
}

/* One query on a connection of its own; only the stepping is timed. */
gint64
bench_yardstick_query (const char *database_path,
                       const char *query)
{
  sqlite3 *database;
  sqlite3_stmt *statement;
  gint64 start;

  g_assert_cmpint (sqlite3_open_v2 (database_path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, query, -1, &statement, NULL), ==, SQLITE_OK);
  start = g_get_monotonic_time ();
  while (sqlite3_step (statement) == SQLITE_ROW)
    ;
  start = g_get_monotonic_time () - start;
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  sqlite3_close (database);
  return start;
}

gint64
bench_yardstick_event_scan (const char *database_path)
{
  return bench_yardstick_query (database_path, "SELECT sum(length(url)) FROM event");
}

int
bench_yardstick_open_log (const char *path)
{
  int log = open (path, O_CREAT | O_WRONLY | O_APPEND, 0600);

  g_assert_cmpint (log, >=, 0);
  return log;
}

/* The least that can be durable: one page, on disk. */
gint64
bench_yardstick_append (int log)
{
  static const char page[PAGE];
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (write (log, page, PAGE), ==, PAGE);
  g_assert_cmpint (fdatasync (log), ==, 0);
  return g_get_monotonic_time () - start;
}
