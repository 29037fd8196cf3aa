/* Prints a sample document that uses everything the paper engine has, for engine.t to read back. Usage: sample OUT.pdf [a4|
 * letter|large|many|pages|fault|dump]. Exit 1 when it could not be made. */
#include <stdio.h>
#include <string.h>

#include "pdf/flow.h"
#include "pdf/haru.h"
#include "pdf/lines.h"
#include "pdf/table.h"

static const char long_word[] =
  "meervoudigepersoonlijkheidsontwikkelingsondersteuningscoordinatiecentrumbestuurd";

static const char *const names[] = {"Łukasz Wiśniewski", "Şebnem Ağaoğlu", "Đorđe Petrović", "Γιώργος Παπαδόπουλος",
                                    "Наталья Иванова", "Zoë van der Maarel-d’Hondt", "Nynke de Vries", "José Ñúñez"};

static void draw_figure(Paper *paper, double width, double height, gpointer data) {
  const Theme *theme = data;
  double step = width / 6;
  paper_open(paper, PAPER_FIGURE, "Vijf vormen naast elkaar: cirkel, driehoek, golf, vierkant en ster");
  paper_circle(paper, step, height / 2, 20, PAINT_STROKE(theme->accent, 1.5));
  double triangle[] = {2 * step - 20, height / 2 + 18, 2 * step, height / 2 - 20, 2 * step + 20, height / 2 + 18};
  paper_polygon(paper, triangle, 3, TRUE, PAINT_FILL(theme_tint(theme->accent, 0.35)));
  static const PaperStep wave[] = {{'M', -22, 0, 0, 0, 0, 0}, {'C', 0, 0, -14, -24, -8, -24}, {'C', 22, 0, 8, 24, 14, 24}};
  PaperPaint pen = PAINT_STROKE(theme->accent, 2);
  pen.round = TRUE;
  paper_path(paper, 3 * step, height / 2, 1, wave, G_N_ELEMENTS(wave), pen);
  paper_rect(paper, 4 * step - 18, height / 2 - 18, 36, 36, 6, PAINT_FILL(theme->accent));
  static const double star[] = {0, -20, 5, -6, 19, -6, 8, 3, 12, 16, 0, 8, -12, 16, -8, 3, -19, -6, -5, -6};
  double moved[G_N_ELEMENTS(star)];
  for (gsize i = 0; i < G_N_ELEMENTS(star); i++) moved[i] = star[i] + (i % 2 ? height / 2 : 5 * step);
  pen.line_width = 1;
  pen.dash = 2;
  paper_polygon(paper, moved, G_N_ELEMENTS(star) / 2, TRUE, pen);
  paper_close(paper);
}

static void programme(Paper *paper, const Theme *theme) {
  static const struct { const char *time, *what, *more; } parts[] = {
    {"13:45", "Inloop met koffie en thee", NULL},
    {"14:00", "Opening", "Welkom door de wethouder. Doel en programma."},
    {"14:10", "Kennismaking met een kaartje", "Iedereen kiest een kaartje en vertelt waarom. Eén minuut per persoon."},
    {"14:30", "Gesprek in tweetallen", "Wat gaat er al goed? Wat wil je anders?"},
    {"15:10", "Pauze", NULL},
    {"15:20", "Collages maken", "In groepjes van vier. Eén gezamenlijke ambitie."},
    {"15:40", "Afspraken: wie doet wat, en wanneer", NULL},
    {"16:00", "Afsluiting", "Tot ziens! € 0,00 entree."},
  };
  Flow *flow = flow_new(paper, theme);
  flow_foot(flow, "Startbijeenkomst vrijwillige zorg · donderdag 14 januari 2027", "P1");
  flow_heading(flow, 1, "Startbijeenkomst vrijwillige zorg");
  flow_paragraph(flow, STYLE_SUBTITLE,
                 "Donderdag 14 januari 2027, 14.00 tot 16.00 uur\nDe Kandelaar, Dorpsstraat 5, Ermelo");
  flow_box_begin(flow, BOX_BAR);
  flow_paragraph(flow, STYLE_LABEL, "Vraag van de dag");
  flow_paragraph(flow, STYLE_QUESTION, "Wat kunnen wij samen, dat niemand alleen kan?");
  flow_box_end(flow);
  flow_heading(flow, 2, "Programma");
  const TableColumn columns[] = {{.width = 48, .head = "Tijd"}, {.share = 1, .head = "Wat"}};
  Table *table = table_new(flow, columns, 2);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    table_row(table);
    table_cell(table, STYLE_TIME, parts[i].time);
    table_cell(table, STYLE_CELL_STRONG, parts[i].what);
    table_more(table, STYLE_CELL, parts[i].more);
  }
  table_finish(table);
  flow_heading(flow, 2, "Neem mee");
  static const char *const take[] = {"een pen", "je agenda", "een voorwerp dat bij je werk hoort"};
  flow_list(flow, LIST_BULLET, take, G_N_ELEMENTS(take));
  flow_finish(flow);
}

static void workshop(Paper *paper, const Theme *theme) {
  Flow *flow = flow_new(paper, theme);
  flow_foot(flow, "Startbijeenkomst vrijwillige zorg · donderdag 14 januari 2027", "W2");
  flow_heading(flow, 1, "Werkblad: onze afspraken");
  flow_paragraph(flow, STYLE_LEAD, "Schrijf op wat jullie gaan doen. Kies per afspraak één persoon die ervoor zorgt.");
  flow_labelled(flow, STYLE_BODY, "Doel:",
                "iedereen weet na vandaag wat de eerste stap is. AV. To Wa Łukasz, Şebnem, Đorđe, Ağaoğlu "
                "en Zoë: “Ja”, zei hij – → ☐ ✓ ● • … Ελληνικά, Кириллица, e\xCC\x81\xC3\xA9n decomposed accent.");
  g_autofree char *words = g_strconcat("Een heel lang woord: ", long_word, " en dan verder.", NULL);
  flow_paragraph(flow, STYLE_BODY, words);
  flow_paragraph(flow, STYLE_NOTE,
                 "Een teken dat geen lettertype heeft: 漢 en \xF0\x9F\xA6\x84. Het originele teken gaat mee.");
  flow_paragraph(flow, STYLE_NOTE,
                 "Van rechts naar links: שלום en مرحبا. Gestapeld: x\xCC\x84\xCC\xA3. Samengesteld: 👩‍👩‍👧 ☺️ \x02.");
  flow_heading(flow, 2, "Invullen");
  flow_field(flow, "Naam");
  flow_field(flow, "Organisatie");
  flow_heading(flow, 3, "Wat neem je mee?");
  flow_writing_lines(flow, 3);
  flow_heading(flow, 3, "Wat is af?");
  static const char *const todo[] = {"De zaal is besproken en de sleutel is opgehaald bij de beheerder, die alleen in de "
                                     "ochtend aanwezig is.",
                                     "De stoelen staan in een kring.", "De naamkaartjes liggen klaar."};
  flow_list(flow, LIST_CHECKBOX, todo, G_N_ELEMENTS(todo));
  flow_heading(flow, 3, "In deze volgorde");
  flow_list_begin(flow, LIST_NUMBER);
  const char *step = "Een stap die wat langer is dan de andere stappen, zodat hij op twee regels staat en inspringt.";
  for (int i = 0; i < 11; i++) flow_item(flow, STYLE_BODY, i % 4 ? "Een stap." : step);
  flow_list_end(flow);
  flow_box_begin(flow, BOX_TINT);
  flow_heading(flow, 3, "Tip");
  flow_paragraph(flow, STYLE_BODY,
                 "Een afspraak zonder naam en datum is een wens. Spreek dus af wie het doet, en wanneer het klaar is.");
  flow_box_end(flow);
  flow_box_begin(flow, BOX_FRAME);
  flow_paragraph(flow, STYLE_BODY, "In een kader staat wat je uitknipt of ophangt.");
  flow_box_end(flow);
  flow_draw(flow, 80, draw_figure, (gpointer)theme);
  flow_space(flow, 16);
  const TableColumn columns[] = {{.width = 24, .align = ALIGN_RIGHT, .head = "Nr"}, {.share = 2, .head = "Naam"},
                                 {.share = 2, .head = "Organisatie"}, {.share = 2, .head = "Handtekening"}};
  Table *table = table_new(flow, columns, 4);
  table_row_height(table, 11 * MM);
  table_verticals(table);
  for (int i = 0; i < 44; i++) {
    g_autofree char *nr = g_strdup_printf("%d", i + 1);
    table_row(table);
    table_cell(table, STYLE_TIME, nr);
    table_cell(table, STYLE_CELL, names[i % G_N_ELEMENTS(names)]);
    table_cell(table, STYLE_CELL, i % 3 ? "Gemeente" : "Stichting Welzijn en Ontmoeting Ermelo en omstreken");
  }
  table_finish(table);
  flow_finish(flow);
}

static void script(Paper *paper, const Theme *theme) {
  Flow *flow = flow_new(paper, theme);
  flow_foot(flow, "Draaiboek voor de begeleider", "D1");
  flow_heading(flow, 1, "Draaiboek");
  const TableColumn columns[] = {{.width = 62, .head = "Tijd"}, {.share = 5, .head = "Wat"}, {.share = 2, .head = "Nodig"},
                                 {.share = 2, .head = "Nota bene"}};
  Table *table = table_new(flow, columns, 4);
  for (int i = 0; i < 6; i++) {
    table_row(table);
    table_cell(table, STYLE_CLOCK, i % 2 ? "14:10" : "15:41");
    table_more(table, STYLE_CELL_NOTE, "20 min");
    table_more(table, STYLE_CELL_NOTE, "14:08–14:15");
    table_cell(table, STYLE_CELL_STRONG, "Kennismaking met een kaartje");
    for (int k = 0; k < (i == 3 ? 60 : 4); k++) {
      table_item(table, STYLE_CELL, "•", "Leg de kaartjes op de grond en laat iedereen er één kiezen.");
    }
    table_cell(table, STYLE_CELL, "48 kaartjes, een bel");
    table_cell(table, STYLE_CELL, "Noem vooraf de tijd per persoon.");
  }
  table_finish(table);
  flow_finish(flow);
}

static void many(Paper *paper, int n) {
  PaperFont font = {.face = FACE_SEMIBOLD, .size = 28, .colour = 0x00695C};
  paper_open(paper, PAPER_DOCUMENT, NULL);
  for (int i = 0; i < n; i++) {
    if (i % 8 == 0) paper_page_new(paper, 210 * MM, 297 * MM);
    double x = i % 2 ? 300 : 20, y = 60 + i % 8 / 2 * 180;
    g_autofree char *number = g_strdup_printf("Deelnemer %d", i + 1);
    PaperFont small = {.face = FACE_REGULAR, .size = 12};
    paper_text(paper, x, y, font, names[i % G_N_ELEMENTS(names)] ? "Łukasz" : "");
    paper_text(paper, x, y + 30, small, number);
    paper_text(paper, x, y + 50, small, "Gemeente Ermelo");
    paper_text(paper, x, y + 70, small, "groep ● 3");
  }
  paper_close(paper);
}

static void many_pages(Paper *paper, int n) {
  PaperFont font = {.face = FACE_REGULAR, .size = 12};
  for (int i = 0; i < n; i++) {
    g_autofree char *number = g_strdup_printf("bladzijde %d", i + 1);
    paper_page_new(paper, 100, 100);
    paper_open(paper, PAPER_P, NULL);
    paper_text(paper, 10, 50, font, number);
    paper_close(paper);
  }
}

static gboolean write_out(const char *path, const void *bytes, gsize size) {
  FILE *file = fopen(path, "wb");
  if (!file) return FALSE;
  gboolean written = fwrite(bytes, 1, size, file) == size;
  return fclose(file) == 0 && written;
}

int main(int argc, char **argv) {
  const char *kind = argc > 2 ? argv[2] : "a4";
  g_autoptr(GError) error = NULL;
  g_autoptr(FaceSet) faces = face_set_new(&error);
  if (argc < 2 || !faces) {
    fprintf(stderr, "sample: %s\n", error ? error->message : "usage: sample OUT.pdf [KIND]");
    return 1;
  }
  PaperMeta meta = {.title = "Startbijeenkomst & reünie <vrijwillige zorg>", .author = "Zoë van der Maarel",
                    .subject = "Łukasz \x01✓",
                    .date = "2027-01-14T13:00:00.000000Z", .lang = LANG_NL};
  g_autoptr(Paper) paper = paper_new(faces, &meta);
  ThemeOptions options = {.sheet = strcmp(kind, "letter") ? SHEET_A4 : SHEET_LETTER, .large = !strcmp(kind, "large"),
                          .lang = LANG_NL};
  Theme theme, standing;
  theme_init(&theme, &options);
  options.reader = READER_FACILITATOR;
  theme_init(&standing, &options);
  if (!strcmp(kind, "many")) {
    many(paper, 10000);
  } else if (!strcmp(kind, "pages")) {
    many_pages(paper, 40000);
  } else if (!strcmp(kind, "fault")) {
    programme(paper, &theme);
    paper_rect(paper, -5, 0, 10, 10, 0, PAINT_FILL(COLOUR_BLACK));
  } else {
    programme(paper, &theme);
    workshop(paper, &theme);
    script(paper, &standing);
  }
  if (!strcmp(kind, "dump")) {
    g_autofree char *dump = paper_dump(paper);
    return write_out(argv[1], dump, strlen(dump)) ? 0 : 1;
  }
  GBytes *pdf = NULL;
  if (!haru_render(paper, &pdf, &error)) {
    fprintf(stderr, "sample: %s\n", error->message);
    return 1;
  }
  gboolean written = write_out(argv[1], g_bytes_get_data(pdf, NULL), g_bytes_get_size(pdf));
  g_bytes_unref(pdf);
  return written ? 0 : 1;
}
