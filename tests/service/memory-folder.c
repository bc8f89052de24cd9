/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "memory-folder.h"

#include <unistd.h>

#define FOLDER "/dev/shm"

/*
 * memory_folder_use:
 *
 * From now on temporary files lie in memory, where the system has a folder for
 * that: for tests that write much and do not ask what a power failure leaves.
 * To be called before anything asks for the temporary folder.
 */
void
memory_folder_use (void)
{
  if (g_getenv ("TMPDIR") == NULL && access (FOLDER, W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", FOLDER, TRUE);
}
