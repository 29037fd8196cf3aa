/* Labels for envelopes: to whom something goes on paper. Not in the catalogue of documents: what it is for is decided mail by mail. */
#ifndef PDF_ADDRESS_LABELS_H
#define PDF_ADDRESS_LABELS_H
#include "pdf/document.h"

/* Name and organisation of everybody in input->people, on the sheet of input->badges; a postal address is written by hand below them. */
extern const Document address_labels;

#endif
