// data-bulk="#table": a bar that names how many and whom before it acts; hidden while nobody is chosen.
import { each, say } from "./words.js";

const NAMED = 4;

each("[data-bulk]", (bar) => {
  const list = document.querySelector(bar.dataset.bulk);
  if (!list) return;
  const boxes = () => [...list.querySelectorAll("input[type=checkbox].wg-tick:not([data-all])")];
  const all = list.querySelector("input[data-all]");
  const buttons = [...bar.querySelectorAll("[data-label-one]")];

  function show() {
    const chosen = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest("tr, li")?.classList.toggle("is-chosen", box.checked);
    bar.hidden = chosen.length === 0;
    const names = chosen.slice(0, NAMED).map((box) => box.dataset.name || box.value);
    if (chosen.length > NAMED) names.push(say("andMore", { n: chosen.length - NAMED }));
    bar.querySelector("[data-bulk-count]")?.replaceChildren(
      chosen.length === 1 ? say("chosenOne") : say("chosenMany", { n: chosen.length }),
    );
    bar.querySelector("[data-bulk-names]")?.replaceChildren(names.join(", "));
    for (const button of buttons)
      button.textContent =
        chosen.length === 1 ? button.dataset.labelOne : button.dataset.labelMany.replace("%n", chosen.length);
    if (all) {
      all.checked = chosen.length > 0 && chosen.length === boxes().length;
      all.indeterminate = chosen.length > 0 && !all.checked;
    }
  }

  list.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    show();
  });
  bar.querySelector("[data-bulk-none]")?.addEventListener("click", () => {
    for (const box of boxes()) box.checked = false;
    show();
    boxes()[0]?.focus();
  });
  show();
});
