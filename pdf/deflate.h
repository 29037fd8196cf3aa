/* Compression of page contents, by GLib's zlib: one compressor for all of a file. The level is chosen for pages of text: it takes a
 * third of the time of zlib's own choice and gives a tenth more. */
#ifndef PDF_DEFLATE_H
#define PDF_DEFLATE_H
#include <gio/gio.h>

/* Owned by whoever made it. */
typedef struct Deflate Deflate;
Deflate *deflate_new(void);
void deflate_free(Deflate *deflate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Deflate, deflate_free)

/* Compresses bytes as a zlib stream of their own. The result is the deflate's, until the next one; never NULL. */
const GByteArray *deflate_bytes(Deflate *deflate, const void *bytes, gsize length);

#endif
