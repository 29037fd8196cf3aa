/* The words for what just happened or may not happen: refusals, questions, stored, undone and redone events. */
#ifndef VIEW_NOTICE_H
#define VIEW_NOTICE_H
#include <glib.h>

#include "base/text.h"
#include "model/decide.h"
#include "ui/ui.h"

#define NOTICE_FADES (10 * SECOND)

/* What the notice says now, or NULL when there is none or it has faded; new string. */
char *notice_words(Lang lang, const Session *session, const Ui *ui, Instant now);
/* Is it something that went wrong or was refused (then it is shown more strongly than something done)? */
gboolean notice_is_bad(const UiNotice *notice);
/* The question that stands (MODE_ASK); never NULL; new string. */
char *notice_question(Lang lang, const Session *session, const Ui *ui);
/* A refusal in words; new string. args may be NULL when n_args is 0. */
char *notice_refusal(Lang lang, Refusal refusal, const TextArg *args, gsize n_args);
/* An event in a few words without a capital ("afspraak 3: bellen met de huisarts"); new string. */
char *notice_event(Lang lang, const Session *session, const Event *event);
/* Why events could not be stored, from an errno; new string of a sentence or two. */
char *notice_not_saved(Lang lang, int error);

#endif
