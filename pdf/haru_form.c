/* Fields that can be filled in on screen, and the form that lists them. libharu has no call for these. See haru_private.h.
 *
 * What is typed is set in a face that is in the file, with all letters of Latin, Greek and Cyrillic: in one of the faces that every
 * reader has, Łukasz and Şebnem would lose letters. No NeedAppearances: readers make what a field shows when it is filled in, and
 * those that heed it ask to save a file that nobody changed. */
#include "pdf/haru_private.h"

#include <string.h>

#define FACE_NAME "Text"
#define FIELD_COLOUR "0.1 g"

/* A drawing of the size of an item: what a field shows. */
static HPDF_Dict appearance(const Haru *h, const PaperItem *item, const char *operators) {
  HPDF_Dict form = haru_stream(h, operators, strlen(operators), FALSE);
  HPDF_Dict_AddName(form, "Type", "XObject");
  HPDF_Dict_AddName(form, "Subtype", "Form");
  HPDF_Array box = haru_array(h);
  HPDF_Dict_Add(form, "BBox", box);
  const double corners[] = {0, 0, item->w, item->h};
  for (int i = 0; i < 4; i++) HPDF_Array_AddReal(box, (HPDF_REAL)corners[i]);
  return form;
}

static void be_text(const Haru *h, HPDF_Dict widget, HPDF_Dict shown, const PaperItem *item) {
  enum { MULTILINE = 4096 };
  g_autofree char *look = g_strdup_printf("/" FACE_NAME " %d Tf " FIELD_COLOUR, (int)item->font.size);
  HPDF_Dict_AddName(widget, "FT", "Tx");
  haru_string(h, widget, "DA", look);
  if (item->h > 2.5 * item->font.size) HPDF_Dict_AddNumber(widget, "Ff", MULTILINE);
  HPDF_Dict_Add(shown, "N", appearance(h, item, "/Tx BMC EMC"));
}

/* The box itself stands on the page: ticked, it gets a tick. */
static void be_tick(const Haru *h, HPDF_Dict widget, HPDF_Dict shown, const PaperItem *item) {
  HPDF_Dict states = HPDF_Dict_New(h->pdf->mmgr);
  g_autofree char *tick = g_strdup_printf(FIELD_COLOUR " 0.1 G 1 J 1 j %d.%d w %d %d m %d %d l %d %d l S", (int)(item->w * 1.4) / 10,
                                          (int)(item->w * 1.4) % 10, (int)(item->w * 0.2), (int)(item->h * 0.5), (int)(item->w * 0.42),
                                          (int)(item->h * 0.24), (int)(item->w * 0.82), (int)(item->h * 0.8));
  HPDF_Dict_AddName(widget, "FT", "Btn");
  HPDF_Dict_AddName(widget, "V", "Off");
  HPDF_Dict_AddName(widget, "AS", "Off");
  HPDF_Dict_Add(shown, "N", states);
  HPDF_Dict_Add(states, "Off", appearance(h, item, ""));
  HPDF_Dict_Add(states, "Yes", appearance(h, item, tick));
}

void haru_field(Haru *h, HPDF_Page page, double height, const PaperItem *item) {
  HPDF_Dict widget = haru_annotation(h, page, height, item, "Widget"), shown = HPDF_Dict_New(h->pdf->mmgr);
  g_array_index(h->annotations, Annotation, h->annotations->len - 1).field = TRUE;
  g_autofree char *name = g_strdup_printf("%u", ++h->n_fields);
  haru_string(h, widget, "T", name);
  haru_text(h, widget, "TU", item->text);
  HPDF_Dict_Add(widget, "AP", shown);
  if (item->font.size > 0)
    be_text(h, widget, shown, item);
  else
    be_tick(h, widget, shown, item);
}

/* --- the face --- */

/* All that people type, from the blank to the last letter of Cyrillic, and the signs of a text. */
static char *letters(void) {
  static const gunichar signs[] = {0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC};
  GString *all = g_string_new(NULL);
  for (gunichar c = 0x20; c < 0x530; c++)
    if (g_unichar_isprint(c) && !g_unichar_ismark(c)) g_string_append_unichar(all, c);
  for (gunichar c = 0x1E00; c < 0x1F00; c++)
    if (g_unichar_isprint(c)) g_string_append_unichar(all, c);
  for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) g_string_append_unichar(all, signs[i]);
  return g_string_free(all, FALSE);
}

/* The glyphs of the text face itself in a shaped line, one by one; NULL behind the last. run and i say where we are. */
static const FaceGlyph *next_glyph(const FaceLine *line, guint *run, guint *i) {
  int face = g_array_index(line->runs, FaceRun, 0).face;
  for (; *run < line->runs->len; (*run)++, *i = 0) {
    const FaceRun *here = &g_array_index(line->runs, FaceRun, *run);
    if (here->face == face && !here->missing && *i < here->count) return &g_array_index(line->glyphs, FaceGlyph, here->first + (*i)++);
  }
  return NULL;
}

/* The font of all letters that the text face has; NULL when it could not be cut. */
static HPDF_Dict typing_font(const Haru *h, GError **error) {
  const FaceSet *faces = paper_faces(h->paper);
  g_autofree char *text = letters();
  g_autoptr(GArray) used = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_auto(FaceLine) line;
  const FaceGlyph *glyph;
  face_line_init(&line);
  face_shape(faces, FACE_REGULAR, FALSE, text, -1, &line);
  for (guint run = 0, i = 0; (glyph = next_glyph(&line, &run, &i));) g_array_append_val(used, glyph->glyph);
  g_autoptr(FaceProgram) program =
    face_subset(faces, g_array_index(line.runs, FaceRun, 0).face, (const guint32 *)(const void *)used->data, used->len, error);
  if (!program) return NULL;
  StrokesFace cut = {program, g_new0(char *, program->n_glyphs + 1)};
  for (guint run = 0, i = 0; (glyph = next_glyph(&line, &run, &i));) {
    guint32 here = program->renumber[glyph->glyph];
    if (!cut.text[here] && glyph->end > glyph->start) cut.text[here] = g_strndup(text + glyph->start, glyph->end - glyph->start);
  }
  HPDF_Dict font = haru_font(h, &cut);
  for (guint i = 0; i < program->n_glyphs; i++) g_free(cut.text[i]);
  g_free(cut.text);
  return font;
}

gboolean haru_form(const Haru *h, GError **error) {
  if (!h->n_fields) return TRUE;
  HPDF_Dict face = typing_font(h, error);
  if (!face) return FALSE;
  HPDF_Dict form = haru_object(h), resources = HPDF_Dict_New(h->pdf->mmgr), fonts = HPDF_Dict_New(h->pdf->mmgr);
  HPDF_Array fields = haru_array(h);
  HPDF_Dict_Add(h->pdf->catalog, "AcroForm", form);
  HPDF_Dict_Add(form, "Fields", fields);
  for (guint i = 0; i < h->annotations->len; i++) {
    const Annotation *annotation = &g_array_index(h->annotations, Annotation, i);
    if (annotation->field) HPDF_Array_Add(fields, annotation->dict);
  }
  haru_string(h, form, "DA", "/" FACE_NAME " 11 Tf " FIELD_COLOUR);
  HPDF_Dict_Add(form, "DR", resources);
  HPDF_Dict_Add(resources, "Font", fonts);
  HPDF_Dict_Add(fonts, FACE_NAME, face);
  return TRUE;
}
