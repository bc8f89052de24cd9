/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-matrix-grid.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "widgets/baton-menu-show.h"

#define SPACING 4

/**
 * BatonMatrixGrid:
 *
 * Fit × interest: how many leads are in each cell, and what is done with them.
 * A cell is a button whose menu chooses another action, with `rules.set-cell`.
 */
struct _BatonMatrixGrid
{
  AdwBin       parent_instance;
  BatonMatrix  matrix;
  guint64      counts[BATON_MATRIX_SIZE][BATON_MATRIX_SIZE];
  GtkWidget   *cells[BATON_MATRIX_SIZE][BATON_MATRIX_SIZE];
};

G_DEFINE_FINAL_TYPE (BatonMatrixGrid, baton_matrix_grid, ADW_TYPE_BIN)

static char *
get_grade (guint row)
{
  return g_strdup_printf ("%c", 'A' + (char) row);
}

/* As short as a cell asks for. */
static const char *
get_label (BatonMatrixAction action)
{
  switch (action)
    {
    case BATON_MATRIX_HAND_OVER:
      /* Translators: what is done with the leads of a cell; short */
      return C_("matrix", "Hand over");
    case BATON_MATRIX_REVIEW:
      return C_("matrix", "Review");
    case BATON_MATRIX_NURTURE:
      return C_("matrix", "Nurture");
    case BATON_MATRIX_THRESHOLD:
    default:
      return C_("matrix", "By score");
    }
}

static GMenuModel *
create_menu (guint row,
             guint column)
{
  GMenu *menu = g_menu_new ();

  for (BatonMatrixAction action = 0; action < BATON_N_MATRIX_ACTIONS; action++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (baton_matrix_action_get_title (action), NULL);

      g_menu_item_set_action_and_target (item, "rules.set-cell", "(uuu)", row, column, (guint32) action);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
create_cell (guint row,
             guint column)
{
  GtkWidget *cell = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr(GMenuModel) menu = create_menu (row, column);

  gtk_widget_add_css_class (append_label (box, "heading"), "numeric");
  append_label (box, "caption");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (cell), box);
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  baton_menu_show_late (GTK_MENU_BUTTON (cell), menu);
  gtk_widget_add_css_class (cell, "cell");
  gtk_widget_set_hexpand (cell, TRUE);
  return cell;
}

static void
show_cell (BatonMatrixGrid *self,
           guint            row,
           guint            column)
{
  GtkWidget *cell = self->cells[row][column];
  GtkWidget *box = gtk_menu_button_get_child (GTK_MENU_BUTTON (cell));
  BatonMatrixAction action = self->matrix.cells[row][column];
  const char *title = baton_matrix_action_get_title (action);
  guint64 count = self->counts[row][column];
  g_autofree char *grade = get_grade (row);
  g_autofree char *number = g_strdup_printf ("%'" PRIu64, count);
  /* Translators: how many leads have a fit (A to D) and an interest (1 to 4), and what is done with them */
  g_autofree char *sentence = g_strdup_printf (ngettext ("%s%u: %s lead, %s", "%s%u: %s leads, %s", count),
                                               grade, column + 1, number, title);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), number);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), get_label (action));
  gtk_widget_set_tooltip_text (cell, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  for (BatonMatrixAction other = 0; other < BATON_N_MATRIX_ACTIONS; other++)
    {
      if (other == action)
        gtk_widget_add_css_class (cell, baton_matrix_action_get_name (other));
      else
        gtk_widget_remove_css_class (cell, baton_matrix_action_get_name (other));
    }
}

static void
show_cells (BatonMatrixGrid *self)
{
  for (guint row = 0; row < BATON_MATRIX_SIZE; row++)
    {
      for (guint column = 0; column < BATON_MATRIX_SIZE; column++)
        show_cell (self, row, column);
    }
}

static void
baton_matrix_grid_class_init (BatonMatrixGridClass *klass)
{
}

static void
attach_heading (GtkWidget  *grid,
                const char *text,
                int         column,
                int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
baton_matrix_grid_init (BatonMatrixGrid *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr(GtkSizeGroup) cells = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_grid_set_row_spacing (GTK_GRID (grid), SPACING);
  gtk_grid_set_column_spacing (GTK_GRID (grid), SPACING);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), FALSE);
  baton_matrix_init (&self->matrix);
  for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
    {
      g_autofree char *grade = get_grade (i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      attach_heading (grid, number, (int) i + 1, 0);
      attach_heading (grid, grade, 0, (int) i + 1);
      for (guint j = 0; j < BATON_MATRIX_SIZE; j++)
        {
          self->cells[i][j] = create_cell (i, j);
          gtk_size_group_add_widget (cells, self->cells[i][j]);
          gtk_grid_attach (GTK_GRID (grid), self->cells[i][j], (int) j + 1, (int) i + 1, 1, 1);
        }
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "matrix");
  adw_bin_set_child (ADW_BIN (self), grid);
  show_cells (self);
}

/**
 * baton_matrix_grid_show_actions:
 * @self: a grid
 * @matrix: what is done
 *
 * Shows what is done with the leads of each cell.
 */
void
baton_matrix_grid_show_actions (BatonMatrixGrid   *self,
                                const BatonMatrix *matrix)
{
  g_return_if_fail (BATON_IS_MATRIX_GRID (self));

  self->matrix = *matrix;
  show_cells (self);
}

/**
 * baton_matrix_grid_show_counts:
 * @self: a grid
 * @counts: how many leads, by row and column
 *
 * Shows how many leads are in each cell.
 */
void
baton_matrix_grid_show_counts (BatonMatrixGrid *self,
                               const guint64    counts[BATON_MATRIX_SIZE][BATON_MATRIX_SIZE])
{
  g_return_if_fail (BATON_IS_MATRIX_GRID (self));

  memcpy (self->counts, counts, sizeof self->counts);
  show_cells (self);
}
