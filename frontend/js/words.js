// What the scripts say, in the reader's language: the page carries it on <body>.
const words = JSON.parse(document.body.dataset.words || "{}");

export function say(name, values = {}) {
  return Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`%${key}`, value), words[name] || "");
}

export function announce(text) {
  const place = document.getElementById("announcements");
  if (place) place.textContent = text;
}

// Runs `start` for what matches now and for what htmx brings later; once for each element.
export function each(selector, start) {
  const seen = new WeakSet();
  const run = (root) => {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.unshift(root);
    for (const element of found) {
      if (seen.has(element)) continue;
      seen.add(element);
      start(element);
    }
  };
  run(document);
  document.addEventListener("htmx:load", (event) => run(event.target));
}
