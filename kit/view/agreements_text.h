/* Agreements as text for a terminal and as a table for a spreadsheet. Pure. */
#ifndef VIEW_AGREEMENTS_TEXT_H
#define VIEW_AGREEMENTS_TEXT_H
#include <glib.h>

#include "model/agreements.h"

/* Which are told. */
typedef struct AgreementsFilter {
  gboolean open;      /* only those still to be done */
  const char *owner;  /* a part of the owner's name, case aside; NULL: all */
  const char *theme;  /* the same of the theme */
} AgreementsFilter;

/* Takes out of the array (of Agreement, owned by it) what the filter leaves out. */
void agreements_filter(GPtrArray *agreements, const AgreementsFilter *filter);

/* Numbers, texts, owners, dates, states; what is late says so; history: with who had it before and when it changed; new string. */
char *agreements_text(const GPtrArray *agreements, AgreementsOrder order, gboolean history, Lang lang, int columns);
/* One line each, with headings; new string. */
char *agreements_csv(const GPtrArray *agreements, Lang lang);

#endif
