/* Fields that can be filled in on screen: annotations, the form that lists them, and their places in the structure. libharu has no
 * call for these. See haru_private.h. */
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
  enum { PRINTED = 4, MULTILINE = 4096 };
  Field field = {item->element, page, haru_object(h)};
  HPDF_Dict widget = field.widget, appearance = HPDF_Dict_New(h->pdf->mmgr);
  g_autofree char *name = g_strdup_printf("%u", h->fields->len + 1), *look = g_strdup_printf("/Helv %d Tf 0.1 g", (int)item->font.size);
  HPDF_Dict_AddName(widget, "Type", "Annot");
  HPDF_Dict_AddName(widget, "Subtype", "Widget");
  HPDF_Dict_AddName(widget, "FT", "Tx");
  haru_string(h, widget, "T", name);
  haru_text(h, widget, "TU", item->text);
  haru_string(h, widget, "DA", look);
  HPDF_Dict_AddNumber(widget, "F", PRINTED);
  if (item->h > 2.5 * item->font.size) HPDF_Dict_AddNumber(widget, "Ff", MULTILINE);
  HPDF_Array place = haru_array(h);
  HPDF_Dict_Add(widget, "Rect", place);
  const double corners[] = {item->x, height - item->y - item->h, item->x + item->w, height - item->y};
  for (int i = 0; i < 4; i++) HPDF_Array_AddReal(place, (HPDF_REAL)corners[i]);
  HPDF_Dict_Add(widget, "AP", appearance);
  HPDF_Dict_Add(appearance, "N", empty_appearance(h, item));
  HPDF_Dict_Add(widget, "P", page);
  HPDF_Dict_AddNumber(widget, "StructParent", paper_page_count(h->paper) + (HPDF_INT32)h->fields->len);
  HPDF_Array here = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
  if (!here) {
    here = haru_array(h);
    HPDF_Dict_Add(page, "Annots", here);
    HPDF_Dict_AddName(page, "Tabs", "S"); /* the tabulator goes as the structure does */
  }
  HPDF_Array_Add(here, widget);
  g_array_append_val(h->fields, field);
}

/* What is typed is set in a face that every reader has. */
void haru_form(const Haru *h) {
  if (!h->fields->len) return;
  HPDF_Dict form = haru_object(h), resources = HPDF_Dict_New(h->pdf->mmgr), fonts = HPDF_Dict_New(h->pdf->mmgr), face = haru_object(h);
  HPDF_Array fields = haru_array(h);
  HPDF_Dict_Add(h->pdf->catalog, "AcroForm", form);
  HPDF_Dict_Add(form, "Fields", fields);
  for (guint i = 0; i < h->fields->len; i++) HPDF_Array_Add(fields, g_array_index(h->fields, Field, i).widget);
  haru_string(h, form, "DA", "/Helv 11 Tf 0.1 g");
  HPDF_Dict_Add(form, "DR", resources);
  HPDF_Dict_Add(resources, "Font", fonts);
  HPDF_Dict_Add(fonts, "Helv", face);
  HPDF_Dict_AddName(face, "Type", "Font");
  HPDF_Dict_AddName(face, "Subtype", "Type1");
  HPDF_Dict_AddName(face, "BaseFont", "Helvetica");
  HPDF_Dict_AddName(face, "Encoding", "WinAnsiEncoding");
}

void haru_form_kid(const Haru *h, PaperElement element, HPDF_Array kids) {
  for (guint k = 0; k < h->fields->len; k++) {
    const Field *field = &g_array_index(h->fields, Field, k);
    if (field->element != element) continue;
    HPDF_Dict reference = HPDF_Dict_New(h->pdf->mmgr);
    HPDF_Array_Add(kids, reference);
    HPDF_Dict_AddName(reference, "Type", "OBJR");
    HPDF_Dict_Add(reference, "Obj", field->widget);
    HPDF_Dict_Add(reference, "Pg", field->page);
  }
}

void haru_form_parents(const Haru *h, HPDF_Array leaves, const HPDF_Dict *elements) {
  HPDF_Dict leaf = haru_object(h);
  HPDF_Array limits = haru_array(h), numbers = haru_array(h);
  HPDF_Array_Add(leaves, leaf);
  HPDF_Dict_Add(leaf, "Limits", limits);
  HPDF_Dict_Add(leaf, "Nums", numbers);
  HPDF_Array_AddNumber(limits, (HPDF_INT32)h->marks->len);
  HPDF_Array_AddNumber(limits, (HPDF_INT32)(h->marks->len + h->fields->len) - 1);
  for (guint i = 0; i < h->fields->len; i++) {
    HPDF_Array_AddNumber(numbers, (HPDF_INT32)(h->marks->len + i));
    HPDF_Array_Add(numbers, elements[g_array_index(h->fields, Field, i).element]);
  }
}
