/* The structure tree: which element each marked piece of a page belongs to, and how elements stand within each other. There are many
 * more elements than anything else in a file, and a libharu dictionary of five keys takes more than a kilobyte: here each has an
 * empty one, written by write_element from arrays of plain numbers. See haru_private.h. */
#include "pdf/haru_private.h"

#include <string.h>

#include "pdf/decimal.h"

/* A marked piece of a page. */
typedef struct Piece {
  guint page, number;
} Piece;

/* An element as it goes into the file. */
typedef struct Node {
  const Structure *structure;
  HPDF_Dict dict, parent;
  PaperElement child, next; /* the first within it, and the next in the same one; PAPER_NO_ELEMENT for none */
  guint n_children;
  guint piece, n_pieces;    /* in the structure's, in the order of the pages */
  guint annotation;         /* as Annotation.next */
  guint group, n_groups;    /* in the structure's: levels in between, when the children are many */
} Node;

/* A level between an element and some of its children. */
typedef struct Group {
  HPDF_Dict dict, parent;
  PaperElement child; /* the first */
  guint n_children;
} Group;

struct Structure {
  const Haru *haru;
  Node *nodes; /* of each PaperElement, and behind them the one that holds all, when documents are joined */
  guint n;     /* PaperElement */
  gboolean joined;
  Piece *pieces;
  GArray *groups; /* Group */
  GString *text;  /* reused by every object that is written */
};

HPDF_Dict haru_structure_element(const Structure *structure, PaperElement element) {
  return structure->nodes[element].dict;
}

void haru_reference(GString *out, HPDF_Dict object) {
  decimal_append(out, object->header.obj_id & 0x00FFFFFF, 0, FALSE);
  g_string_append(out, " 0 R");
}

/* --- writing: in the format of libharu's own dictionaries --- */

static void add_reference(GString *out, const char *key, HPDF_Dict object) {
  g_string_append(out, key);
  haru_reference(out, object);
  g_string_append_c(out, '\n');
}

static void add_child(GString *out, HPDF_Dict child) {
  haru_reference(out, child);
  g_string_append_c(out, ' ');
}

static HPDF_Dict page_of(const Structure *s, const Piece *piece) {
  return g_ptr_array_index(s->haru->pages, piece->page);
}

/* page: that of the element. */
static void add_piece(const Structure *s, GString *out, guint page, const Piece *piece) {
  if (piece->page != page) {
    add_reference(out, "<<\n/Type /MCR\n/Pg ", page_of(s, piece));
    g_string_append(out, "/MCID ");
  }
  decimal_append(out, piece->number, 0, FALSE);
  g_string_append(out, piece->page != page ? "\n>> " : " ");
}

/* Is the first piece of this element before the other, or has it none. */
static gboolean begins_before(const Structure *s, PaperElement element, const Piece *other) {
  const Node *node = &s->nodes[element];
  if (!node->n_pieces) return TRUE;
  const Piece *first = &s->pieces[node->piece];
  return first->page < other->page || (first->page == other->page && first->number < other->number);
}

/* The pieces of an element, and in their places among them the elements within it: a link stands in the middle of a sentence. */
static void add_pieces(const Structure *s, GString *out, const Node *node) {
  const Piece *pieces = &s->pieces[node->piece];
  PaperElement child = node->child;
  for (guint i = 0; i <= node->n_pieces; i++) {
    const Piece *piece = i < node->n_pieces ? &pieces[i] : NULL;
    for (; child != PAPER_NO_ELEMENT && (!piece || begins_before(s, child, piece)); child = s->nodes[child].next)
      add_child(out, s->nodes[child].dict);
    if (piece) add_piece(s, out, pieces->page, piece);
  }
}

static void add_children(const Structure *s, GString *out, PaperElement first, guint n) {
  for (PaperElement child = first; n > 0; n--, child = s->nodes[child].next) add_child(out, s->nodes[child].dict);
}

static HPDF_STATUS put(const Structure *s, HPDF_Stream stream) {
  return HPDF_Stream_Write(stream, (const HPDF_BYTE *)s->text->str, (HPDF_UINT)s->text->len);
}

/* The tag, the parent and the beginning of the list of children. */
static GString *begin(const Structure *s, const char *tag, HPDF_Dict parent) {
  GString *out = g_string_truncate(s->text, 0);
  g_string_append(out, "/Type /StructElem\n/S /");
  g_string_append(out, tag);
  add_reference(out, "\n/P ", parent);
  g_string_append(out, "/K [ ");
  return out;
}

static HPDF_STATUS write_group(HPDF_Dict dict, HPDF_Stream stream) {
  const Structure *s = dict->attr;
  const Group *group = (const Group *)(const void *)s->groups->data;
  while (group->dict != dict) group++;
  GString *out = begin(s, "NonStruct", group->parent);
  add_children(s, out, group->child, group->n_children);
  g_string_append(out, "]\n");
  return put(s, stream);
}

static const char *tag_name(const Structure *s, const Node *node) {
  guint i = (guint)(node - s->nodes);
  PaperTag tag = i == s->n ? PAPER_DOCUMENT : paper_node(s->haru->paper, (PaperElement)i)->tag;
  return s->joined && i < s->n && tag == PAPER_DOCUMENT ? "Part" : strokes_tag(tag);
}

/* Said only where it is another than that of the file. */
static void add_language(const Structure *s, GString *out, const PaperNode *element) {
  const char *all = haru_language(paper_meta(s->haru->paper)->lang), *own = element->lang < N_LANGS ? haru_language(element->lang) : all;
  if (!g_str_equal(own, all)) g_string_append_printf(out, "/Lang (%s)\n", own);
}

static HPDF_STATUS write_element(HPDF_Dict dict, HPDF_Stream stream) {
  const Node *node = dict->attr;
  const Structure *s = node->structure;
  guint i = (guint)(node - s->nodes);
  GString *out = begin(s, tag_name(s, node), node->parent);
  if (node->n_pieces)
    add_pieces(s, out, node);
  else if (!node->n_groups)
    add_children(s, out, node->child, node->n_children);
  for (guint k = 0; k < node->n_groups; k++) add_child(out, g_array_index(s->groups, Group, node->group + k).dict);
  haru_annotation_kids(s->haru, node->annotation, out);
  g_string_append(out, "]\n");
  if (node->n_pieces) add_reference(out, "/Pg ", page_of(s, &s->pieces[node->piece]));
  const PaperNode *element = i < s->n ? paper_node(s->haru->paper, (PaperElement)i) : NULL;
  if (element && element->description && *element->description) {
    g_string_append(out, "/Alt ");
    strokes_hex(out, element->description);
    g_string_append_c(out, '\n');
  }
  if (element) add_language(s, out, element);
  if (element && element->tag == PAPER_HEADER_CELL) g_string_append(out, "/A <<\n/O /Table\n/Scope /Column\n>>\n");
  return put(s, stream);
}

/* --- from page and number of a marked piece to its element: a number tree with a leaf per LIST_LIMIT pages --- */

static HPDF_STATUS write_leaf(HPDF_Dict dict, HPDF_Stream stream) {
  const Structure *s = dict->attr;
  const GPtrArray *marks = s->haru->marks;
  GString *out = g_string_truncate(s->text, 0);
  HPDF_Array limits = HPDF_Dict_GetItem(dict, "Limits", HPDF_OCLASS_ARRAY);
  HPDF_Number first = HPDF_Array_GetItem(limits, 0, HPDF_OCLASS_NUMBER), last = HPDF_Array_GetItem(limits, 1, HPDF_OCLASS_NUMBER);
  g_string_append(out, "/Nums [ ");
  for (guint page = (guint)first->value; page <= (guint)last->value; page++) {
    const GArray *here = g_ptr_array_index(marks, page);
    decimal_append(out, page, 0, FALSE);
    g_string_append(out, " [ ");
    for (guint i = 0; i < here->len; i++) add_child(out, s->nodes[g_array_index(here, PaperElement, i)].dict);
    g_string_append(out, "] ");
  }
  g_string_append(out, "]\n");
  return put(s, stream);
}

static void add_parent_tree(Structure *s, HPDF_Dict root) {
  const Haru *h = s->haru;
  HPDF_Dict parents = haru_object(h);
  HPDF_Dict_Add(root, "ParentTree", parents);
  HPDF_Array leaves = haru_array(h);
  HPDF_Dict_Add(parents, "Kids", leaves);
  for (guint start = 0; start < h->marks->len; start += LIST_LIMIT) {
    HPDF_Dict leaf = haru_object(h);
    HPDF_Array_Add(leaves, leaf);
    HPDF_Array limits = haru_array(h);
    HPDF_Dict_Add(leaf, "Limits", limits);
    HPDF_Array_AddNumber(limits, (HPDF_INT32)start);
    HPDF_Array_AddNumber(limits, (HPDF_INT32)MIN(start + LIST_LIMIT, h->marks->len) - 1);
    leaf->attr = s;
    leaf->write_fn = write_leaf;
  }
  haru_annotation_parents(h, leaves, s);
  HPDF_Dict_AddNumber(root, "ParentTreeNextKey", (HPDF_INT32)(h->marks->len + h->annotations->len));
}

/* --- gathering --- */

static void add_node(Structure *s, guint i) {
  Node *node = &s->nodes[i];
  *node = (Node){.structure = s, .dict = haru_object(s->haru), .child = PAPER_NO_ELEMENT, .next = PAPER_NO_ELEMENT};
  node->dict->attr = node;
  node->dict->write_fn = write_element;
}

/* From the last to the first, so that each list of children is in order. */
static void link_children(Structure *s, HPDF_Dict root) {
  if (s->joined) s->nodes[s->n].parent = root;
  for (guint i = s->n; i-- > 0;) {
    PaperElement parent = paper_node(s->haru->paper, (PaperElement)i)->parent;
    Node *node = &s->nodes[i], *holder = &s->nodes[parent == PAPER_NO_ELEMENT ? s->n : (guint)parent];
    if (parent == PAPER_NO_ELEMENT && !s->joined) {
      node->parent = root;
      continue;
    }
    node->parent = holder->dict;
    node->next = holder->child;
    holder->child = (PaperElement)i;
    holder->n_children++;
  }
}

static void link_annotations(Structure *s) {
  for (guint k = s->haru->annotations->len; k > 0; k--) {
    Annotation *annotation = &g_array_index(s->haru->annotations, Annotation, k - 1);
    annotation->next = s->nodes[annotation->element].annotation;
    s->nodes[annotation->element].annotation = k;
  }
}

static void gather_pieces(Structure *s) {
  const GPtrArray *marks = s->haru->marks;
  guint total = 0;
  for (guint page = 0; page < marks->len; page++) {
    const GArray *here = g_ptr_array_index(marks, page);
    for (guint i = 0; i < here->len; i++) s->nodes[g_array_index(here, PaperElement, i)].n_pieces++;
  }
  for (guint i = 0; i < s->n; i++) {
    s->nodes[i].piece = total;
    total += s->nodes[i].n_pieces;
    s->nodes[i].n_pieces = 0;
  }
  s->pieces = g_new(Piece, total + 1);
  for (guint page = 0; page < marks->len; page++) {
    const GArray *here = g_ptr_array_index(marks, page);
    for (guint i = 0; i < here->len; i++) {
      Node *node = &s->nodes[g_array_index(here, PaperElement, i)];
      s->pieces[node->piece + node->n_pieces++] = (Piece){page, i};
    }
  }
}

/* A long list of children gets a level in between. */
static void add_groups(Structure *s, Node *node) {
  if (node->n_pieces || node->n_children <= LIST_LIMIT) return;
  PaperElement child = node->child;
  node->group = s->groups->len;
  for (guint start = 0; start < node->n_children; start += LIST_LIMIT, node->n_groups++) {
    Group group = {.dict = haru_object(s->haru), .parent = node->dict, .child = child, .n_children = MIN(LIST_LIMIT, node->n_children - start)};
    group.dict->attr = s;
    group.dict->write_fn = write_group;
    g_array_append_val(s->groups, group);
    for (guint i = 0; i < group.n_children; i++, child = s->nodes[child].next) s->nodes[child].parent = group.dict;
  }
}

Structure *haru_structure(Haru *h) {
  Structure *s = g_new0(Structure, 1);
  HPDF_Dict root = haru_object(h), marked = HPDF_Dict_New(h->pdf->mmgr);
  s->haru = h;
  s->joined = !haru_is_whole(h->paper);
  s->n = (guint)paper_element_count(h->paper);
  s->nodes = g_new0(Node, s->n + 1);
  s->groups = g_array_new(FALSE, FALSE, sizeof(Group));
  s->text = g_string_new(NULL);
  HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
  HPDF_Array kids = haru_array(h);
  HPDF_Dict_Add(root, "K", kids);
  guint n = s->n + s->joined;
  for (guint i = 0; i < n; i++) add_node(s, i);
  HPDF_Array_Add(kids, s->nodes[s->joined ? s->n : 0].dict);
  link_children(s, root);
  link_annotations(s);
  gather_pieces(s);
  if (s->joined) add_groups(s, &s->nodes[s->n]);
  for (guint i = 0; i < s->n; i++) add_groups(s, &s->nodes[i]);
  add_parent_tree(s, root);
  HPDF_Dict_Add(h->pdf->catalog, "StructTreeRoot", root);
  HPDF_Dict_Add(h->pdf->catalog, "MarkInfo", marked);
  HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
  return s;
}

void haru_structure_free(Structure *s) {
  if (!s) return;
  g_free(s->nodes);
  g_free(s->pieces);
  g_array_unref(s->groups);
  g_string_free(s->text, TRUE);
  g_free(s);
}
