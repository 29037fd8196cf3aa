/* Fields that can be filled in on screen, and the form that lists them. libharu has no call for these. See haru_private.h. */
#include "pdf/haru_private.h"

#include <string.h>

/* What a field shows while nobody has filled it in: nothing. */
static HPDF_Dict empty_appearance(const Haru *h, const PaperItem *item) {
  HPDF_Dict form = haru_stream(h, "/Tx BMC EMC", strlen("/Tx BMC EMC"), FALSE);
  HPDF_Dict_AddName(form, "Type", "XObject");
  HPDF_Dict_AddName(form, "Subtype", "Form");
  HPDF_Array box = haru_array(h);
  HPDF_Dict_Add(form, "BBox", box);
  const double corners[] = {0, 0, item->w, item->h};
  for (int i = 0; i < 4; i++) HPDF_Array_AddReal(box, (HPDF_REAL)corners[i]);
  return form;
}

void haru_field(Haru *h, HPDF_Page page, double height, const PaperItem *item) {
  enum { MULTILINE = 4096 };
  HPDF_Dict widget = haru_annotation(h, page, height, item, "Widget"), appearance = HPDF_Dict_New(h->pdf->mmgr);
  g_array_index(h->annotations, Annotation, h->annotations->len - 1).field = TRUE;
  g_autofree char *name = g_strdup_printf("%u", ++h->n_fields), *look = g_strdup_printf("/Helv %d Tf 0.1 g", (int)item->font.size);
  HPDF_Dict_AddName(widget, "FT", "Tx");
  haru_string(h, widget, "T", name);
  haru_text(h, widget, "TU", item->text);
  haru_string(h, widget, "DA", look);
  if (item->h > 2.5 * item->font.size) HPDF_Dict_AddNumber(widget, "Ff", MULTILINE);
  HPDF_Dict_Add(widget, "AP", appearance);
  HPDF_Dict_Add(appearance, "N", empty_appearance(h, item));
}

/* What is typed is set in a face that every reader has. */
void haru_form(const Haru *h) {
  if (!h->n_fields) return;
  HPDF_Dict form = haru_object(h), resources = HPDF_Dict_New(h->pdf->mmgr), fonts = HPDF_Dict_New(h->pdf->mmgr), face = haru_object(h);
  HPDF_Array fields = haru_array(h);
  HPDF_Dict_Add(h->pdf->catalog, "AcroForm", form);
  HPDF_Dict_Add(form, "Fields", fields);
  for (guint i = 0; i < h->annotations->len; i++) {
    const Annotation *annotation = &g_array_index(h->annotations, Annotation, i);
    if (annotation->field) HPDF_Array_Add(fields, annotation->dict);
  }
  haru_string(h, form, "DA", "/Helv 11 Tf 0.1 g");
  HPDF_Dict_Add(form, "DR", resources);
  HPDF_Dict_Add(resources, "Font", fonts);
  HPDF_Dict_Add(fonts, "Helv", face);
  HPDF_Dict_AddName(face, "Type", "Font");
  HPDF_Dict_AddName(face, "Subtype", "Type1");
  HPDF_Dict_AddName(face, "BaseFont", "Helvetica");
  HPDF_Dict_AddName(face, "Encoding", "WinAnsiEncoding");
}
