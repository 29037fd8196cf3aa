/* Metadata in XML; see xmp.h. */
#include "pdf/xmp.h"

static GDateTime *read_date(const PaperMeta *meta) {
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
  return meta->date ? g_date_time_new_from_iso8601(meta->date, utc) : NULL;
}

/* Minutes east of UTC as +01:00 or +01'00'. */
static void add_offset(GString *out, GDateTime *date, const char *middle, const char *end) {
  int minutes = (int)(g_date_time_get_utc_offset(date) / G_TIME_SPAN_MINUTE);
  g_string_append_printf(out, "%c%02d%s%02d%s", minutes < 0 ? '-' : '+', ABS(minutes) / 60, middle, ABS(minutes) % 60, end);
}

char *xmp_pdf_date(const PaperMeta *meta) {
  g_autoptr(GDateTime) date = read_date(meta);
  if (!date) return NULL;
  g_autofree char *digits = g_date_time_format(date, "D:%Y%m%d%H%M%S");
  GString *out = g_string_new(digits);
  add_offset(out, date, "'", "'");
  return g_string_free(out, FALSE);
}

static char *xml_date(const PaperMeta *meta) {
  g_autoptr(GDateTime) date = read_date(meta);
  if (!date) return NULL;
  g_autofree char *digits = g_date_time_format(date, "%Y-%m-%dT%H:%M:%S");
  GString *out = g_string_new(digits);
  add_offset(out, date, ":", "");
  return g_string_free(out, FALSE);
}

static void add_element(GString *out, const char *before, const char *text, const char *after) {
  if (!text || !*text) return;
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
}

char *xmp_packet(const PaperMeta *meta, gboolean archival) {
  GString *out = g_string_new(
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
  add_element(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->title, "</rdf:li></rdf:Alt></dc:title>");
  add_element(out, "<dc:creator><rdf:Seq><rdf:li>", meta->author, "</rdf:li></rdf:Seq></dc:creator>");
  add_element(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->subject,
              "</rdf:li></rdf:Alt></dc:description>");
  add_element(out, "<dc:language><rdf:Bag><rdf:li>", lang_code(meta->lang), "</rdf:li></rdf:Bag></dc:language>");
  g_string_append(out, "</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");
  g_autofree char *date = xml_date(meta);
  add_element(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
  add_element(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
  add_element(out, "<xmp:CreatorTool>", XMP_PRODUCER, "</xmp:CreatorTool>");
  g_string_append(out, "</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
  add_element(out, "<pdf:Producer>", XMP_PRODUCER, "</pdf:Producer>");
  if (archival) {
    g_string_append(out,
                    "</rdf:Description>\n"
                    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                    "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n");
  }
  g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return g_string_free(out, FALSE);
}
