/* Annotations: what lies on a page for who reads on screen, and its place in the structure. libharu's own know nothing of either
 * structure or printing. Fields are haru_form.c. See haru_private.h. */
#include "pdf/haru_private.h"

#include <string.h>

HPDF_Dict haru_annotation(Haru *h, HPDF_Page page, double height, const PaperItem *item, const char *subtype) {
  enum { PRINTED = 4 };
  Annotation annotation = {.element = item->element, .page = page, .dict = haru_object(h)};
  HPDF_Dict dict = annotation.dict;
  HPDF_Dict_AddName(dict, "Type", "Annot");
  HPDF_Dict_AddName(dict, "Subtype", subtype);
  HPDF_Dict_AddNumber(dict, "F", PRINTED);
  HPDF_Array place = haru_array(h);
  HPDF_Dict_Add(dict, "Rect", place);
  const double corners[] = {item->x, height - item->y - item->h, item->x + item->w, height - item->y};
  for (int i = 0; i < 4; i++) HPDF_Array_AddReal(place, (HPDF_REAL)corners[i]);
  HPDF_Dict_Add(dict, "P", page);
  HPDF_Dict_AddNumber(dict, "StructParent", paper_page_count(h->paper) + (HPDF_INT32)h->annotations->len);
  HPDF_Array here = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
  if (!here) {
    here = haru_array(h);
    HPDF_Dict_Add(page, "Annots", here);
    HPDF_Dict_AddName(page, "Tabs", "S"); /* the tabulator goes as the structure does */
  }
  HPDF_Array_Add(here, dict);
  g_array_append_val(h->annotations, annotation);
  return dict;
}

void haru_link(Haru *h, HPDF_Page page, double height, const PaperItem *item) {
  HPDF_Dict link = haru_annotation(h, page, height, item, "Link"), action = HPDF_Dict_New(h->pdf->mmgr);
  HPDF_Array border = haru_array(h);
  HPDF_Dict_Add(link, "Border", border);
  for (int i = 0; i < 3; i++) HPDF_Array_AddNumber(border, 0);
  haru_text(h, link, "Contents", item->text);
  HPDF_Dict_Add(link, "A", action);
  HPDF_Dict_AddName(action, "S", "URI");
  haru_string(h, action, "URI", item->text);
}

void haru_annotation_kids(const Haru *h, guint at, GString *out) {
  while (at) {
    const Annotation *annotation = &g_array_index(h->annotations, Annotation, at - 1);
    g_string_append(out, "<<\n/Type /OBJR\n/Obj ");
    haru_reference(out, annotation->dict);
    g_string_append(out, "\n/Pg ");
    haru_reference(out, annotation->page);
    g_string_append(out, "\n>> ");
    at = annotation->next;
  }
}

void haru_annotation_parents(const Haru *h, HPDF_Array leaves, const Structure *structure) {
  for (guint start = 0; start < h->annotations->len; start += LIST_LIMIT) {
    guint end = MIN(start + LIST_LIMIT, h->annotations->len);
    HPDF_Dict leaf = haru_object(h);
    HPDF_Array limits = haru_array(h), numbers = haru_array(h);
    HPDF_Array_Add(leaves, leaf);
    HPDF_Dict_Add(leaf, "Limits", limits);
    HPDF_Dict_Add(leaf, "Nums", numbers);
    HPDF_Array_AddNumber(limits, (HPDF_INT32)(h->marks->len + start));
    HPDF_Array_AddNumber(limits, (HPDF_INT32)(h->marks->len + end) - 1);
    for (guint i = start; i < end; i++) {
      HPDF_Array_AddNumber(numbers, (HPDF_INT32)(h->marks->len + i));
      HPDF_Array_Add(numbers, haru_structure_element(structure, g_array_index(h->annotations, Annotation, i).element));
    }
  }
}
