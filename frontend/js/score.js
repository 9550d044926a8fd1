// data-score on the review form: 0–4 give points to the criterion in focus, J and K go on and back,
// R goes to the reason and Escape back; N, P and S press what has data-key of that letter. Hints only: every key
// has its button. Whoever goes on by a key goes on with the keys: the next file opens with the scale in focus.
import { each } from "./words.js";

const WITH_KEYS = "score:with-keys";

function remembered() {
  try {
    const found = sessionStorage.getItem(WITH_KEYS);
    sessionStorage.removeItem(WITH_KEYS);
    return Boolean(found);
  } catch {
    return false;
  }
}

function remember() {
  try {
    sessionStorage.setItem(WITH_KEYS, "1");
  } catch {
    // A forbidden store: the next file opens without the focus.
  }
}

const typing = (element) => element.matches("textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]");

each("[data-score]", (form) => {
  const criteria = [...form.querySelectorAll("fieldset")];
  let here = Math.max(0, criteria.findIndex((one) => !one.querySelector("input:checked, input[type=hidden]")));

  function go(index, focus = true) {
    here = Math.min(criteria.length - 1, Math.max(0, index));
    criteria.forEach((one, n) => {
      one.classList.toggle("here", n === here);
      one.querySelector(".wg-scale")?.classList.toggle("open", n === here && one.querySelector(".wg-scale span") !== null);
    });
    const target = criteria[here];
    const first = "input[type=radio], textarea";
    if (focus) (target?.querySelector("input:checked") || target?.querySelector(first))?.focus({ preventScroll: focus === "still" });
  }

  // Opening a criterion moves what lies under the pointer: wait until it is up, or the click misses its point.
  let down = false;
  const followFocus = () => {
    const index = criteria.findIndex((one) => one.contains(document.activeElement));
    if (!down && index >= 0 && index !== here) go(index, false);
  };
  const up = () => {
    down = false;
    setTimeout(followFocus);
  };
  form.addEventListener("pointerdown", () => (down = true));
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", up);
  form.addEventListener("focusin", followFocus);

  // Only while the focus is in the form, so that no lone letter acts on somebody who reads or dictates.
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") go(here);
      return;
    }
    const key = event.key.toLowerCase();
    const criterion = criteria[here];
    if (/^[0-9]$/.test(key)) {
      const point = criterion?.querySelector(`input[type=radio][value="${key}"]`);
      if (!point) return;
      point.click();
      point.focus();
    } else if (key === "j") go(here + 1);
    else if (key === "k") go(here - 1);
    else if (key === "r") criterion?.querySelector("textarea")?.focus();
    else if (/^[nps]$/.test(key)) {
      remember();
      document.querySelector(`[data-key=${key}]`)?.click();
    } else return;
    event.preventDefault();
  });
  each("[data-to-scale]", (link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(here);
    }),
  );
  go(here, remembered() && "still");
});
