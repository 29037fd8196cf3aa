/* The fields of a part (or of a method, which gives a part what it leaves out) as a Phase. */
#ifndef READ_PART_H
#define READ_PART_H
#include "model/script.h"
#include "read/fields.h"

/* Fills a phase from fields; what is absent stays as it is. Title, id, method and tracks are the caller's. A length that
 * counts people or groups is left in per_unit and extra, with round saying which; minimum and maximum stay 0 when absent. */
void part_fill(const Loading *loading, const Fields *fields, Phase *phase);

#endif
