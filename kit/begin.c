/* Begins, planned and virtual. */
#include "begin.h"

#define VIRTUAL_DATE ((Date){2027, 1, 14}) /* of a script without one */
#define VIRTUAL_BEGIN (14 * 3600)

Instant begin_planned(const Script *script, Date day, Instant otherwise) {
  Date date = script->date.year ? script->date : day;
  Instant at;
  if (script->begin_clock == CLOCK_NONE) return otherwise;
  civil_to_instant(script->zone, date, script->begin_clock, &at);
  return at;
}

gboolean begin_virtual(Journal *there, Script *script, Instant *begin, Instant *start) {
  const Script *scheduled = journal_session(there) ? journal_script(there) : script;
  if (!scheduled) return FALSE;
  if (journal_session(there)) {
    *begin = journal_session(there)->begin;
  } else {
    Instant afternoon;
    civil_to_instant(script->zone, VIRTUAL_DATE, VIRTUAL_BEGIN, &afternoon);
    *begin = begin_planned(script, VIRTUAL_DATE, afternoon);
    script_schedule(script, *begin, NULL);
  }
  *start = ((const Phase *)g_ptr_array_index(scheduled->phases, 0))->start;
  return TRUE;
}
