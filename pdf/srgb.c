/* An sRGB ICC profile from its definition (IEC 61966-2-1, primaries adapted to D50): matrix and one curve for all three
 * channels. Made here so that no profile file has to be found or carried along. */
#include "pdf/srgb.h"

#include <math.h>
#include <string.h>

#define CURVE_POINTS 1024

static void put16(GByteArray *out, guint value) {
  guint8 bytes[] = {(guint8)(value >> 8), (guint8)value};
  g_byte_array_append(out, bytes, sizeof bytes);
}

static void put32(GByteArray *out, guint32 value) {
  put16(out, value >> 16);
  put16(out, value & 0xFFFF);
}

static void put_sign(GByteArray *out, const char *sign) {
  g_byte_array_append(out, (const guint8 *)sign, 4);
}

static void put_zeros(GByteArray *out, guint n) {
  for (guint i = 0; i < n; i++) g_byte_array_append(out, (const guint8 *)"", 1);
}

static void put_fixed(GByteArray *out, double value) {
  put32(out, (guint32)(gint32)lround(value * 65536));
}

static GByteArray *xyz_tag(double x, double y, double z) {
  GByteArray *tag = g_byte_array_new();
  put_sign(tag, "XYZ ");
  put32(tag, 0);
  put_fixed(tag, x);
  put_fixed(tag, y);
  put_fixed(tag, z);
  return tag;
}

static GByteArray *text_tag(const char *text) {
  GByteArray *tag = g_byte_array_new();
  put_sign(tag, "text");
  put32(tag, 0);
  g_byte_array_append(tag, (const guint8 *)text, (guint)strlen(text) + 1);
  return tag;
}

static GByteArray *description_tag(const char *text) {
  GByteArray *tag = g_byte_array_new();
  put_sign(tag, "desc");
  put32(tag, 0);
  put32(tag, (guint32)strlen(text) + 1);
  g_byte_array_append(tag, (const guint8 *)text, (guint)strlen(text) + 1);
  put_zeros(tag, 4 + 4 + 2 + 1 + 67); /* no Unicode and no ScriptCode form */
  return tag;
}

static GByteArray *curve_tag(void) {
  GByteArray *tag = g_byte_array_new();
  put_sign(tag, "curv");
  put32(tag, 0);
  put32(tag, CURVE_POINTS);
  for (guint i = 0; i < CURVE_POINTS; i++) {
    double c = i / (CURVE_POINTS - 1.0);
    double linear = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    put16(tag, (guint)lround(linear * 65535));
  }
  return tag;
}

static void put_header(GByteArray *out, guint size) {
  put32(out, size);
  put32(out, 0);
  put32(out, 0x02100000);
  put_sign(out, "mntr");
  put_sign(out, "RGB ");
  put_sign(out, "XYZ ");
  static const guint date[] = {2000, 1, 1, 0, 0, 0};
  for (gsize i = 0; i < G_N_ELEMENTS(date); i++) put16(out, date[i]);
  put_sign(out, "acsp");
  put_zeros(out, 28); /* no platform, flags, maker, model or attributes; perceptual */
  put_fixed(out, 0.9642);
  put_fixed(out, 1);
  put_fixed(out, 0.8249);
  put_zeros(out, 48);
}

GBytes *srgb_profile(void) {
  enum { DESCRIPTION, COPYRIGHT, WHITE, RED, GREEN, BLUE, CURVE, N_PARTS };
  GByteArray *parts[N_PARTS] = {
    description_tag("sRGB IEC61966-2.1"), text_tag("No copyright, use freely"), xyz_tag(0.9642, 1, 0.8249),
    xyz_tag(0.43607, 0.22249, 0.01392), xyz_tag(0.38515, 0.71687, 0.09708), xyz_tag(0.14307, 0.06061, 0.71410),
    curve_tag(),
  };
  static const struct { char sign[5]; int part; } tags[] = {
    {"desc", DESCRIPTION}, {"cprt", COPYRIGHT}, {"wtpt", WHITE}, {"rXYZ", RED}, {"gXYZ", GREEN}, {"bXYZ", BLUE},
    {"rTRC", CURVE}, {"gTRC", CURVE}, {"bTRC", CURVE},
  };
  guint offsets[N_PARTS], size = 128 + 4 + 12 * (guint)G_N_ELEMENTS(tags);
  for (int i = 0; i < N_PARTS; i++) {
    offsets[i] = size;
    size += (parts[i]->len + 3) & ~3u;
  }
  GByteArray *out = g_byte_array_sized_new(size);
  put_header(out, size);
  put32(out, G_N_ELEMENTS(tags));
  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
    put_sign(out, tags[i].sign);
    put32(out, offsets[tags[i].part]);
    put32(out, parts[tags[i].part]->len);
  }
  for (int i = 0; i < N_PARTS; i++) {
    g_byte_array_append(out, parts[i]->data, parts[i]->len);
    put_zeros(out, (4 - (parts[i]->len & 3)) & 3);
    g_byte_array_unref(parts[i]);
  }
  return g_byte_array_free_to_bytes(out);
}
