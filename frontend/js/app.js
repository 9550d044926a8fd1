// One module a behaviour; each improves a page that works without it.
import "htmx.org";
import "./errors.js";
import "./menus.js";
import "./dialogs.js";
import "./clock.js";
import "./copy.js";
import "./filters.js";
import "./narrow.js";
import "./bulk.js";
import "./ranking.js";
import "./score.js";
import "./autosave.js";
import "./count.js";
import "./poll.js";
import "./minutes.js";
