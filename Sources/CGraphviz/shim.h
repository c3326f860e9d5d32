// Graphviz's C API, seen only by the drawing child.
#include <graphviz/gvc.h>
#include <graphviz/cgraph.h>
