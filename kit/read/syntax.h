/* Says in plain words what libyaml found wrong. It gets libyaml's own words and places; it never sees libyaml. */
#ifndef READ_SYNTAX_H
#define READ_SYNTAX_H
#include "base/diag.h"

typedef struct SyntaxFault {
  const char *problem, *context; /* libyaml's words; context may be NULL */
  Place at, since;               /* where it was noticed; where that construct began (line 0: nowhere) */
} SyntaxFault;

/* Adds the diagnostic for a fault in a source whose text is known. */
void syntax_explain(DiagList *diags, const DiagSource *source, const SyntaxFault *fault);

#endif
