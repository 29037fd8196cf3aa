/* A story as plain text that reads well by itself, and as a page that Word opens. Pure. */
#ifndef VIEW_STORY_TEXT_H
#define VIEW_STORY_TEXT_H
#include "model/story.h"

/* In lines of at most 72 columns (a longer word excepted), ending in a newline; new string. */
char *story_text(const Story *story);
/* As HTML, whole; new string. */
char *story_html(const Story *story);

#endif
