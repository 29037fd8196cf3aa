/* Metadata as a PDF/A wants it: the same in XMP (XML) as in the document's information. */
#ifndef PDF_XMP_H
#define PDF_XMP_H
#include <glib.h>

#include "pdf/paper.h"

#define XMP_PRODUCER "draaiboek " VERSION

/* The XMP packet of a paper; new string. archival: it says that the file is PDF/A-1b. */
char *xmp_packet(const PaperMeta *meta, gboolean archival);
/* The date as PDF writes it (D:20270114130000+01'00'); new string, or NULL when the paper has no date that can be read. */
char *xmp_pdf_date(const PaperMeta *meta);

#endif
