// <form data-poll>: says how many dates are answered and that nothing is saved yet, while one answers. Without a
// script the line says when the answers were saved.
import { each } from "./words.js";

each("form[data-poll]", (form) => {
  const line = form.querySelector("[data-poll-state]");
  if (!line) return;
  const all = new Set([...form.querySelectorAll("input[type=radio]")].map((one) => one.name)).size;
  form.addEventListener("change", () => {
    const done = form.querySelectorAll("input[type=radio]:checked").length;
    const words = done === all ? line.dataset.all : line.dataset.some;
    line.textContent = words.replace("%n", done).replace("%m", all);
  });
});
