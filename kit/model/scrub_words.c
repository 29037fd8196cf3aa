/* The words in Dutch and English. They need not be complete: a word too few is a name taken out too many, and that is told. */
#include "model/scrub_words.h"

#include <string.h>

static const char *const ordinary[] = {
    "abel", "adel", "adem", "amber", "anker", "april", "arend", "arts", "aurora", "bas", "beer", "ben", "berg", "berk",
    "bes", "bid", "bill", "bliss", "bloem", "bond", "boom", "bos", "boter", "bries", "brook", "cas", "cherry", "chip",
    "cor", "coral", "crystal", "dag", "daisy", "dans", "dawn", "dean", "den", "dom", "door", "dot", "drew", "eden", "eef",
    "eik", "elk", "elke", "els", "ember", "faith", "fan", "fee", "feline", "fen", "fern", "fleur", "flip", "floor",
    "frank", "gene", "ginger", "gold", "grace", "grant", "hagel", "hart", "haven", "hazel", "heather", "heide", "hemel",
    "holly", "honor", "hoop", "hope", "hunter", "ijs", "iris", "ivy", "jade", "jas", "jasmijn", "jasmine", "jet",
    "jewel", "job", "joke", "joy", "june", "juni", "kit", "klaver", "koers", "kool", "lance", "laurel", "leen", "leeuw",
    "lelie", "lente", "lief", "liefde", "lies", "lily", "linde", "lis", "lot", "lotus", "luna", "maan", "maart", "mag",
    "map", "mare", "mark", "mart", "max", "may", "mees", "mei", "melody", "merel", "mies", "mijn", "minne", "mist",
    "moor", "munt", "noor", "nova", "oak", "olijf", "olive", "oud", "parel", "pat", "patience", "pearl", "penny", "pim",
    "pit", "poppy", "post", "prins", "prudence", "puck", "rain", "ray", "reed", "rein", "ren", "rich", "rob", "robin",
    "rok", "roos", "rosa", "rose", "rosemary", "rowan", "ruby", "rust", "saar", "sage", "sky", "spring", "star", "steen",
    "stel", "ster", "sterre", "storm", "sue", "summer", "sunny", "tip", "tol", "toon", "top", "tot", "tulp", "van",
    "veer", "vink", "viola", "violet", "vlinder", "vos", "vrede", "vreugde", "vrij", "wade", "ward", "west", "wies",
    "wil", "wilg", "will", "willow", "winter", "wolf", "wout", "zee", "zeger", "zoet", "zomer", "zon", "zus"};
static const char *const begin[] = {
    "best", "black", "blauw", "blij", "bright", "brown", "bruin", "dik", "early", "fair", "free", "goed", "goede", "good",
    "graag", "gray", "green", "groen", "groot", "grote", "hard", "hoop", "hope", "jong", "kind", "klaar", "klein",
    "kleine", "kort", "lang", "lange", "little", "long", "los", "mooi", "new", "nieuw", "noord", "oost", "oud", "post",
    "ready", "rich", "rood", "rust", "samen", "short", "small", "snel", "sterk", "stil", "strong", "sweet", "vast", "vet",
    "vlug", "vrij", "vroeg", "vrolijk", "wakker", "warm", "west", "white", "wijs", "wild", "wise", "wit", "young",
    "zeker", "zoet", "zuid", "zwart"};
static const char *const verbs[] = {"hoop", "hope", "mag", "may", "mark", "wil", "will"};
static const char *const pronouns[] = {
    "anybody", "anyone", "er", "everybody", "everyone", "he", "het", "hij", "i", "ieder", "iedereen", "iemand", "ik",
    "it", "je", "jij", "jullie", "men", "she", "somebody", "someone", "that", "the", "there", "they", "this", "u", "we",
    "wij", "you", "ze", "zij"};
static const char *const infixes[] = {
    "aan", "abu", "af", "al", "av", "ben", "bij", "bin", "bint", "d", "da", "de", "del", "della", "den", "der", "des",
    "di", "dos", "du", "el", "het", "ibn", "in", "la", "le", "les", "onder", "op", "over", "s", "t", "te", "ten", "ter",
    "tot", "uit", "ul", "van", "von", "voor", "zu", "zur"};
/* What an organisation's name has in it, or a word for what somebody does, wherever in the word. */
static const char *const of_organisations[] = {
    "aanwezig", "allemaal", "associat", "bank", "begeleid", "beroepskracht", "bestuur", "bibliothe", "bureau",
    "burgemeester", "buurt", "care", "centr", "chair", "charity", "church", "club", "college", "cooperati", "coordinat",
    "council", "deelnem", "dienst", "dorp", "facilitat", "fonds", "foundation", "gastheer", "gastvrouw", "gemeente",
    "groep", "group", "health", "home", "huis", "initiatie", "kerk", "leider", "library", "mantelzorg", "meester",
    "moskee", "mosque", "municip", "notul", "office", "organi", "overleg", "participant", "praktijk", "project", "raad",
    "samen", "school", "secretar", "service", "society", "speaker", "spreker", "stichting", "team", "treasurer", "union",
    "vereniging", "volunt", "voorzit", "vrijwillig", "welfare", "welzijn", "werk", "wethouder", "wijk", "winkel",
    "ziekenhuis", "zorg"};

static gboolean any(const char *const *words, gsize n, const char *word) {
  for (gsize i = 0; i < n; i++)
    if (strcmp(words[i], word) == 0) return TRUE;
  return FALSE;
}

gboolean scrub_word_ordinary(const char *word) {
  return any(ordinary, G_N_ELEMENTS(ordinary), word) || scrub_word_begins(word) || any(pronouns, G_N_ELEMENTS(pronouns), word) ||
         scrub_word_infix(word);
}

gboolean scrub_word_pronoun(const char *word) { return any(pronouns, G_N_ELEMENTS(pronouns), word); }

gboolean scrub_word_begins(const char *word) { return any(begin, G_N_ELEMENTS(begin), word); }

gboolean scrub_word_asks(const char *word, const char *next) {
  return any(verbs, G_N_ELEMENTS(verbs), word) && any(pronouns, G_N_ELEMENTS(pronouns), next);
}

gboolean scrub_word_infix(const char *word) { return any(infixes, G_N_ELEMENTS(infixes), word); }

gboolean scrub_word_organisation(const char *word) {
  for (gsize i = 0; i < G_N_ELEMENTS(of_organisations); i++)
    if (strstr(word, of_organisations[i])) return TRUE;
  return FALSE;
}
