/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/* A thread that waits for the signal may do what a signal handler may not. */
static gpointer
wait_for_interrupt (gpointer data)
{
  g_autoptr(GCancellable) cancellable = data;
  sigset_t signals;
  int signal_number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);

  sigwait (&signals, &signal_number);
  g_cancellable_cancel (cancellable);

  /* Whoever asks twice will not wait for the work to be undone in good order. */
  sigwait (&signals, &signal_number);
  _exit (128 + signal_number);
  return NULL;
}

/**
 * baton_cli_catch_interrupts:
 * @cancellable: what to cancel
 *
 * Lets Ctrl+C cancel what is being done, so that it ends as if it had never
 * begun; pressed once more, the program ends on the spot. To be called before
 * there are other threads.
 */
void
baton_cli_catch_interrupts (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_interrupt, g_object_ref (cancellable)));
}
