/* The agreements of one meeting or of a series, each once, as far as it is now. Pure: which day it is comes with the question. */
#ifndef MODEL_AGREEMENTS_H
#define MODEL_AGREEMENTS_H
#include <glib.h>

#include "model/session.h"

/* An agreement, or a wish. Session and record are borrowed. */
typedef struct Agreement {
  const Session *session; /* of the last meeting that knows it */
  const Record *record;
  AgreementState state;   /* AGREEMENT_WISH for a record of the list of wishes, which has no number */
  GPtrArray *owners;      /* of char: each who takes it up; empty: nobody yet */
  char *owner;            /* all of them in one line; NULL: nobody yet */
  const char *theme;      /* of the meeting where it was made; borrowed, NULL when that has none */
  gboolean overdue;       /* still open while its date has passed */
} Agreement;

/* sessions: array of Session, in any order. An agreement that a later meeting carried on is told as it stands there. Without
 * deleted ones and without confidential ones, of which *confidential (may be NULL) gets the number. By number, wishes behind
 * them; new array of Agreement, owned. */
GPtrArray *agreements_of(const GPtrArray *sessions, Date today, int *confidential);

/* By what an overview puts agreements together: by owner an agreement stands with each of its owners. */
typedef enum { AGREEMENTS_BY_NUMBER, AGREEMENTS_BY_OWNER, AGREEMENTS_BY_THEME, AGREEMENTS_BY_QUARTER } AgreementsOrder;

/* What an agreement stands under in an overview, and a key that puts such headings in order: quarters in time and without a date
 * last, names by the alphabet, in any locale. Different headings have different keys. New strings, to be cleared. */
typedef struct AgreementsHeading {
  char *words; /* "" by number */
  char *key;
} AgreementsHeading;

/* owner and theme: as they are told there; NULL or empty: none. */
AgreementsHeading agreements_heading(AgreementsOrder order, const char *owner, const char *theme, Date due, Lang lang);
void agreements_heading_clear(AgreementsHeading *heading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AgreementsHeading, agreements_heading_clear)

/* Owners in one line; new string, NULL when there are none. */
char *agreements_owners(const GPtrArray *owners);

/* Is it still to be done (a wish is not). */
gboolean agreement_open(const Agreement *agreement);
/* Does this person take it up. */
gboolean record_owned_by(const Record *record, int person_id);
/* The text for a state: "loopt". */
TextId agreement_state_text(int state);
/* How often it was changed, for who numbers what is told of it. */
int agreement_changes(const Session *session, const Record *record);

#endif
