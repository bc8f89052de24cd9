/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-score-card.h"

#include <glib/gi18n.h>

#include "profile/baton-points-row.h"
#include "profile/baton-score-past.h"
#include "widgets/baton-brief.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-score-dial.h"
#include "widgets/baton-time-words.h"
#include "widgets/baton-width-first.h"

/* So many rules of a part stand in the card before it is expanded. */
#define FEW_RULES 5

/**
 * BatonScoreCard:
 *
 * Why a lead has its score: two dials, the rules that gave the most points,
 * and the sum against the threshold; expanded, each single point.
 */
struct _BatonScoreCard
{
  AdwBin          parent_instance;

  GtkBox         *all_box;
  GtkImage       *arrow_image;
  GtkLabel       *cell_label;
  BatonScoreDial *fit_dial;
  GtkBox         *fit_list;
  BatonScoreDial *interest_dial;
  GtkBox         *interest_list;
  GtkBox         *missing_list;
  GtkBox         *parts_box;
  BatonScorePast *past;
  GtkLabel       *standing_label;
  GtkLabel       *sum_label;
  GtkWidget      *why_button;
  GtkRevealer    *revealer;
};

enum { PROP_0, PROP_EXPANDED, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonScoreCard, baton_score_card, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* What one rule gave, over all its lines. */
typedef struct
{
  const char *name;
  int         points;
  guint       n_lines;
} RuleSum;

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
create_label (const char *text)
{
  g_autofree char *brief = baton_brief (text);
  GtkWidget *label = gtk_label_new (brief);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static RuleSum *
find_sum (GArray     *sums,
          const char *name)
{
  for (guint i = 0; i < sums->len; i++)
    {
      RuleSum *sum = &g_array_index (sums, RuleSum, i);

      if (g_str_equal (sum->name, name))
        return sum;
    }
  g_array_append_vals (sums, &(RuleSum) { name, 0, 0 }, 1);
  return &g_array_index (sums, RuleSum, sums->len - 1);
}

static const char *
get_name (const BatonScoreLine *line)
{
  return line->name != NULL ? line->name : line->rule;
}

static gint
compare_most_first (gconstpointer a,
                    gconstpointer b)
{
  return ABS (((const RuleSum *) b)->points) - ABS (((const RuleSum *) a)->points);
}

static GArray *
sum_up (const BatonExplanation *explanation,
        BatonPart               part)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (RuleSum));

  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const BatonScoreLine *line = g_ptr_array_index (explanation->lines, i);
      RuleSum *sum;

      if (line->part != part)
        continue;
      sum = find_sum (sums, get_name (line));
      sum->points += line->points;
      sum->n_lines++;
    }
  g_array_sort (sums, compare_most_first);
  return sums;
}

static void
add_sum (GtkBox        *list,
         const RuleSum *sum)
{
  g_autofree char *text = NULL;

  if (sum->n_lines > 1)
    /* Translators: %1$s is the name of a rule, %2$u how often it gave points: Visited pricing × 3 */
    text = g_strdup_printf (_("%1$s × %2$u"), sum->name, sum->n_lines);
  gtk_box_append (list, baton_points_row_new (text != NULL ? text : sum->name, sum->points));
}

static void
show_part (GtkBox                 *list,
           const BatonExplanation *explanation,
           BatonPart               part)
{
  g_autoptr(GArray) sums = sum_up (explanation, part);
  /* Translators: the points of all rules that are not named one by one */
  RuleSum rest = { _("Others"), 0, 0 };
  guint n_few = sums->len <= FEW_RULES ? sums->len : FEW_RULES - 1;

  clear (list);
  for (guint i = 0; i < sums->len; i++)
    {
      if (i < n_few)
        add_sum (list, &g_array_index (sums, RuleSum, i));
      else
        rest.points += g_array_index (sums, RuleSum, i).points;
    }
  if (sums->len > n_few)
    add_sum (list, &rest);
  if (sums->len == 0)
    {
      GtkWidget *label = create_label (part == BATON_PART_FIT ? _("Nothing is known yet") : _("Nothing was done yet"));

      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (list, label);
    }
}

static char *
dup_detail (const BatonScoreLine *line)
{
  gint64 now = baton_minute_get_now (baton_minute_get_default ());
  g_autofree char *at = line->at != 0 ? baton_time_text_at (line->at, now) : NULL;

  if (at != NULL && line->note != NULL)
    /* Translators: %1$s is when something happened, %2$s a note, such as faded from 12 */
    return g_strdup_printf (_("%1$s, %2$s"), at, line->note);
  return at != NULL ? g_steal_pointer (&at) : g_strdup (line->note);
}

static GtkWidget *
create_full_line (const BatonScoreLine *line)
{
  GtkWidget *row = baton_points_row_new (get_name (line), line->points);
  g_autofree char *detail = dup_detail (line);
  GtkWidget *label;

  if (detail == NULL)
    return row;

  label = gtk_label_new (detail);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_tooltip_text (label, detail);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_insert_child_after (GTK_BOX (row), label, gtk_widget_get_first_child (row));
  return row;
}

static void
show_all (BatonScoreCard         *self,
          const BatonExplanation *explanation)
{
  clear (self->all_box);
  for (guint i = 0; i < explanation->lines->len; i++)
    gtk_box_append (self->all_box, create_full_line (g_ptr_array_index (explanation->lines, i)));
}

static void
add_missing (BatonScoreCard *self,
             const char     *text)
{
  GtkWidget *label = create_label (text);

  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (self->missing_list, label);
}

static void
show_missing (BatonScoreCard         *self,
              const BatonExplanation *explanation)
{
  clear (self->missing_list);
  for (guint i = 0; i < explanation->missing->len; i++)
    add_missing (self, ((const BatonMissing *) g_ptr_array_index (explanation->missing, i))->text);
  for (guint i = 0; i < explanation->unread->len; i++)
    add_missing (self, ((const BatonUnread *) g_ptr_array_index (explanation->unread, i))->text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_list), explanation->missing->len + explanation->unread->len > 0);
}

/* The cell of the matrix says nothing where every one leaves it to the threshold. */
static void
show_cell (BatonScoreCard       *self,
           const BatonLeadSheet *sheet)
{
  const BatonScore *score = &sheet->explanation->score;
  const BatonMatrix *matrix = &sheet->matrix;
  g_autofree char *text = NULL;
  BatonMatrix plain;

  baton_matrix_init (&plain);
  gtk_widget_set_visible (GTK_WIDGET (self->cell_label), !baton_matrix_equal (matrix, &plain));
  /* Translators: %1$c and %2$u are a cell of the fit × interest matrix, such as B2; %3$s is what it does */
  text = g_strdup_printf (_("Cell %1$c%2$u of the matrix: %3$s"),
                          'A' + baton_matrix_get_row (matrix, score->fit),
                          1 + baton_matrix_get_column (matrix, score->interest),
                          baton_matrix_action_get_title (baton_matrix_get_action (matrix, score->fit, score->interest)));
  gtk_label_set_label (self->cell_label, text);
}

static char *
dup_standing (int total,
              int threshold)
{
  if (total < threshold)
    /* Translators: %1$d is a number of points, %2$d a score to reach */
    return g_strdup_printf (_("%1$d below the threshold of %2$d"), threshold - total, threshold);
  if (total == threshold)
    /* Translators: %d is a score to reach */
    return g_strdup_printf (_("just at the threshold of %d"), threshold);

  /* Translators: %1$d is a number of points, %2$d a score to reach */
  return g_strdup_printf (_("%1$d above the threshold of %2$d"), total - threshold, threshold);
}

/* What is not revealed does not have to be measured. */
static void
revealed_cb (BatonScoreCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->all_box), gtk_revealer_get_reveal_child (self->revealer) ||
                                                      gtk_revealer_get_child_revealed (self->revealer));
}

static void
toggled_cb (BatonScoreCard *self)
{
  baton_score_card_set_expanded (self, !baton_score_card_get_expanded (self));
}

static void
baton_score_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_SCORE_CARD);

  G_OBJECT_CLASS (baton_score_card_parent_class)->dispose (object);
}

static void
baton_score_card_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, baton_score_card_get_expanded (BATON_SCORE_CARD (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_score_card_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_EXPANDED:
      baton_score_card_set_expanded (BATON_SCORE_CARD (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_score_card_class_init (BatonScoreCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_score_card_dispose;
  object_class->get_property = baton_score_card_get_property;
  object_class->set_property = baton_score_card_set_property;

  /**
   * BatonScoreCard:expanded:
   *
   * Whether each single point is shown.
   */
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_SCORE_DIAL);
  g_type_ensure (BATON_TYPE_SCORE_PAST);
  g_type_ensure (BATON_TYPE_WIDTH_FIRST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-score-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, all_box);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, arrow_image);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, cell_label);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, fit_dial);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, fit_list);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, interest_dial);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, interest_list);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, missing_list);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, parts_box);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, past);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, revealer);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, standing_label);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, sum_label);
  gtk_widget_class_bind_template_child (widget_class, BatonScoreCard, why_button);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
baton_score_card_init (BatonScoreCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->sum_label), GTK_TEXT_DIR_LTR);
}

/**
 * baton_score_card_get_expanded:
 * @self: a card
 *
 * Returns: whether each single point is shown
 */
gboolean
baton_score_card_get_expanded (BatonScoreCard *self)
{
  g_return_val_if_fail (BATON_IS_SCORE_CARD (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * baton_score_card_set_expanded:
 * @self: a card
 * @expanded: whether to show each single point
 */
void
baton_score_card_set_expanded (BatonScoreCard *self,
                               gboolean        expanded)
{
  g_return_if_fail (BATON_IS_SCORE_CARD (self));

  if (expanded == baton_score_card_get_expanded (self))
    return;

  gtk_revealer_set_reveal_child (self->revealer, expanded);
  revealed_cb (self);
  baton_score_past_set_expanded (self->past, expanded);
  gtk_image_set_from_icon_name (self->arrow_image, expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->why_button), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/**
 * baton_score_card_set_narrow:
 * @self: a card
 * @narrow: whether there is little room
 *
 * Puts the parts of the score one below the other, or side by side.
 */
void
baton_score_card_set_narrow (BatonScoreCard *self,
                             gboolean        narrow)
{
  g_return_if_fail (BATON_IS_SCORE_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->parts_box, !narrow);
}

/**
 * baton_score_card_show_sheet:
 * @self: a card
 * @sheet: a sheet; what is needed of it is copied
 *
 * Shows why a lead has its score.
 */
void
baton_score_card_show_sheet (BatonScoreCard       *self,
                             const BatonLeadSheet *sheet)
{
  const BatonExplanation *explanation = sheet->explanation;
  const BatonScore *score = &explanation->score;
  int total = baton_score_get_total (score);
  g_autofree char *sum = g_strdup_printf ("%d + %d = %d", score->fit, score->interest, total);
  g_autofree char *standing = dup_standing (total, sheet->mql.score);

  g_return_if_fail (BATON_IS_SCORE_CARD (self));

  baton_score_dial_set_value (self->fit_dial, score->fit);
  baton_score_dial_set_threshold (self->fit_dial, sheet->mql.fit > 0 ? sheet->mql.fit : -1);
  baton_score_dial_set_value (self->interest_dial, score->interest);
  baton_score_dial_set_threshold (self->interest_dial, sheet->mql.interest > 0 ? sheet->mql.interest : -1);
  gtk_label_set_label (self->sum_label, sum);
  gtk_label_set_label (self->standing_label, standing);

  show_part (self->fit_list, explanation, BATON_PART_FIT);
  show_part (self->interest_list, explanation, BATON_PART_INTEREST);
  show_missing (self, explanation);
  show_all (self, explanation);
  show_cell (self, sheet);
  baton_score_past_show_sheet (self->past, sheet);
}
