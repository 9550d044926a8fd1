// <p data-count="id" data-count-words="%n of at most 200 words" data-count-most="200">: counts while one writes, as
// the server counts when it is sent. Without a script the number of the last save stands there.
import { each } from "./words.js";

each("[data-count]", (place) => {
  const field = document.getElementById(place.dataset.count);
  if (!field) return;
  const most = Number(place.dataset.countMost);
  const count = () => {
    const words = field.value.trim().split(/\s+/).filter(Boolean).length;
    place.textContent = place.dataset.countWords.replace("%n", words);
    place.classList.toggle("over", words > most);
  };
  field.addEventListener("input", count);
  count();
});
