/* Notices: {what, arguments} become sentences here and nowhere else. */
#include "view/notice.h"

#include <errno.h>

#include "base/when.h"
#include "model/agreements.h"
#include "view/words.h"

static const TextId refusal_texts[N_REFUSALS] = {
    [REFUSAL_NONE] = TX_RUN_NOTHING,
    [REFUSAL_ASK_EARLY] = TX_RUN_ASK_EARLY,
    [REFUSAL_ASK_SPACE] = TX_RUN_ASK_SPACE,
    [REFUSAL_ASK_NOT_FIRST] = TX_RUN_ASK_NOT_FIRST,
    [REFUSAL_ASK_OUT_OF_PLACE] = TX_RUN_ASK_TOO_SOON,
    [REFUSAL_ASK_FINISH] = TX_RUN_ASK_FINISH,
    [REFUSAL_ASK_DROP] = TX_RUN_ASK_DROP,
    [REFUSAL_ASK_DELETE] = TX_RUN_ASK_DELETE,
    [REFUSAL_ASK_NO_OWNER] = TX_RUN_ASK_NO_OWNER,
    [REFUSAL_ASK_UNDO_START] = TX_RUN_ASK_UNDO_START,
    [REFUSAL_ASK_REDO_START] = TX_RUN_ASK_REDO_START,
    [REFUSAL_ASK_ROUND_SHORT] = TX_RUN_ASK_ROUND_SHORT,
    [REFUSAL_NOTHING_NEXT] = TX_RUN_NOTHING_NEXT,
    [REFUSAL_NOTHING_BEFORE] = TX_RUN_NOTHING_BEFORE,
    [REFUSAL_NOT_RUNNING] = TX_RUN_NOT_RUNNING,
    [REFUSAL_CLOCK_STOPPED] = TX_RUN_CLOCK_STOPPED,
    [REFUSAL_NOTHING_TO_UNDO] = TX_RUN_NOTHING_TO_UNDO,
    [REFUSAL_NOTHING_TO_REDO] = TX_RUN_NOTHING_TO_REDO,
    [REFUSAL_NO_ADVICE] = TX_RUN_NO_ADVICE,
    [REFUSAL_TOO_SHORT] = TX_RUN_TOO_SHORT,
    [REFUSAL_LASTS_TOO_LONG] = TX_RUN_LASTS_TOO_LONG,
    [REFUSAL_NO_SUCH_PART] = TX_RUN_NO_SUCH_PART,
    [REFUSAL_NO_SUCH_RECORD] = TX_RUN_NO_SUCH_RECORD,
    [REFUSAL_NO_SUCH_PERSON] = TX_RUN_NO_SUCH_PERSON,
    [REFUSAL_EMPTY] = TX_RUN_EMPTY,
    [REFUSAL_ABSENT_OWNER] = TX_RUN_ABSENT_OWNER,
    [REFUSAL_EVERYBODY] = TX_RUN_EVERYBODY,
    [REFUSAL_NO_ROUND] = TX_RUN_NO_ROUND,
    [REFUSAL_ROUND_DONE] = TX_RUN_ROUND_DONE,
    [REFUSAL_BEFORE_PART] = TX_RUN_BEFORE_PART,
    [REFUSAL_CLOSED] = TX_RUN_CLOSED,
    [REFUSAL_NO_PEOPLE] = TX_RUN_NO_PEOPLE,
    [REFUSAL_ASK_CLOSE] = TX_RUN_ASK_CLOSE,
    [REFUSAL_REPLACED] = TX_RUN_REPLACED,
    [REFUSAL_NO_SUCH_GROUP] = TX_RUN_NO_SUCH_GROUP,
    [REFUSAL_TOO_LONG] = TX_RUN_TOO_LONG,
};

/* Fills a text whose arguments came from elsewhere: a place without one becomes "…" instead of showing its braces. */
static char *fill(Lang lang, TextId id, const TextArg *args, gsize n_args) {
  TextArg all[4] = {TS("…"), TS("…"), TS("…"), TS("…")};
  for (gsize i = 0; i < MIN(n_args, G_N_ELEMENTS(all)); i++) all[i] = args[i];
  return text_format(lang, id, all, G_N_ELEMENTS(all));
}

/* How far a part lies from its place in the plan, in the unit that says most. */
static char *out_of_place(Lang lang, gint64 minutes, TextArg title) {
  gint64 hours = ABS(minutes) / 60, days = hours / 24;
  if (hours < 2)
    return tx(lang, RUN_ASK_TOO_SOON, TN(minutes), title);
  if (days < 2)
    return minutes > 0 ? tx(lang, RUN_ASK_HOURS_AHEAD, TN(hours), title) : tx(lang, RUN_ASK_HOURS_AGO, TN(hours), title);
  return minutes > 0 ? tx(lang, RUN_ASK_DAYS_AHEAD, TN(days), title) : tx(lang, RUN_ASK_DAYS_AGO, TN(days), title);
}

char *notice_refusal(Lang lang, Refusal refusal, const TextArg *args, gsize n_args) {
  if (refusal == REFUSAL_ASK_OUT_OF_PLACE && n_args == 2)
    return out_of_place(lang, args[0].number, args[1]);
  return refusal < N_REFUSALS ? fill(lang, refusal_texts[refusal], args, n_args) : g_strdup("");
}

char *notice_not_saved(Lang lang, int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT: return g_strdup(tp(lang, RUN_NOT_SAVED_FULL));
    case EACCES:
    case EPERM:
    case EROFS: return g_strdup(tp(lang, RUN_NOT_SAVED_RIGHTS));
    default: return g_strdup(tp(lang, RUN_NOT_SAVED_OTHER));
  }
}

static const char *title_of(const Session *session, const char *part) {
  int index = part ? session_index(session, part) : -1;
  const PhaseRun *run = index >= 0 ? session_run(session, index) : NULL;
  return run ? run->phase->title : part ? part : "…";
}

static char *person_of(const Session *session, int id) {
  const Person *person = people_find(session->people, id);
  return person ? person_name(person) : g_strdup("…");
}

static char *record_words(Lang lang, const Session *session, int id) {
  for (guint i = 0; i < session->records->len; i++) {
    const Record *record = g_ptr_array_index(session->records, i);
    if (record->id == id) return g_strdup_printf("%s: %s", words_record(lang, record->list), record->text);
  }
  return g_strdup(tp(lang, RUN_ONE_LINE));
}

/* Longer or shorter, as one line: the first part that changes and how many more. */
static char *lengths_words(Lang lang, const Session *session, const Event *event) {
  if (!event->lengths || event->lengths->len == 0) return g_strdup(tp(lang, RUN_DID_LENGTHS));
  const PartLength *first = g_ptr_array_index(event->lengths, 0);
  if (event->lengths->len > 1) return g_strdup(tp(lang, RUN_DID_CATCH_UP));
  g_autofree char *length = length_words(lang, MAX(first->seconds, 0));
  const char *title = title_of(session, first->part);
  int index = session_index(session, first->part);
  Instant until = index >= 0 && first->seconds != LENGTH_NONE ? timetable_until(session, index, event->t, first->seconds) : INSTANT_NONE;
  if (until != INSTANT_NONE) {
    g_autofree char *at = words_time(session, until);
    return tx(lang, RUN_DID_UNTIL, TS(title), TS(at));
  }
  return first->seconds == LENGTH_NONE ? tx(lang, RUN_DID_DROP, TS(title)) : tx(lang, RUN_DID_LENGTH, TS(title), TS(length));
}

static char *presence_words(Lang lang, const Session *session, const Event *event) {
  g_autofree char *name = person_of(session, event->person_id);
  switch ((Presence)event->number) {
    case PRESENCE_HERE: return tx(lang, RUN_DID_HERE, TS(name));
    case PRESENCE_ABSENT: return tx(lang, RUN_DID_ABSENT, TS(name));
    case PRESENCE_LEFT: return tx(lang, RUN_DID_LEFT, TS(name));
    case PRESENCE_ONLINE: return tx(lang, RUN_DID_ONLINE, TS(name));
    case PRESENCE_UNKNOWN:
    case N_PRESENCES: break;
  }
  return tx(lang, RUN_DID_UNKNOWN, TS(name));
}

static char *display_words(Lang lang, const Event *event) {
  switch ((RoomDisplay)event->number) {
    case ROOM_FROZEN: return g_strdup(tp(lang, DISPLAY_DID_FREEZE));
    case ROOM_BLANK: return g_strdup(tp(lang, DISPLAY_DID_BLANK));
    case ROOM_NORMAL:
    case N_ROOM_DISPLAYS: break;
  }
  return event->text ? tx(lang, DISPLAY_DID_MESSAGE, TS(event->text)) : g_strdup(tp(lang, DISPLAY_DID_NORMAL));
}

char *notice_event(Lang lang, const Session *session, const Event *event) {
  switch (event->kind) {
    case EVENT_START: return tx(lang, RUN_DID_START, TS(title_of(session, event->part)));
    case EVENT_FINISH: return g_strdup(tp(lang, RUN_DID_FINISH));
    case EVENT_STOP_CLOCK: return g_strdup(tp(lang, RUN_DID_STOP_CLOCK));
    case EVENT_GO_ON: return g_strdup(tp(lang, RUN_DID_GO_ON));
    case EVENT_LENGTHS: return lengths_words(lang, session, event);
    case EVENT_BEGAN: {
      g_autofree char *at = words_time(session, event->at);
      return tx(lang, RUN_DID_BEGAN, TS(title_of(session, event->part)), TS(at));
    }
    case EVENT_INSERT: return tx(lang, RUN_DID_INSERT, TS(event->text ? event->text : title_of(session, event->part)));
    case EVENT_SWAP: return tx(lang, RUN_DID_SWAP, TS(title_of(session, event->part)));
    case EVENT_DROP: return tx(lang, RUN_DID_DROP, TS(title_of(session, event->part)));
    case EVENT_DRAW: return tx(lang, RUN_DID_DRAW, TS(title_of(session, event->part)));
    case EVENT_WALK_IN: {
      g_autofree char *name = event->person ? person_name(event->person) : g_strdup("…");
      g_autofree char *away = event->person && event->person->instead_of ? person_of(session, event->person->instead_of) : NULL;
      const Person *there = event->person ? people_find(session->people, event->person->id) : NULL;
      gboolean asked = there && there->name_in_report == CONSENT_EMPTY;
      if (away) return tx(lang, RUN_DID_INSTEAD, TS(name), TS(away));
      return asked ? tx(lang, RUN_DID_WALK_IN_ASKED, TS(name)) : tx(lang, RUN_DID_WALK_IN, TS(name));
    }
    case EVENT_ATTEND: return presence_words(lang, session, event);
    case EVENT_CONSENT: {
      g_autofree char *name = person_of(session, event->person_id);
      return tx(lang, RUN_DID_CONSENT, TS(name));
    }
    case EVENT_GROUPS: return g_strdup(tp(lang, RUN_DID_GROUPS));
    case EVENT_ROUND: return g_strdup(tp(lang, RUN_DID_ROUND));
    case EVENT_TURN: return g_strdup(tp(lang, RUN_DID_TURN));
    case EVENT_RECORD: {
      const char *word = words_record(lang, event->list);
      const char *text = event->text ? event->text : "";
      return event->list == LIST_AGREEMENT && event->number > 0 ? g_strdup_printf("%s %d: %s", word, event->number, text)
                                                                : g_strdup_printf("%s: %s", word, text);
    }
    case EVENT_CHANGE: {
      g_autofree char *what = record_words(lang, session, event->record);
      return tx(lang, RUN_DID_CHANGE, TS(what));
    }
    case EVENT_STATE: {
      g_autofree char *what = record_words(lang, session, event->record);
      return tx(lang, AGREEMENTS_NOW, TS(what), TS(text_plain(lang, agreement_state_text(event->state))));
    }
    case EVENT_DELETE: {
      g_autofree char *what = record_words(lang, session, event->record);
      return tx(lang, RUN_DID_DELETE, TS(what));
    }
    case EVENT_MOVE: return tx(lang, RUN_DID_MOVE, TS(list_word(event->list, lang)));
    case EVENT_CONFIDENTIAL:
      return g_strdup(event->flag ? tp(lang, RUN_DID_CONFIDENTIAL) : tp(lang, RUN_DID_NOT_CONFIDENTIAL));
    case EVENT_IN_REPORT: return g_strdup(event->flag ? tp(lang, RUN_DID_IN_REPORT) : tp(lang, RUN_DID_NOT_IN_REPORT));
    case EVENT_VOTES: return tx(lang, RUN_DID_VOTES, TN(event->number));
    case EVENT_CHOOSE: return g_strdup(tp(lang, RUN_DID_CHOOSE));
    case EVENT_NEXT_MEETING: return g_strdup(tp(lang, RUN_DID_NEXT_MEETING));
    case EVENT_CLOSE: return g_strdup(tp(lang, RUN_DID_CLOSE));
    case EVENT_REOPEN: return g_strdup(tp(lang, RUN_DID_REOPEN));
    case EVENT_DISPLAY: return display_words(lang, event);
    default: return g_strdup(event_word(event->kind));
  }
}

gboolean notice_is_bad(const UiNotice *notice) {
  switch (notice->kind) {
    case NOTICE_REFUSAL:
    case NOTICE_NO_SUCH_KEY:
    case NOTICE_BAD_DATE:
    case NOTICE_BAD_LENGTH:
    case NOTICE_BAD_CLOCK:
    case NOTICE_BAD_NUMBER:
    case NOTICE_NO_SHEET:
    case NOTICE_NO_SHEETS:
    case NOTICE_LIFEBOAT_TEXT:
    case NOTICE_LIFEBOAT_FAILED:
    case NOTICE_WHICH_ONE: return TRUE;
    default: return FALSE;
  }
}

/* Which clock times a part can have begun at. */
static char *between_words(Lang lang, const Session *session, const TextArg *args) {
  g_autofree char *from = words_time(session, args[0].number), *to = words_time(session, args[1].number);
  return args[0].number == INSTANT_NONE ? tx(lang, RUN_UNTIL_TIME, TS(to)) : tx(lang, RUN_BETWEEN_TIMES, TS(from), TS(to));
}

char *notice_question(Lang lang, const Session *session, const Ui *ui) {
  if (ui->question == UI_ASKS_QUIT && session->rehearsal) return g_strdup(tp(lang, RUN_ASK_QUIT_REHEARSAL));
  if (ui->question == UI_ASKS_QUIT && ui->after_work) return g_strdup(tp(lang, RUN_ASK_QUIT_AFTER_WORK));
  if (ui->question == UI_ASKS_QUIT) return g_strdup(session_stopped(session) ? tp(lang, RUN_ASK_QUIT_STOPPED) : tp(lang, RUN_ASK_QUIT));
  if (ui->question == UI_ASKS_ADOPT) return g_strdup(tp(lang, RUN_ASK_ADOPT));
  if (ui->question == UI_ASKS_ROOM) return g_strdup(tp(lang, RUN_ASK_ROOM));
  return notice_refusal(lang, ui->notice.refusal, ui->notice.args, ui->notice.n_args);
}

char *notice_words(Lang lang, const Session *session, const Ui *ui, Instant now) {
  const UiNotice *notice = &ui->notice;
  if (notice->kind == NOTICE_NONE || notice->kind == NOTICE_QUESTION || now - notice->t > NOTICE_FADES) return NULL;
  g_autofree char *event = notice->event ? notice_event(lang, session, notice->event) : NULL;
  const char *what = event ? event : "…";
  switch (notice->kind) {
    case NOTICE_REFUSAL:
      if (notice->refusal == REFUSAL_BEFORE_PART && notice->n_args == 2) return between_words(lang, session, notice->args);
      return notice_refusal(lang, notice->refusal, notice->args, notice->n_args);
    case NOTICE_STORED: return event ? tx(lang, RUN_STORED, TS(what)) : NULL;
    case NOTICE_UNDONE: return tx(lang, RUN_UNDONE, TS(what));
    case NOTICE_REDONE: return tx(lang, RUN_REDONE, TS(what));
    case NOTICE_TAKEN: {
      g_autofree char *key = keymap_key(&ui->keys, ACTION_UNDO, lang);
      return tx(lang, RUN_TAKEN, TS(key));
    }
    case NOTICE_NO_SUCH_KEY: {
      g_autofree char *key = keymap_key(&ui->keys, ACTION_HELP, lang);
      return tx(lang, RUN_NO_SUCH_KEY, TS(key));
    }
    case NOTICE_ANSWERED_NO: return g_strdup(tp(lang, RUN_ANSWERED_NO));
    case NOTICE_LEFT_UNSTORED: return g_strdup(tp(lang, RUN_LEFT_UNSTORED));
    case NOTICE_BAD_DATE: return fill(lang, TX_RUN_BAD_DATE, notice->args, notice->n_args);
    case NOTICE_BAD_LENGTH: return fill(lang, TX_RUN_BAD_LENGTH, notice->args, notice->n_args);
    case NOTICE_BAD_CLOCK: return fill(lang, TX_RUN_BAD_CLOCK, notice->args, notice->n_args);
    case NOTICE_BAD_NUMBER: return fill(lang, TX_RUN_BAD_NUMBER, notice->args, notice->n_args);
    case NOTICE_NO_SHEET: return fill(lang, TX_RUN_NO_SHEET, notice->args, notice->n_args);
    case NOTICE_NO_SHEETS: return g_strdup(tp(lang, RUN_NO_SHEETS));
    case NOTICE_WHICH_ONE: return fill(lang, TX_RUN_WHICH_ONE, notice->args, notice->n_args);
    case NOTICE_CURTAIN_ON: return NULL; /* the curtain hides notices too */
    case NOTICE_CURTAIN_CLOSED: {
      g_autofree char *key = keymap_key(&ui->keys, ACTION_CURTAIN, lang);
      return tx(lang, RUN_CURTAIN_CLOSED, TS(key));
    }
    case NOTICE_CURTAIN_OFF: return g_strdup(tp(lang, RUN_CURTAIN_OFF));
    case NOTICE_ROOM_APART: {
      g_autofree char *key = keymap_key(&ui->keys, ACTION_ROOM, lang);
      return tx(lang, DISPLAY_APART, TS(key));
    }
    case NOTICE_FOLLOWED: return g_strdup(tp(lang, RUN_FOLLOWED));
    case NOTICE_ADOPTED: return g_strdup(tp(lang, RUN_ADOPTED));
    case NOTICE_SCRIPT_EDITED: return g_strdup(tp(lang, RUN_SCRIPT_EDITED));
    case NOTICE_LIFEBOAT: return fill(lang, TX_LIFEBOAT_READY, notice->args, notice->n_args);
    case NOTICE_LIFEBOAT_TEXT: return fill(lang, TX_LIFEBOAT_TEXT_ONLY, notice->args, notice->n_args);
    case NOTICE_LIFEBOAT_FAILED: return fill(lang, TX_LIFEBOAT_FAILED, notice->args, notice->n_args);
    case NOTICE_AFTER_WORK: return g_strdup(tp(lang, RUN_AFTER_WORK_KEY));
    case NOTICE_WATCHING: return g_strdup(tp(lang, RUN_WATCHING));
    case NOTICE_NONE:
    case NOTICE_QUESTION: break;
  }
  return NULL;
}
