/* The colour profile that says what the colours of a PDF mean: sRGB, as an ICC profile of version 2.1, made from its
 * numbers. */
#ifndef PDF_SRGB_H
#define PDF_SRGB_H
#include <glib.h>

/* A new profile; g_bytes_unref. Always the same bytes. */
GBytes *srgb_profile(void);

#endif
