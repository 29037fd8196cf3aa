/* Words of the language that are names as well. Whether a text means the one or the other is told by how it is written. Pure. */
#ifndef MODEL_SCRUB_WORDS_H
#define MODEL_SCRUB_WORDS_H
#include <glib.h>

/* All take a word in small letters without accents. */
/* Is it a word that may be a first name: in small letters it is then the word. */
gboolean scrub_word_ordinary(const char *word);
/* Is it a word that begins many a sentence and may be a last name: "Vrij toegankelijk". */
gboolean scrub_word_begins(const char *word);
/* Is it a verb, with this word behind it, that may be a first name at the beginning of a question: "Wil je". */
gboolean scrub_word_asks(const char *word, const char *next);
/* Is it one of the small words between first and last name. */
gboolean scrub_word_infix(const char *word);
/* Is it a word for anybody: "iedereen". */
gboolean scrub_word_pronoun(const char *word);
/* Does the word tell that words with it are no person: "wijkteam", "gemeente", "penningmeester". */
gboolean scrub_word_organisation(const char *word);

#endif
