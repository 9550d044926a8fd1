// <ol data-ranking> of <li data-name>: buttons data-move="up|down" move a row, dragging is extra.
// Each row's [data-position] input holds its number; the order is sent by the form as it stands.
import { announce, each, say } from "./words.js";

each("[data-ranking]", (list) => {
  const rows = () => [...list.children].filter((row) => row.matches("li"));
  let dragged = null;

  function number(moved) {
    rows().forEach((row, index) => {
      const field = row.querySelector("[data-position]");
      if (field) field.value = index + 1;
      const shown = row.querySelector("[data-rank]");
      if (shown) shown.textContent = index + 1;
      row.querySelector("[data-move=up]")?.toggleAttribute("disabled", index === 0);
      row.querySelector("[data-move=down]")?.toggleAttribute("disabled", index === rows().length - 1);
    });
    if (!moved) return;
    // Who moves a row means the order: the box that says so is ticked with it.
    const confirms = document.getElementById(list.dataset.confirms);
    if (confirms) confirms.checked = true;
    const n = rows().indexOf(moved) + 1;
    announce(say("movedTo", { name: moved.dataset.name || "", n, total: rows().length }));
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    if (button.dataset.move === "up") row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    number(row);
    // At an end the pressed button is off: the other one keeps the focus in the row.
    const next = button.disabled ? row.querySelector("[data-move]:not([disabled])") : button;
    next?.focus();
  });

  for (const row of rows()) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      row.classList.add("is-dragged");
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("is-dragged");
      if (dragged) number(row);
      dragged = null;
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const box = row.getBoundingClientRect();
      if (event.clientY < box.top + box.height / 2) row.before(dragged);
      else row.after(dragged);
    });
  }
  number();
});
