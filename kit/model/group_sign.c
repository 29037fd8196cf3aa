/* The table of signs, and how a group is called with it. Drawing the shapes is the paper's. */
#include "model/group_sign.h"

/* The colours differ in grey print too. */
static const GroupSign signs[] = {
    {0x00695C, "●", TX_SIGN_CIRCLE, 0, 0, 0},   {0xB3261E, "■", TX_SIGN_SQUARE, 4, 0.125, 0},
    {0x1A4FA0, "▲", TX_SIGN_TRIANGLE, 3, 0, 0}, {0x8A5A00, "◆", TX_SIGN_DIAMOND, 4, 0, 0},
    {0x6A1B9A, "★", TX_SIGN_STAR, 5, 0, 0.55},  {0x37474F, "⬢", TX_SIGN_HEXAGON, 6, 0, 0},
};

const GroupSign *group_sign(int n) {
  return &signs[(guint)(MAX(n, 1) - 1) % G_N_ELEMENTS(signs)];
}

char *group_sign_title(Lang lang, int n) {
  const GroupSign *sign = group_sign(n);
  return tx(lang, SIGN_GROUP, TN(n), TS(sign->glyph), TS(text_plain(lang, sign->words)));
}

char *group_sign_short(int n) {
  return g_strdup_printf("%d %s", n, group_sign(n)->glyph);
}
