// data-narrow="selector": a search field that hides the rows without its words. Without a script it is not there.
import { each } from "./words.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

each("[data-narrow]", (field) => {
  field.closest("[hidden]")?.removeAttribute("hidden");
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    for (const row of document.querySelectorAll(field.dataset.narrow)) {
      const text = plain(row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
});
