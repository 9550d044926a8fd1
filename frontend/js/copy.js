// data-copy="text" or "#id of a field or link": puts it on the clipboard and says so.
import { announce, say } from "./words.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = button.dataset.copy.startsWith("#") ? document.querySelector(button.dataset.copy) : null;
  const text = source ? source.value || source.href || source.textContent.trim() : button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    source?.select?.();
    return;
  }
  const before = button.textContent;
  button.textContent = say("copied");
  announce(say("copied"));
  setTimeout(() => (button.textContent = before), 2500);
});
