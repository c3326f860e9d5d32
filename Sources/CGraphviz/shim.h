// Graphviz's C API, seen only by the drawing child.
#include <graphviz/gvc.h>
#include <graphviz/cgraph.h>

// `Agdirected` is a mutable global in the headers, which Swift 6 does not let anyone read.
static inline Agraph_t *attractor_open_digraph(char *name) { return agopen(name, Agdirected, NULL); }

static int attractor_discard(char *message) {
  (void)message;
  return 0;
}

// Warnings would otherwise go to a temporary file or to standard error, which belongs to our own one line.
static inline void attractor_silence_graphviz(void) { agseterrf(attractor_discard); }
