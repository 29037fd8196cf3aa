/* Lengths, clock times, dates and zones: every habit of writing that the format promises to take, and what it refuses. */
#include <string.h>

#include "base/when.h"

typedef struct LengthCase {
  const char *text;
  LengthContext context;
  WhenResult result;
  int seconds;
} LengthCase;

#define P LENGTH_OF_PART
#define T LENGTH_OF_TURN
static const LengthCase lengths[] = {
    /* as the format lists them */
    {"20", P, WHEN_OK, 1200}, {"20 min", P, WHEN_OK, 1200}, {"1u30", P, WHEN_OK, 5400},
    {"1 uur 30", P, WHEN_OK, 5400},
    {"90m", P, WHEN_OK, 5400}, {"kwartier", P, WHEN_OK, 900}, {"half uur", P, WHEN_OK, 1800},
    {"anderhalf uur", P, WHEN_OK, 5400}, {"1,5 uur", P, WHEN_OK, 5400}, {"2 hours", P, WHEN_OK, 7200},
    {"45 s", P, WHEN_OK, 45},
    {"1 uur en 30 minuten", P, WHEN_OK, 5400}, {"drie kwartier", P, WHEN_OK, 2700}, {"1½ uur", P, WHEN_OK, 5400},
    {"1 ½ uur", P, WHEN_OK, 5400}, {"½ uur", P, WHEN_OK, 1800}, {"45 sec", P, WHEN_OK, 45},
    {"2 uur", P, WHEN_OK, 7200},
    /* how a word processor leaves them */
    {"\t20 min\t", P, WHEN_OK, 1200}, {"20\u00a0min", P, WHEN_OK, 1200}, {"“20 min”", P, WHEN_OK, 1200},
    {"‘half uur’", P, WHEN_OK, 1800},
    {"\"1u30\"", P, WHEN_OK, 5400}, {"ANDERHALF UUR", P, WHEN_OK, 5400}, {"20 MIN.", P, WHEN_OK, 1200},
    {"20  min", P, WHEN_OK, 1200},
    {"e\u0301e\u0301n uur", P, WHEN_OK, 3600}, {"20\u202fmin", P, WHEN_OK, 1200},
    {"twee\u00adëneenhalf", P, WHEN_BAD, 0},
    /* spoken */
    {"een kwartier", P, WHEN_OK, 900}, {"een half uur", P, WHEN_OK, 1800}, {"halfuur", P, WHEN_OK, 1800},
    {"een halfuurtje", P, WHEN_OK, 1800},
    {"1 kwartier", P, WHEN_OK, 900}, {"3 kwartier", P, WHEN_OK, 2700}, {"driekwart uur", P, WHEN_OK, 2700},
    {"drie kwart uur", P, WHEN_OK, 2700},
    {"een uur en een kwartier", P, WHEN_OK, 4500}, {"twee en een half uur", P, WHEN_OK, 9000},
    {"tweeënhalf uur", P, WHEN_OK, 9000},
    {"2 en een half uur", P, WHEN_OK, 9000}, {"vijf minuten", P, WHEN_OK, 300}, {"anderhalve minuut", P, WHEN_OK, 90},
    {"halve minuut", P, WHEN_OK, 30}, {"half an hour", P, WHEN_OK, 1800}, {"an hour and a half", P, WHEN_OK, 5400},
    {"one and a half hours", P, WHEN_OK, 5400}, {"a quarter of an hour", P, WHEN_OK, 900},
    {"three quarters of an hour", P, WHEN_OK, 2700},
    {"1 hour and 15 minutes", P, WHEN_OK, 4500}, {"a half hour", P, WHEN_OK, 1800}, {"1/2 uur", P, WHEN_OK, 1800},
    {"1 1/2 uur", P, WHEN_OK, 5400}, {"3/4 uur", P, WHEN_OK, 2700}, {"¾ uur", P, WHEN_OK, 2700},
    /* glued and mixed */
    {"1h30m15s", P, WHEN_OK, 5415}, {"1u30min", P, WHEN_OK, 5400}, {"2m30", P, WHEN_OK, 150},
    {"1 min 30", T, WHEN_OK, 90},
    {"2,5 min", P, WHEN_OK, 150}, {"1.5 uur", P, WHEN_OK, 5400}, {"5'", P, WHEN_OK, 300},
    {"5’30”", P, WHEN_OK, 330}, {"1.25 hours", P, WHEN_OK, 4500},
    {"1 uur, 30 min", P, WHEN_OK, 5400}, {"0 min", P, WHEN_OK, 0}, {"7,25 uur", P, WHEN_OK, 26100},
    {"168 uur", P, WHEN_OK, 604800},
    /* two ways to read it */
    {"1:30", P, WHEN_TWO_WAYS, 5400}, {"1:30", T, WHEN_TWO_WAYS, 90}, {"2:30", T, WHEN_TWO_WAYS, 150},
    {"0:45", T, WHEN_TWO_WAYS, 45},
    {"1.30 uur", P, WHEN_TWO_WAYS, 5400}, {"1.30", P, WHEN_TWO_WAYS, 5400}, {"45", T, WHEN_TWO_WAYS, 2700},
    {"2", T, WHEN_OK, 120},
    {"1:30 uur", T, WHEN_OK, 5400}, {"1:30 min", P, WHEN_OK, 90}, {"1:02:03", P, WHEN_OK, 3723},
    /* refused */
    {"", P, WHEN_BAD, 0}, {" ", P, WHEN_BAD, 0}, {".", P, WHEN_BAD, 0}, {"-5", P, WHEN_BAD, 0},
    {"−5 min", P, WHEN_BAD, 0}, {"–5", P, WHEN_BAD, 0}, {"uur", P, WHEN_BAD, 0},
    {"20 min of zo", P, WHEN_BAD, 0}, {"20 minx", P, WHEN_BAD, 0}, {"20 min 5 uur", P, WHEN_BAD, 0},
    {"1u90", P, WHEN_BAD, 0},
    {"1:60", P, WHEN_BAD, 0}, {"1:5", P, WHEN_BAD, 0}, {"1,5", P, WHEN_BAD, 0}, {"1.000 min", P, WHEN_BAD, 0},
    {"20 30", P, WHEN_BAD, 0},
    {"1 uur 2 uur", P, WHEN_BAD, 0}, {"kwartier 5", P, WHEN_BAD, 0}, {"5 min en", P, WHEN_BAD, 0},
    {"1::30", P, WHEN_BAD, 0},
    {"20 bananen", P, WHEN_BAD, 0}, {"1e3 min", P, WHEN_BAD, 0}, {"0x10", P, WHEN_BAD, 0}, {"nan", P, WHEN_BAD, 0},
    {"\xff", P, WHEN_BAD, 0},
    {"20 min\n30 min", P, WHEN_BAD, 0}, {"“20 min", P, WHEN_BAD, 0}, {"+5", P, WHEN_BAD, 0},
    {"en 5 min", P, WHEN_BAD, 0}, {"1/0 uur", P, WHEN_BAD, 0},
    /* beyond a week */
    {"169 uur", P, WHEN_TOO_LONG, 0}, {"10081", P, WHEN_TOO_LONG, 0},
    {"99999999999999999999 uur", P, WHEN_TOO_LONG, 0},
    {"4294967297 s", P, WHEN_TOO_LONG, 0}, {"9999999:00", P, WHEN_TOO_LONG, 0},
};

static void test_lengths(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
    int seconds = -77;
    WhenResult result = length_parse(lengths[i].text, lengths[i].context, &seconds);
    gboolean set = result == WHEN_OK || result == WHEN_TWO_WAYS;
    if (result != lengths[i].result || (set && seconds != lengths[i].seconds) || (!set && seconds != -77))
      g_error("length \"%s\": result %d, %d seconds", lengths[i].text, result, seconds);
  }
  g_autofree char *long_text = g_strnfill(100000, '1');
  int seconds;
  g_assert_cmpint(length_parse(long_text, P, &seconds), ==, WHEN_BAD);
}

/* What the program writes, it reads back as the same. */
static void test_length_round_trip(void) {
  for (int seconds = 0; seconds <= 3 * 3600; seconds += 5) {
    g_autofree char *nl = length_words(LANG_NL, seconds), *en = length_words(LANG_EN, seconds);
    int back_nl = -1, back_en = -1;
    g_assert_cmpint(length_parse(nl, P, &back_nl), ==, WHEN_OK);
    g_assert_cmpint(length_parse(en, T, &back_en), ==, WHEN_OK);
    g_assert_cmpint(back_nl, ==, seconds);
    g_assert_cmpint(back_en, ==, seconds);
  }
}

#define SAYS(expression, words) \
  do { \
    g_autofree char *said_ = (expression); \
    g_assert_cmpstr(said_, ==, words); \
  } while (0)

static void test_length_words(void) {
  SAYS(length_words(LANG_NL, 1200), "20 min");
  SAYS(length_words(LANG_NL, 5400), "1 uur 30");
  SAYS(length_words(LANG_NL, 7200), "2 uur");
  SAYS(length_words(LANG_EN, 7200), "2 hours");
  SAYS(length_words(LANG_EN, 3600), "1 hour");
  SAYS(length_words(LANG_NL, 90), "1 min 30");
  SAYS(length_words(LANG_NL, 45), "45 s");
  SAYS(length_words(LANG_NL, 0), "0 min");
  SAYS(length_words(LANG_NL, 3661), "1 uur 1 min 1 s");
  SAYS(length_words(LANG_NL, -240), "−4 min");
  SAYS(length_clock(343), "5:43");
  SAYS(length_clock(3723), "1:02:03");
  SAYS(length_clock(0), "0:00");
  SAYS(length_clock(-5), "−0:05");
  SAYS(length_clock(G_MININT), "−596523:14:08");
}

static const struct {
  const char *text;
  WhenResult result;
  int hour, minute, second;
} clocks[] = {
    {"14:00", WHEN_OK, 14, 0, 0}, {"14.00", WHEN_OK, 14, 0, 0}, {"14.00 uur", WHEN_OK, 14, 0, 0},
    {"14u", WHEN_OK, 14, 0, 0},
    {"14u30", WHEN_OK, 14, 30, 0}, {"14 uur", WHEN_OK, 14, 0, 0}, {"14 uur 30", WHEN_OK, 14, 30, 0},
    {"14U30", WHEN_OK, 14, 30, 0},
    {"14.00\u00a0uur", WHEN_OK, 14, 0, 0}, {"\t14:00\t", WHEN_OK, 14, 0, 0}, {"“14.00 uur”", WHEN_OK, 14, 0, 0},
    {"14.00 UUR", WHEN_OK, 14, 0, 0},
    {"14.00 uur.", WHEN_OK, 14, 0, 0}, {"om 14.00 uur", WHEN_OK, 14, 0, 0}, {"9:05", WHEN_OK, 9, 5, 0},
    {"09.05", WHEN_OK, 9, 5, 0},
    {"14:00:30", WHEN_OK, 14, 0, 30}, {"14h", WHEN_OK, 14, 0, 0}, {"1400 uur", WHEN_OK, 14, 0, 0},
    {"00:00", WHEN_OK, 0, 0, 0},
    {"0:30", WHEN_OK, 0, 30, 0}, {"23:59", WHEN_OK, 23, 59, 0}, {"24:00", WHEN_OK, 24, 0, 0},
    {"02:05", WHEN_OK, 2, 5, 0},
    {"2 pm", WHEN_OK, 14, 0, 0}, {"2pm", WHEN_OK, 14, 0, 0}, {"2:30 p.m.", WHEN_OK, 14, 30, 0},
    {"12 am", WHEN_OK, 0, 0, 0}, {"12 pm", WHEN_OK, 12, 0, 0},
    {"9 AM", WHEN_OK, 9, 0, 0}, {"2 uur ’s middags", WHEN_OK, 14, 0, 0}, {"8 uur 's avonds", WHEN_OK, 20, 0, 0},
    {"14.00 uur 's middags", WHEN_OK, 14, 0, 0},
    {"at 9 o’clock", WHEN_OK, 9, 0, 0},
    {"14", WHEN_TWO_WAYS, 14, 0, 0}, {"2 uur", WHEN_TWO_WAYS, 2, 0, 0}, {"2:30", WHEN_TWO_WAYS, 2, 30, 0},
    {"", WHEN_BAD, 0, 0, 0}, {"25:00", WHEN_BAD, 0, 0, 0}, {"24:01", WHEN_BAD, 0, 0, 0},
    {"14:60", WHEN_BAD, 0, 0, 0}, {"14:5", WHEN_BAD, 0, 0, 0},
    {"14:000", WHEN_BAD, 0, 0, 0}, {"-1:00", WHEN_BAD, 0, 0, 0}, {"14.00 - 16.00", WHEN_BAD, 0, 0, 0},
    {"14.00 uur precies", WHEN_BAD, 0, 0, 0},
    {"1400", WHEN_BAD, 0, 0, 0}, {"140", WHEN_BAD, 0, 0, 0}, {"13 pm", WHEN_BAD, 0, 0, 0},
    {"0 am", WHEN_BAD, 0, 0, 0}, {"half drie", WHEN_BAD, 0, 0, 0},
    {"14 's ochtends", WHEN_BAD, 0, 0, 0}, {"99999999999999999999:00", WHEN_BAD, 0, 0, 0},
    {"14:00:60", WHEN_BAD, 0, 0, 0}, {"14u3", WHEN_BAD, 0, 0, 0},
};

static void test_clocks(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(clocks); i++) {
    int seconds = -77;
    WhenResult result = clock_parse(clocks[i].text, &seconds);
    int wanted = clocks[i].result == WHEN_BAD ? -77 : clocks[i].hour * 3600 + clocks[i].minute * 60 + clocks[i].second;
    if (result != clocks[i].result ||
        seconds != wanted) g_error("clock \"%s\": result %d, %d", clocks[i].text, result, seconds);
  }
}

typedef struct DateCase {
  const char *text;
  WhenResult result;
  Date date;
} DateCase;

static const DateCase dates[] = {
    {"2027-01-14", WHEN_OK, {2027, 1, 14}}, {"14-01-2027", WHEN_OK, {2027, 1, 14}}, {"14 januari 2027", WHEN_OK,
    {2027, 1, 14}},
    {"14 January 2027", WHEN_OK, {2027, 1, 14}}, {"donderdag 14 januari 2027", WHEN_OK, {2027, 1, 14}},
    {"do 14 jan. 2027", WHEN_OK, {2027, 1, 14}},
    {"Thursday, 14 January 2027", WHEN_OK, {2027, 1, 14}}, {"January 14, 2027", WHEN_OK, {2027, 1, 14}},
    {"14th of January 2027", WHEN_OK, {2027, 1, 14}},
    {"14/01/2027", WHEN_OK, {2027, 1, 14}}, {"14.1.2027", WHEN_OK, {2027, 1, 14}}, {"14-jan-2027", WHEN_OK,
    {2027, 1, 14}}, {"1-3-2027", WHEN_OK, {2027, 3, 1}},
    {"14 mrt 2027", WHEN_OK, {2027, 3, 14}}, {"14 maa 2027", WHEN_OK, {2027, 3, 14}}, {"14 MAART 2027", WHEN_OK,
    {2027, 3, 14}}, {"14 sept. 2027", WHEN_OK, {2027, 9, 14}},
    {"14 okt 2027", WHEN_OK, {2027, 10, 14}}, {"14 Oct 2027", WHEN_OK, {2027, 10, 14}},
    {"14\u00a0mei\u00a02027", WHEN_OK, {2027, 5, 14}}, {"“14 mei 2027”", WHEN_OK, {2027, 5, 14}},
    {"14 – 01 – 2027", WHEN_OK, {2027, 1, 14}}, {"29-02-2028", WHEN_OK, {2028, 2, 29}}, {"29-02-2000", WHEN_OK,
    {2000, 2, 29}}, {"31 december 2199", WHEN_OK, {2199, 12, 31}},
    {"Tue 12 Jan 2027", WHEN_OK, {2027, 1, 12}}, {"ma 11 jan 2027", WHEN_OK, {2027, 1, 11}},
    {"14-1-27", WHEN_TWO_WAYS, {2027, 1, 14}}, {"14 januari '27", WHEN_TWO_WAYS, {2027, 1, 14}},
    {"3/4/2027", WHEN_TWO_WAYS, {2027, 4, 3}},
    {"vrijdag 14 januari 2027", WHEN_TWO_WAYS, {2027, 1, 14}},
    {"29-02-2027", WHEN_BAD, {0}}, {"29-02-2100", WHEN_BAD, {0}}, {"31-04-2027", WHEN_BAD, {0}},
    {"2027-13-01", WHEN_BAD, {0}}, {"2027-00-10", WHEN_BAD, {0}}, {"00-01-2027", WHEN_BAD, {0}},
    {"14 januari", WHEN_BAD, {0}}, {"14-01", WHEN_BAD, {0}}, {"januari 2027", WHEN_BAD, {0}},
    {"14-01-2027 14:00", WHEN_BAD, {0}}, {"14-01/2027", WHEN_BAD, {0}},
    {"14-01-20270", WHEN_BAD, {0}}, {"14-01-227", WHEN_BAD, {0}}, {"14 j 2027", WHEN_BAD, {0}},
    {"14 ja 2027", WHEN_BAD, {0}}, {"2027", WHEN_BAD, {0}}, {"", WHEN_BAD, {0}}, {"morgen", WHEN_BAD, {0}},
    {"14-01-1066", WHEN_BAD, {0}}, {"14-01-2200", WHEN_BAD, {0}}, {"-14-01-2027", WHEN_BAD, {0}},
    {"donderdag", WHEN_BAD, {0}},
};

static void check_date(const char *what, const DateCase *c, WhenResult result, Date date) {
  Date wanted = c->result == WHEN_BAD ? (Date){1, 1, 1} : c->date;
  if (result != c->result || date_compare(date, wanted) != 0)
    g_error("%s \"%s\": result %d, %d-%d-%d", what, c->text, result, date.year, date.month, date.day);
}

static void test_dates(void) {
  for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
    Date date = {1, 1, 1};
    WhenResult result = date_parse(dates[i].text, &date);
    check_date("date", &dates[i], result, date);
  }
}

/* Every name the program writes, in full and short, is read back. */
static void test_date_names(void) {
  for (Date date = {2027, 1, 1}; date.year == 2027; date = date_add(date, 1)) {
    for (Lang lang = LANG_NL; lang <= LANG_EN; lang++) {
      Date back = {0};
      g_autofree char *full = date_words(lang, date);
      g_assert_cmpint(date_parse(full, &back), ==, WHEN_OK);
      g_assert_cmpint(date_compare(back, date), ==, 0);
      int quarter;
      g_autofree char *brief = date_words_short(lang, date);
      g_assert_cmpint(due_parse(brief, (Date){2027, 1, 1}, &back, &quarter), ==, WHEN_OK);
      g_assert_cmpint(date_compare(back, date), ==, 0);
    }
  }
}

/* Today is Thursday 14 January 2027. */
static const DateCase dues[] = {
    {"14-3", WHEN_OK, {2027, 3, 14}}, {"14 maart", WHEN_OK, {2027, 3, 14}}, {"+2w", WHEN_OK, {2027, 1, 28}},
    {"+10d", WHEN_OK, {2027, 1, 24}}, {"2027-03-14", WHEN_OK, {2027, 3, 14}},
    {"vrijdag", WHEN_OK, {2027, 1, 15}}, {"vr", WHEN_OK, {2027, 1, 15}}, {"Monday", WHEN_OK, {2027, 1, 18}},
    {"donderdag", WHEN_OK, {2027, 1, 21}}, {"uiterlijk vrijdag", WHEN_OK, {2027, 1, 15}},
    {"14-1", WHEN_OK, {2027, 1, 14}}, {"13-1", WHEN_OK, {2028, 1, 13}}, {"29-2", WHEN_OK, {2028, 2, 29}},
    {"do 14 jan", WHEN_OK, {2027, 1, 14}}, {"14/3", WHEN_OK, {2027, 3, 14}},
    {"vandaag", WHEN_OK, {2027, 1, 14}}, {"Morgen", WHEN_OK, {2027, 1, 15}}, {"overmorgen", WHEN_OK, {2027, 1, 16}},
    {"tomorrow", WHEN_OK, {2027, 1, 15}}, {"volgende week", WHEN_OK, {2027, 1, 21}},
    {"next month", WHEN_OK, {2027, 2, 14}}, {"+ 2 weken", WHEN_OK, {2027, 1, 28}}, {"over 2 weken", WHEN_OK,
    {2027, 1, 28}}, {"over een week", WHEN_OK, {2027, 1, 21}}, {"in 3 months", WHEN_OK, {2027, 4, 14}},
    {"+1j", WHEN_OK, {2028, 1, 14}}, {"maart", WHEN_OK, {2027, 3, 31}}, {"eind februari", WHEN_OK, {2027, 2, 28}},
    {"end of February 2028", WHEN_OK, {2028, 2, 29}}, {"op 1 feb", WHEN_OK, {2027, 2, 1}},
    {"vrijdag 14 maart", WHEN_TWO_WAYS, {2027, 3, 14}}, {"14-3-27", WHEN_TWO_WAYS, {2027, 3, 14}},
    {"3/4", WHEN_TWO_WAYS, {2027, 4, 3}},
    {"", WHEN_BAD, {0}}, {"30-2", WHEN_BAD, {0}}, {"14", WHEN_BAD, {0}}, {"+2", WHEN_BAD, {0}}, {"+w", WHEN_BAD,
    {0}}, {"+9999w", WHEN_BAD, {0}}, {"+99999999999999999999d", WHEN_BAD, {0}}, {"-2w", WHEN_BAD, {0}},
    {"14-13", WHEN_BAD, {0}}, {"ooit", WHEN_BAD, {0}}, {"vrijdag maart", WHEN_BAD, {0}}, {"eind 14 maart", WHEN_BAD,
    {0}}, {"volgende", WHEN_BAD, {0}}, {"+120m", WHEN_BAD, {0}},
};

static void test_due(void) {
  const Date today = {2027, 1, 14};
  int quarter;
  Date date;
  for (gsize i = 0; i < G_N_ELEMENTS(dues); i++) {
    date = (Date){1, 1, 1};
    WhenResult result = due_parse(dues[i].text, today, &date, &quarter);
    check_date("due date", &dues[i], result, date);
    g_assert_cmpint(quarter, ==, 0);
  }
  static const struct {
    const char *text;
    int quarter;
    Date last;
  } quarters[] = {{"Q2", 2, {2027, 6, 30}}, {"q1", 1, {2027, 3, 31}}, {"Q4 2028", 4, {2028, 12, 31}},
      {"kwartaal 3", 3, {2027, 9, 30}}, {"2e kwartaal", 2, {2027, 6, 30}}, {"K1", 1, {2027, 3, 31}}};
  for (gsize i = 0; i < G_N_ELEMENTS(quarters); i++) {
    g_assert_cmpint(due_parse(quarters[i].text, today, &date, &quarter), ==, WHEN_OK);
    g_assert_cmpint(quarter, ==, quarters[i].quarter);
    g_assert_cmpint(date_compare(date, quarters[i].last), ==, 0);
  }
  /* A quarter that is past is next year's. */
  g_assert_cmpint(due_parse("Q1", (Date){2027, 4, 1}, &date, &quarter), ==, WHEN_OK);
  g_assert_cmpint(date_compare(date, (Date){2028, 3, 31}), ==, 0);
  g_assert_cmpint(due_parse("Q5", today, &date, &quarter), ==, WHEN_BAD);
  g_assert_cmpint(due_parse("Q2 27x", today, &date, &quarter), ==, WHEN_BAD);
  /* A month on from the last day of January stays in February. */
  g_assert_cmpint(due_parse("+1m", (Date){2027, 1, 31}, &date, &quarter), ==, WHEN_OK);
  g_assert_cmpint(date_compare(date, (Date){2027, 2, 28}), ==, 0);
}

static void test_calendar(void) {
  g_assert_true(date_valid((Date){2028, 2, 29}));
  g_assert_false(date_valid((Date){2027, 2, 29}));
  g_assert_false(date_valid((Date){2100, 2, 29}));
  g_assert_false(date_valid((Date){0, 0, 0}));
  g_assert_false(date_valid((Date){2027, 1, 32}));
  g_assert_false(date_valid((Date){2027, 1, 270})); /* no wrapping into a GDateDay */
  g_assert_false(date_valid((Date){2027, -1, 1}));
  g_assert_cmpint(date_weekday((Date){2027, 1, 14}), ==, 4);
  g_assert_cmpint(date_weekday((Date){1970, 1, 1}), ==, 4);
  g_assert_cmpint(date_weekday((Date){1969, 12, 29}), ==, 1);
  g_assert_cmpint(date_weekday((Date){2028, 2, 29}), ==, 2);
  g_assert_cmpint(date_compare(date_add((Date){2028, 2, 28}, 1), (Date){2028, 2, 29}), ==, 0);
  g_assert_cmpint(date_compare(date_add((Date){2027, 12, 31}, 1), (Date){2028, 1, 1}), ==, 0);
  g_assert_cmpint(date_compare(date_add((Date){2027, 1, 1}, -1), (Date){2026, 12, 31}), ==, 0);
  g_assert_cmpint(date_compare((Date){2027, 1, 2}, (Date){2027, 1, 14}), <, 0);
  g_assert_cmpint(date_compare((Date){2027, 2, 1}, (Date){2027, 1, 14}), >, 0);
  SAYS(date_words(LANG_NL, (Date){2027, 1, 14}), "donderdag 14 januari 2027");
  SAYS(date_words(LANG_EN, (Date){2027, 1, 14}), "Thursday 14 January 2027");
  SAYS(date_words_short(LANG_NL, (Date){2027, 1, 14}), "do 14 jan");
  SAYS(date_iso((Date){2027, 1, 4}), "2027-01-04");
  SAYS(date_iso((Date){0, 0, 0}), "");
}

static Instant utc(const char *text) {
  Instant at;
  g_assert_true(instant_parse_iso(text, &at));
  return at;
}

static void test_instants(void) {
  g_assert_cmpint(utc("1970-01-01T00:00:00Z"), ==, 0);
  g_assert_cmpint(utc("2027-01-14T13:00:00.5Z"), ==, G_GINT64_CONSTANT(1799931600500000));
  g_assert_cmpint(utc("1969-12-31T23:59:59.999999Z"), ==, -1);
  static const char *const same[] = {"2027-01-14T13:00:00.000000Z", "1969-12-31T23:59:59.999999Z",
      "2028-02-29T23:59:59.000001Z"};
  for (gsize i = 0; i < G_N_ELEMENTS(same); i++) SAYS(instant_iso(utc(same[i])), same[i]);
  static const char *const bad[] = {"", "2027-01-14", "2027-01-14T13:00:00", "2027-01-14 13:00:00Z",
      "2027-01-14T24:00:00Z", "2027-02-29T00:00:00Z",
                                    "2027-01-14T13:00:60Z", "2027-01-14T13:00:00.Z", "2027-01-14T13:00:00.1234567Z",
                                        "2027-01-14T13:00:00Zx", "+027-01-14T13:00:00Z"};
  Instant at;
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) g_assert_false(instant_parse_iso(bad[i], &at));
  /* No instant whatever may crash a report. */
  g_autofree char *lowest = instant_iso(INSTANT_NONE), *highest = instant_iso(G_MAXINT64);
  g_assert_true(g_str_has_prefix(lowest, "0001-01-01T"));
  g_assert_true(g_str_has_prefix(highest, "9999-12-31T"));
}

static void test_zone_names(void) {
  g_assert_null(zone_of("Europe/Amsterdm"));
  g_assert_null(zone_of(""));
  g_assert_null(zone_of("/etc/localtime"));
  g_assert_null(zone_of("../../../etc/passwd"));
  g_autoptr(GTimeZone) local = zone_of(NULL), amsterdam = zone_of("Europe/Amsterdam"), plain = zone_of("UTC");
  g_assert_nonnull(local);
  g_assert_nonnull(amsterdam);
  g_assert_nonnull(plain);
}

static void check_civil(GTimeZone *zone, Date date, int seconds, CivilResult result, const char *instant) {
  Instant at;
  g_assert_cmpint(civil_to_instant(zone, date, seconds, &at), ==, result);
  g_autofree char *iso = instant_iso(at);
  g_assert_true(g_str_has_prefix(iso, instant));
}

static void test_summer_time(void) {
  g_autoptr(GTimeZone) zone = zone_of("Europe/Amsterdam");
  const Date spring = {2027, 3, 28}, autumn = {2027, 10, 31};
  const int H = 3600, M = 60;
  check_civil(zone, (Date){2027, 1, 14}, 14 * H, CIVIL_OK, "2027-01-14T13:00:00");
  check_civil(zone, (Date){2027, 7, 14}, 14 * H, CIVIL_OK, "2027-07-14T12:00:00");
  /* The night of spring: 2:00 to 3:00 does not exist; the time is kept as if the clock had not been changed. */
  check_civil(zone, spring, 2 * H - 1, CIVIL_OK, "2027-03-28T00:59:59");
  check_civil(zone, spring, 2 * H, CIVIL_GAP, "2027-03-28T01:00:00");
  check_civil(zone, spring, 2 * H + 30 * M, CIVIL_GAP, "2027-03-28T01:30:00");
  check_civil(zone, spring, 3 * H - 1, CIVIL_GAP, "2027-03-28T01:59:59");
  check_civil(zone, spring, 3 * H, CIVIL_OK, "2027-03-28T01:00:00");
  /* The night of autumn: 2:00 to 3:00 comes twice, and the first is meant. */
  check_civil(zone, autumn, 2 * H - 1, CIVIL_OK, "2027-10-30T23:59:59");
  check_civil(zone, autumn, 2 * H, CIVIL_TWICE, "2027-10-31T00:00:00");
  check_civil(zone, autumn, 2 * H + 30 * M, CIVIL_TWICE, "2027-10-31T00:30:00");
  check_civil(zone, autumn, 3 * H - 1, CIVIL_TWICE, "2027-10-31T00:59:59");
  check_civil(zone, autumn, 3 * H, CIVIL_OK, "2027-10-31T02:00:00");
  /* Seconds beyond the day count civil days, also across the change. */
  check_civil(zone, (Date){2027, 3, 27}, 38 * H, CIVIL_OK, "2027-03-28T12:00:00");
  check_civil(zone, (Date){2027, 3, 29}, -10 * H, CIVIL_OK, "2027-03-28T12:00:00");
  check_civil(zone, (Date){2027, 10, 30}, 26 * H + 30 * M, CIVIL_TWICE, "2027-10-31T00:30:00");
  check_civil(zone, (Date){2027, 1, 14}, 0, CIVIL_OK, "2027-01-13T23:00:00");
  check_civil(zone, (Date){2027, 1, 14}, 24 * H, CIVIL_OK, "2027-01-14T23:00:00");
  check_civil(zone, (Date){2027, 1, 1}, -1, CIVIL_OK, "2026-12-31T22:59:59");
  check_civil(zone, (Date){2028, 2, 29}, 12 * H, CIVIL_OK, "2028-02-29T11:00:00");
  g_autoptr(GTimeZone) tokyo = zone_of("Asia/Tokyo"), caracas = zone_of("America/Caracas");
  g_autoptr(GTimeZone) howe = zone_of("Australia/Lord_Howe");
  check_civil(tokyo, spring, 2 * H + 30 * M, CIVIL_OK, "2027-03-27T17:30:00");
  check_civil(caracas, autumn, 2 * H + 30 * M, CIVIL_OK, "2027-10-31T06:30:00");
  check_civil(NULL, spring, 2 * H + 30 * M, CIVIL_OK, "2027-03-28T02:30:00");
  /* A zone that moves by half an hour. */
  check_civil(howe, (Date){2027, 10, 3}, 2 * H + 15 * M, CIVIL_GAP, "2027-10-02T15:45:00");
  check_civil(howe, (Date){2027, 4, 4}, 1 * H + 45 * M, CIVIL_TWICE, "2027-04-03T14:45:00");
}

/* Every quarter of an hour of a year goes to an instant and back, except in the gap. */
static void test_civil_round_trip(void) {
  g_autoptr(GTimeZone) zone = zone_of("Europe/Amsterdam");
  int gaps = 0, twice = 0;
  for (Date date = {2027, 1, 1}; date.year == 2027; date = date_add(date, 1)) {
    for (int seconds = 0; seconds < 86400; seconds += 900) {
      Instant at;
      CivilResult result = civil_to_instant(zone, date, seconds, &at);
      gaps += result == CIVIL_GAP;
      twice += result == CIVIL_TWICE;
      if (result == CIVIL_GAP) continue;
      g_assert_cmpint(instant_seconds_of_day(at, zone), ==, seconds);
      g_assert_cmpint(date_compare(instant_date(at, zone), date), ==, 0);
    }
  }
  g_assert_cmpint(gaps, ==, 4);
  g_assert_cmpint(twice, ==, 4);
}

static void test_clock_words(void) {
  g_autoptr(GTimeZone) zone = zone_of("Europe/Amsterdam");
  SAYS(clock_words(LANG_NL, utc("2027-01-14T13:00:59Z"), zone), "14.00 uur");
  SAYS(clock_words(LANG_EN, utc("2027-01-14T13:00:59Z"), zone), "14:00");
  SAYS(clock_words(LANG_NL, utc("2027-01-14T08:05:00Z"), zone), "9.05 uur");
  SAYS(clock_short(utc("2027-01-14T08:05:00Z"), zone), "09:05");
  SAYS(clock_short(utc("2027-01-14T22:59:59Z"), zone), "23:59");
  SAYS(clock_short(utc("2027-01-14T23:00:00Z"), zone), "00:00");
  SAYS(clock_short(utc("2027-10-31T00:30:00Z"), zone), "02:30");
  SAYS(clock_short(utc("2027-10-31T01:30:00Z"), zone), "02:30");
  SAYS(clock_short(0, NULL), "0:00");
  SAYS(clock_short(65 * 60 * SECOND, NULL), "1:05");
  SAYS(clock_short(26 * 3600 * SECOND, NULL), "26:00");
}

/* Days of all years, held against GLib's calendar. */
static void test_days(void) {
  GDate day;
  g_date_clear(&day, 1);
  for (guint32 julian = 1; julian <= 3652059; julian += 11) {
    g_date_set_julian(&day, julian);
    Date date = {g_date_get_year(&day), (int)g_date_get_month(&day), g_date_get_day(&day)};
    Instant at;
    g_assert_true(date_valid(date));
    g_assert_cmpint(date_weekday(date), ==, (int)g_date_get_weekday(&day));
    g_assert_cmpint(civil_to_instant(NULL, date, 3600, &at), ==, CIVIL_OK);
    g_assert_cmpint(at, ==, (((Instant)julian - 719163) * 86400 + 3600) * SECOND);
    g_assert_cmpint(date_compare(date_add(date, 0), date), ==, 0);
  }
  for (int year = 1; year <= 9999; year += 1) {
    for (int month = 0; month <= 13; month++) {
      for (int d = 27; d <= 32; d++) {
        gboolean there = month >= 1 && month <= 12 && g_date_valid_dmy((GDateDay)MIN(d, 31), (GDateMonth)month, (GDateYear)year) && d <= 31;
        g_assert_cmpint(date_valid((Date){year, month, d}), ==, there);
      }
    }
  }
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/when/lengths", test_lengths);
  g_test_add_func("/when/length-round-trip", test_length_round_trip);
  g_test_add_func("/when/length-words", test_length_words);
  g_test_add_func("/when/clocks", test_clocks);
  g_test_add_func("/when/dates", test_dates);
  g_test_add_func("/when/date-names", test_date_names);
  g_test_add_func("/when/due", test_due);
  g_test_add_func("/when/calendar", test_calendar);
  g_test_add_func("/when/instants", test_instants);
  g_test_add_func("/when/zone-names", test_zone_names);
  g_test_add_func("/when/summer-time", test_summer_time);
  g_test_add_func("/when/civil-round-trip", test_civil_round_trip);
  g_test_add_func("/when/clock-words", test_clock_words);
  g_test_add_func("/when/days", test_days);
  return g_test_run();
}
