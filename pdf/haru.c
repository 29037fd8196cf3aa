/* Display list to PDF through libharu. libharu 2.3 writes embedded TrueType fonts badly and knows nothing of structure,
 * XMP or output intents, so it is used for what it does well: objects, compression, the cross-reference table. Fonts are built
 * here from its dictionaries and arrays; page operators come from strokes.c, the structure tree from haru_structure.c. */
#include "pdf/haru.h"

#include <math.h>
#include <string.h>

#include "pdf/deflate.h"
#include "pdf/haru_private.h"
#include "pdf/srgb.h"
#include "pdf/xmp.h"

G_DEFINE_QUARK(draaiboek-haru-error, haru_error)

static void keep_first_error(HPDF_STATUS error, HPDF_STATUS detail, void *data) {
  Haru *haru = data;
  if (haru->error) return;
  haru->error = error;
  haru->detail = detail;
}

static void *allocate(HPDF_UINT size) {
  return g_malloc(size);
}

static void release(void *memory) {
  g_free(memory);
}

/* --- small objects --- */

HPDF_Dict haru_object(const Haru *h) {
  HPDF_Dict dict = HPDF_Dict_New(h->pdf->mmgr);
  HPDF_Xref_Add(h->pdf->xref, dict);
  return dict;
}

HPDF_Dict haru_stream(const Haru *h, const void *data, gsize length, gboolean compressed) {
  HPDF_Dict stream = HPDF_DictStream_New(h->pdf->mmgr, h->pdf->xref);
  HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)data, (HPDF_UINT)length);
  if (compressed) stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  return stream;
}

HPDF_Array haru_array(const Haru *h) {
  return HPDF_Array_New(h->pdf->mmgr);
}

static void add_bytes(const Haru *h, HPDF_Dict dict, const char *key, const guint8 *bytes, gsize length) {
  HPDF_Dict_Add(dict, key, HPDF_Binary_New(h->pdf->mmgr, (HPDF_BYTE *)bytes, (HPDF_UINT)length));
}

void haru_text(const Haru *h, HPDF_Dict dict, const char *key, const char *text) {
  if (!text || !*text) return;
  g_autoptr(GByteArray) bytes = strokes_utf16(text);
  add_bytes(h, dict, key, bytes->data, bytes->len);
}

const char *haru_language(Lang lang) {
  return lang == LANG_EN ? "en-GB" : "nl-NL";
}

void haru_string(const Haru *h, HPDF_Dict dict, const char *key, const char *text) {
  HPDF_Dict_Add(dict, key, HPDF_String_New(h->pdf->mmgr, text, NULL));
}

/* --- fonts --- */

/* Six capitals that name this cut of the face: from its bytes, so that they are the same every time. */
static char *font_name(const FaceProgram *program) {
  guint8 digest[32];
  gsize n = sizeof digest;
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, g_bytes_get_data(program->bytes, NULL), (gssize)g_bytes_get_size(program->bytes));
  g_checksum_get_digest(sum, digest, &n);
  char tag[7] = "";
  for (int i = 0; i < 6; i++) tag[i] = (char)('A' + digest[i] % 26);
  return g_strconcat(tag, "+", program->name, NULL);
}

static HPDF_Dict to_unicode(const Haru *h, const StrokesFace *face) {
  g_autoptr(GString) list = g_string_new(NULL);
  GString *block = g_string_new(NULL);
  guint in_block = 0;
  for (guint i = 0; i <= face->program->n_glyphs; i++) {
    gboolean end = i == face->program->n_glyphs;
    if (in_block == 100 || (end && in_block)) {
      g_string_append_printf(list, "%u beginbfchar\n%sendbfchar\n", in_block, block->str);
      g_string_truncate(block, 0);
      in_block = 0;
    }
    if (end || !face->text[i]) continue;
    g_autoptr(GByteArray) utf16 = strokes_utf16(face->text[i]);
    g_string_append_printf(block, "<%04X> <", i);
    for (guint k = 2; k < utf16->len; k++) g_string_append_printf(block, "%02X", utf16->data[k]);
    g_string_append(block, ">\n");
    in_block++;
  }
  g_string_free(block, TRUE);
  g_autofree char *map = g_strdup_printf(
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    "%sendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n", list->str);
  return haru_stream(h, map, strlen(map), TRUE);
}

static HPDF_Dict descriptor(const Haru *h, const FaceProgram *program, const char *name) {
  enum { SYMBOLIC = 4, ITALIC = 64 };
  HPDF_Dict d = haru_object(h);
  HPDF_Dict_AddName(d, "Type", "FontDescriptor");
  HPDF_Dict_AddName(d, "FontName", name);
  HPDF_Dict_AddNumber(d, "Flags", SYMBOLIC | (program->italic ? ITALIC : 0));
  HPDF_Array box = haru_array(h);
  HPDF_Dict_Add(d, "FontBBox", box);
  for (int i = 0; i < 4; i++) HPDF_Array_AddNumber(box, (HPDF_INT32)lround(program->bbox[i]));
  HPDF_Dict_AddNumber(d, "ItalicAngle", (HPDF_INT32)lround(program->italic_angle));
  HPDF_Dict_AddNumber(d, "Ascent", (HPDF_INT32)lround(program->ascent));
  HPDF_Dict_AddNumber(d, "Descent", (HPDF_INT32)lround(program->descent));
  HPDF_Dict_AddNumber(d, "CapHeight", (HPDF_INT32)lround(program->cap_height));
  HPDF_Dict_AddNumber(d, "StemV", program->bold ? 120 : 80);
  /* Every glyph of the program is there: one bit each, the first glyph in the highest bit. */
  gsize length = (program->n_glyphs + 7) / 8;
  g_autofree guint8 *set = g_malloc0(length);
  for (guint i = 0; i < program->n_glyphs; i++) set[i / 8] |= (guint8)(0x80 >> (i % 8));
  HPDF_Dict_Add(d, "CIDSet", haru_stream(h, set, length, TRUE));
  gsize size;
  const void *bytes = g_bytes_get_data(program->bytes, &size);
  HPDF_Dict file = haru_stream(h, bytes, size, TRUE);
  HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)size);
  HPDF_Dict_Add(d, "FontFile2", file);
  return d;
}

HPDF_Dict haru_font(const Haru *h, const StrokesFace *face) {
  const FaceProgram *program = face->program;
  g_autofree char *name = font_name(program);
  HPDF_Dict cid = haru_object(h);
  HPDF_Dict_AddName(cid, "Type", "Font");
  HPDF_Dict_AddName(cid, "Subtype", "CIDFontType2");
  HPDF_Dict_AddName(cid, "BaseFont", name);
  HPDF_Dict info = HPDF_Dict_New(h->pdf->mmgr);
  HPDF_Dict_Add(cid, "CIDSystemInfo", info);
  haru_string(h, info, "Registry", "Adobe");
  haru_string(h, info, "Ordering", "Identity");
  HPDF_Dict_AddNumber(info, "Supplement", 0);
  HPDF_Dict_Add(cid, "FontDescriptor", descriptor(h, program, name));
  HPDF_Dict_AddName(cid, "CIDToGIDMap", "Identity");
  HPDF_Dict_AddNumber(cid, "DW", 1000);
  HPDF_Array widths = haru_array(h), all = haru_array(h);
  HPDF_Dict_Add(cid, "W", widths);
  HPDF_Array_AddNumber(widths, 0);
  HPDF_Array_Add(widths, all);
  for (guint i = 0; i < program->n_glyphs; i++) HPDF_Array_AddReal(all, (HPDF_REAL)program->advances[i]);
  HPDF_Dict type0 = haru_object(h);
  HPDF_Dict_AddName(type0, "Type", "Font");
  HPDF_Dict_AddName(type0, "Subtype", "Type0");
  HPDF_Dict_AddName(type0, "BaseFont", name);
  HPDF_Dict_AddName(type0, "Encoding", "Identity-H");
  HPDF_Array descendants = haru_array(h);
  HPDF_Dict_Add(type0, "DescendantFonts", descendants);
  HPDF_Array_Add(descendants, cid);
  HPDF_Dict_Add(type0, "ToUnicode", to_unicode(h, face));
  return type0;
}

static HPDF_Dict all_fonts(const Haru *h) {
  HPDF_Dict fonts = haru_object(h);
  for (int i = 0; i < face_count(paper_faces(h->paper)); i++) {
    if (!h->strokes->faces[i].program) continue;
    char key[16];
    g_snprintf(key, sizeof key, "F%d", i);
    HPDF_Dict_Add(fonts, key, haru_font(h, &h->strokes->faces[i]));
  }
  return fonts;
}

/* --- pictures --- */

/* Only bytes that picture.c made: libharu's own loaders of PNG and JPEG are not to be trusted with a user's file. */
static HPDF_Dict all_pictures(const Haru *h) {
  HPDF_Dict all = haru_object(h);
  for (guint i = 0; i < h->strokes->pictures->len; i++) {
    const Picture *picture = g_ptr_array_index(h->strokes->pictures, i);
    gsize length;
    const void *bytes = g_bytes_get_data(picture->data, &length);
    HPDF_Dict image = haru_stream(h, bytes, length, TRUE);
    if (picture->jpeg) image->filter = HPDF_STREAM_FILTER_DCT_DECODE;
    HPDF_Dict_AddName(image, "Type", "XObject");
    HPDF_Dict_AddName(image, "Subtype", "Image");
    HPDF_Dict_AddNumber(image, "Width", picture->width);
    HPDF_Dict_AddNumber(image, "Height", picture->height);
    HPDF_Dict_AddName(image, "ColorSpace", "DeviceRGB");
    HPDF_Dict_AddNumber(image, "BitsPerComponent", 8);
    char key[16];
    g_snprintf(key, sizeof key, "I%u", i);
    HPDF_Dict_Add(all, key, image);
  }
  return all;
}

/* --- pages --- */

gboolean haru_is_whole(const Paper *paper) {
  int n_top = 0;
  for (int i = 0; i < paper_element_count(paper); i++) n_top += paper_node(paper, i)->parent == PAPER_NO_ELEMENT;
  return n_top == 1 && paper_node(paper, 0)->tag == PAPER_DOCUMENT;
}

static HPDF_STATUS tell_deflated(HPDF_Dict contents, HPDF_Stream out) {
  (void)contents;
  return HPDF_Stream_WriteStr(out, "/Filter /FlateDecode\n");
}

/* Gives a page its operators, which are compressed already: libharu is told of no filter, so that it does not do it again. */
static void add_contents(HPDF_Page page, const GByteArray *deflated) {
  HPDF_PageAttr attributes = page->attr;
  attributes->contents->filter = HPDF_STREAM_FILTER_NONE;
  attributes->contents->write_fn = tell_deflated;
  HPDF_Stream_Write(attributes->stream, deflated->data, deflated->len);
}

/* Can it be filled in here: what repeats another page, or lies over several sheets, is to be printed. */
static gboolean is_field(const PaperItem *item) {
  return item->kind == PAPER_FIELD && item->element != PAPER_NO_ELEMENT && item->clip.w <= 0;
}

/* Fields are for a document of its own: a pack of papers is to be printed, and stays PDF/A. */
static gboolean add_pages(Haru *h) {
  gboolean fillable = haru_is_whole(h->paper);
  HPDF_Dict fonts = all_fonts(h), pictures = h->strokes->pictures->len ? all_pictures(h) : NULL;
  g_autoptr(Deflate) deflate = deflate_new();
  g_autoptr(GString) operators = g_string_new(NULL);
  if (paper_page_count(h->paper) > LIST_LIMIT) HPDF_SetPagesConfiguration(h->pdf, LIST_LIMIT);
  for (int i = 0; i < paper_page_count(h->paper); i++) {
    const PaperPage *paper_side = paper_page(h->paper, i);
    HPDF_Page page = HPDF_AddPage(h->pdf);
    if (!page) return FALSE;
    HPDF_Page_SetWidth(page, (HPDF_REAL)paper_side->width);
    HPDF_Page_SetHeight(page, (HPDF_REAL)paper_side->height);
    HPDF_Dict resources = HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT);
    HPDF_Dict_Add(resources, "Font", fonts);
    if (pictures) HPDF_Dict_Add(resources, "XObject", pictures);
    HPDF_Dict_AddNumber(page, "StructParents", i);
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(PaperElement));
    g_string_truncate(operators, 0);
    strokes_page(h->strokes, i, operators, marks);
    add_contents(page, deflate_bytes(deflate, operators->str, operators->len));
    for (guint k = 0; k < paper_side->items->len; k++) {
      const PaperItem *item = g_ptr_array_index(paper_side->items, k);
      if (fillable && is_field(item)) haru_field(h, page, paper_side->height, item);
      if (item->kind == PAPER_TARGET && item->element != PAPER_NO_ELEMENT) haru_link(h, page, paper_side->height, item);
    }
    g_ptr_array_add(h->pages, page);
    g_ptr_array_add(h->marks, marks);
  }
  return h->error == 0;
}

/* --- the rest of the document --- */

/* What a viewer calls the pages: a range begins where the sheet changes or the numbers do not go on. ISO 32000-1, 12.4.2. */
static void add_page_labels(const Haru *h) {
  const PaperPage *before = NULL;
  for (int i = 0; i < paper_page_count(h->paper); i++) {
    const PaperPage *page = paper_page(h->paper, i);
    gboolean goes_on = before && g_strcmp0(page->code, before->code) == 0 && page->number == (before->number ? before->number + 1 : 0);
    before = page;
    if (goes_on) continue;
    g_autofree char *prefix = page->code && *page->code ? g_strconcat(page->code, "-", NULL) : NULL;
    gboolean plain = !prefix || g_str_is_ascii(prefix); /* a worksheet's own code may hold any letter */
    HPDF_Dict label = HPDF_PageLabel_New(h->pdf, HPDF_PAGE_NUM_STYLE_DECIMAL, page->number ? page->number : i + 1, plain ? prefix : NULL);
    if (!plain) haru_text(h, label, "P", prefix);
    HPDF_Catalog_AddPageLabel(h->pdf->catalog, (HPDF_UINT)i, label);
  }
}

static void add_outline(const Haru *h) {
  enum { LEVELS = 8 };
  HPDF_Outline parents[LEVELS + 1] = {NULL};
  for (guint i = 0; i < paper_outline_count(h->paper); i++) {
    const PaperOutline *entry = paper_outline(h->paper, i);
    int level = MIN(entry->level, LEVELS);
    HPDF_Outline parent = NULL;
    for (int k = level - 1; k > 0 && !parent; k--) parent = parents[k];
    HPDF_Outline outline = HPDF_CreateOutline(h->pdf, parent, "-", NULL);
    if (!outline) return;
    haru_text(h, outline, "Title", entry->title);
    /* A destination object would be indirect, which readers do not all follow. */
    HPDF_Array place = haru_array(h);
    HPDF_Dict_Add(outline, "Dest", place);
    HPDF_Array_Add(place, g_ptr_array_index(h->pages, entry->page));
    HPDF_Array_AddName(place, "XYZ");
    HPDF_Array_AddNumber(place, 0);
    HPDF_Array_AddReal(place, (HPDF_REAL)(paper_page(h->paper, entry->page)->height - entry->y + 6));
    HPDF_Array_AddNumber(place, 0);
    parents[level] = outline;
    for (int k = level + 1; k <= LEVELS; k++) parents[k] = NULL;
  }
}

static void add_metadata(const Haru *h) {
  const PaperMeta *meta = paper_meta(h->paper);
  HPDF_Dict info = h->pdf->info, catalog = h->pdf->catalog;
  haru_text(h, info, "Title", meta->title);
  haru_text(h, info, "Author", meta->author);
  haru_text(h, info, "Subject", meta->subject);
  haru_string(h, info, "Creator", XMP_PRODUCER);
  haru_string(h, info, "Producer", XMP_PRODUCER);
  g_autofree char *date = xmp_pdf_date(meta);
  if (date) {
    haru_string(h, info, "CreationDate", date);
    haru_string(h, info, "ModDate", date);
  }
  haru_string(h, catalog, "Lang", haru_language(meta->lang));
  HPDF_Dict preferences = HPDF_Dict_New(h->pdf->mmgr);
  HPDF_Dict_Add(catalog, "ViewerPreferences", preferences);
  HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
  g_autofree char *packet = xmp_packet(meta, h->n_fields == 0);
  HPDF_Dict xmp = haru_stream(h, packet, strlen(packet), FALSE);
  HPDF_Dict_AddName(xmp, "Type", "Metadata");
  HPDF_Dict_AddName(xmp, "Subtype", "XML");
  HPDF_Dict_Add(catalog, "Metadata", xmp);
}

static void add_output_intent(const Haru *h) {
  g_autoptr(GBytes) profile = srgb_profile();
  HPDF_Dict stream = haru_stream(h, g_bytes_get_data(profile, NULL), g_bytes_get_size(profile), TRUE);
  HPDF_Dict_AddNumber(stream, "N", 3);
  HPDF_Array intents = haru_array(h);
  HPDF_Dict_Add(h->pdf->catalog, "OutputIntents", intents);
  HPDF_Dict intent = HPDF_Dict_New(h->pdf->mmgr);
  HPDF_Array_Add(intents, intent);
  HPDF_Dict_AddName(intent, "Type", "OutputIntent");
  HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
  haru_string(h, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
  haru_string(h, intent, "Info", "sRGB IEC61966-2.1");
  HPDF_Dict_Add(intent, "DestOutputProfile", stream);
}

/* Called when all but the trailer is written: the file is named by what is in it, so that the same paper is the same file. */
static HPDF_STATUS add_identity(HPDF_Dict trailer) {
  const Haru *h = trailer->attr;
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);
  g_checksum_update(sum, h->file->data, (gssize)h->file->len);
  guint8 digest[16];
  gsize n = sizeof digest;
  g_checksum_get_digest(sum, digest, &n);
  HPDF_Array id = haru_array(h);
  HPDF_Dict_Add(trailer, "ID", id);
  for (int i = 0; i < 2; i++) HPDF_Array_Add(id, HPDF_Binary_New(h->pdf->mmgr, digest, (HPDF_UINT)n));
  return HPDF_OK;
}

static HPDF_STATUS keep_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n) {
  g_byte_array_append(stream->attr, bytes, n);
  return HPDF_OK;
}

/* libharu's own stream in memory copies the file twice, byte by byte. */
static GBytes *save(Haru *h) {
  h->pdf->stream = HPDF_CallbackWriter_New(h->pdf->mmgr, keep_bytes, h->file);
  h->pdf->trailer->before_write_fn = add_identity;
  h->pdf->trailer->attr = h;
  if (h->error || HPDF_SaveToStream(h->pdf) != HPDF_OK || h->error || !h->file->len) return NULL;
  return g_byte_array_free_to_bytes(g_steal_pointer(&h->file));
}

/* libharu's list of objects grows by so many at a time, and is copied when it does. */
static void expect_objects(const Haru *h) {
  enum { OF_A_PAGE = 4 };
  h->pdf->xref->entries->items_per_block += (HPDF_UINT)(paper_element_count(h->paper) + OF_A_PAGE * paper_page_count(h->paper));
}

gboolean haru_render(const Paper *paper, GBytes **out, GError **error) {
  *out = NULL;
  if (paper_fault(paper) || !paper_page_count(paper)) {
    g_set_error_literal(error, HARU_ERROR, HARU_ERROR_PAPER, paper_fault(paper) ? paper_fault(paper) : "no pages");
    return FALSE;
  }
  g_autoptr(Strokes) strokes = strokes_new(paper, error);
  if (!strokes) return FALSE;
  Haru h = {.paper = paper, .strokes = strokes, .file = g_byte_array_new()};
  gboolean fine = TRUE;
  h.pages = g_ptr_array_new();
  h.annotations = g_array_new(FALSE, FALSE, sizeof(Annotation));
  h.marks = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  h.pdf = HPDF_NewEx(keep_first_error, allocate, release, 0, &h);
  if (h.pdf) {
    HPDF_SetCompressionMode(h.pdf, HPDF_COMP_ALL);
    h.pdf->pdf_version = HPDF_VER_14;
    expect_objects(&h);
    if (add_pages(&h)) {
      h.structure = haru_structure(&h);
      fine = haru_form(&h, error);
      add_outline(&h);
      add_page_labels(&h);
      add_metadata(&h);
      add_output_intent(&h);
      if (fine) *out = save(&h);
    }
    HPDF_Free(h.pdf);
  }
  g_ptr_array_unref(h.pages);
  g_ptr_array_unref(h.marks);
  g_array_unref(h.annotations);
  haru_structure_free(h.structure);
  if (h.file) g_byte_array_unref(h.file);
  if (!*out && fine) {
    g_set_error(error, HARU_ERROR, HARU_ERROR_LIBRARY, "libharu 0x%04lX %ld", (gulong)h.error, (gulong)h.detail);
  }
  return *out != NULL;
}
