// One module a behaviour; each improves a page that works without it.
import "htmx.org";
