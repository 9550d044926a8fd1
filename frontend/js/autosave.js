// <form data-autosave-url>: sends the whole form a moment after it changed. The light tells only what is true:
// "Saved" with the server's answer in hand, never before. While sending fails, the text is kept on this device,
// sent again by itself, and put back if the page is opened before that worked. Files go with the form itself.
import { each, say } from "./words.js";

const QUIET = 900;
const WAITS = [2000, 4000, 8000, 15000, 30000];
const OMITTED = new Set(["csrfmiddlewaretoken", "token", "version"]);

const clock = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });

function findLight(form) {
  const id = form.dataset.light || "light";
  const found = form.querySelector(".wg-light") || document.getElementById(id);
  if (found) return found;
  const light = document.createElement("span");
  light.className = "wg-light";
  light.setAttribute("role", "status");
  form.append(light);
  return light;
}

each("form[data-autosave-url]", (form) => {
  const url = form.dataset.autosaveUrl;
  const store = `autosave:${location.host}${url}`;
  const light = findLight(form);
  let timer = 0;
  let failures = 0;
  let sending = false;
  let changes = 0;
  let refused = false;
  let whenSent = null;

  function show(kind, head, detail = "") {
    light.className = `wg-light ${kind}`;
    const rest = document.createElement("span");
    rest.textContent = detail;
    light.replaceChildren(`${head} `, rest);
  }

  const values = () => [...new FormData(form)].filter(([name, value]) => !OMITTED.has(name) && typeof value === "string");

  function keep() {
    try {
      localStorage.setItem(store, JSON.stringify({ version: form.elements.version?.value, values: values() }));
    } catch {
      // A full or forbidden store: the text still stands in the form.
    }
  }

  function forget() {
    try {
      localStorage.removeItem(store);
    } catch {
      // Nothing was kept.
    }
  }

  function adopt(answer) {
    for (const [name, value] of Object.entries(answer)) {
      const field = form.elements[name];
      if (OMITTED.has(name) && field) field.value = value;
    }
  }

  async function read(response) {
    try {
      return await response.json();
    } catch {
      return {};
    }
  }

  // A chosen file would be sent again with every pause; it goes when the form is handed in.
  function written() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    return data;
  }

  // What was typed before this script came differs from what the server wrote into the page.
  function typedBefore() {
    return [...form.elements].some((field) => {
      if (!field.name || OMITTED.has(field.name) || field.matches("[type=hidden], [type=file], button, fieldset")) return false;
      if (field.matches("[type=radio], [type=checkbox]")) return field.checked !== field.defaultChecked;
      if (field.options) return chosenOtherwise(field);
      return field.value !== field.defaultValue;
    });
  }

  // Where the server marked none, a list shows its first choice.
  function chosenOtherwise(list) {
    const marked = [...list.options].some((one) => one.defaultSelected);
    return [...list.options].some((one, place) => one.selected !== (marked || list.multiple ? one.defaultSelected : place === 0));
  }

  async function send() {
    clearTimeout(timer);
    if (sending || refused) return;
    sending = true;
    const sent = changes;
    show("saving", say("saving"));
    try {
      const response = await fetch(url, {
        method: "POST",
        body: written(),
        headers: { "X-Autosave": "1", Accept: "application/json" },
        signal: AbortSignal.timeout(15000),
      });
      const answer = await read(response);
      if (response.redirected || (response.status >= 400 && response.status < 500)) {
        // Signed out, stale or not allowed: trying again would not help, and only the answer knows why.
        refused = true;
        keep();
        show("unsaved", say("refused"), `${answer.message || ""} ${say("kept")}`.trim());
        return;
      }
      if (!response.ok) throw new Error(response.status);
      failures = 0;
      adopt(answer);
      if (sent !== changes) {
        timer = setTimeout(send, QUIET);
      } else if (answer.unstored) {
        // Saved but for what makes no sense yet: that stands only here.
        keep();
        show("unsaved", say("notSaved"), answer.unstored);
      } else {
        forget();
        show("saved", say("saved"), answer.at || clock());
      }
    } catch {
      keep();
      show("unsaved", say("notSaved"), say("kept"));
      timer = setTimeout(send, WAITS[Math.min(failures, WAITS.length - 1)]);
      failures += 1;
    } finally {
      sending = false;
      whenSent?.();
    }
  }

  function changed() {
    changes += 1;
    if (refused) {
      keep();
      return;
    }
    clearTimeout(timer);
    if (!failures) show("saving", say("unsent"));
    timer = setTimeout(send, QUIET);
  }

  function fill(kept) {
    const texts = new Map();
    for (const [name, value] of kept) texts.set(name, [...(texts.get(name) || []), value]);
    let differs = false;
    for (const field of form.querySelectorAll("[name]")) {
      if (OMITTED.has(field.name) || field.type === "file") continue;
      const wanted = texts.get(field.name) || [];
      if (field.matches("[type=radio], [type=checkbox]")) {
        const next = wanted.includes(field.value);
        if (field.checked !== next) [field.checked, differs] = [next, true];
      } else if (wanted.length === 1 && field.value !== wanted[0]) [field.value, differs] = [wanted[0], true];
    }
    return differs;
  }

  function putBack() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(store));
    } catch {
      return false;
    }
    if (!kept) return false;
    if (!fill(kept.values)) {
      forget();
      return false;
    }
    // Sent under the version it was written on: if others changed the thing since, the server says so.
    if (form.elements.version && kept.version) form.elements.version.value = kept.version;
    changed();
    show("unsaved", say("unsent"), say("restored"));
    return true;
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (sending) {
      // Handing in waits for the answer: otherwise the page would seem to be saved in another window.
      event.preventDefault();
      const button = event.submitter;
      whenSent = () => {
        whenSent = null;
        form.requestSubmit(button);
      };
      return;
    }
    // What is handed in whole is not saved again as the page goes.
    changes = 0;
    forget();
  });
  window.addEventListener("online", () => failures && send());
  window.addEventListener("offline", () => {
    if (!changes || light.classList.contains("saved")) return;
    keep();
    show("unsaved", say("notSaved"), say("kept"));
  });
  window.addEventListener("pagehide", () => {
    if (!changes || light.classList.contains("saved")) return;
    keep();
    navigator.sendBeacon?.(url, written());
  });
  // What is typed now is newer than what was kept before.
  if (typedBefore()) changed();
  else putBack();
});
