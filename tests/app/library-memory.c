/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sanitizer/lsan_interface.h>

/* What libraries allocate while they are loaded is theirs, and does not count
 * as a leak. GLib's first table of names is among it: it drops it, and does not
 * free it, when the 2048 names that it holds are taken. No suppression can tell
 * it from others, as there are no frames above g_malloc() to go by. */

static void
before_libraries (void)
{
  __lsan_disable ();
}

static void __attribute__((constructor))
after_libraries (void)
{
  __lsan_enable ();
}

__attribute__((section (".preinit_array"), used))
static void (*const preinit) (void) = before_libraries;
