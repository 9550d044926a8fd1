// The error summary takes focus when the page comes back; its links lead into the field, not only near it.
import { each } from "./words.js";

each("[data-errors]", (summary) => {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: field.offsetHeight > innerHeight ? "start" : "center" });
    field.focus({ preventScroll: true });
  });
});
