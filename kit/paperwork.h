/* What the commands that make PDFs do alike: the faces, and a paper rendered into a folder. */
#ifndef PAPERWORK_H
#define PAPERWORK_H
#include "base/face.h"
#include "outfolder.h"
#include "pdf/document.h"

/* The faces, or NULL (told). */
FaceSet *paperwork_faces(Lang lang);

/* Renders a paper: new bytes of a PDF, and its mark (new string); NULL when it was not made (told, under this name). */
GBytes *paperwork_render(const Paper *paper, const char *name, char **mark, Lang lang);

/* Renders a paper and writes it into the folder under this name; FALSE when it was not made (told). */
gboolean paperwork_write(OutFolder *folder, const Paper *paper, const char *name, gboolean personal, Lang lang);

#endif
