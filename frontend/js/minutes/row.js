// One line at the desk: its text box, its fields, what the server knows of it, and what has changed since.
const FIELDS = ["kind", "insight_kind", "organisation", "owner", "due_on"];

export const fromHtml = (html) => {
  const box = document.createElement("template");
  box.innerHTML = html.trim();
  return box.content.firstElementChild;
};

const growsByItself = CSS.supports("field-sizing", "content");

export class Row {
  static all = new WeakMap();

  static of(element) {
    const place = element?.closest?.(".wg-l");
    if (!place) return null;
    if (!Row.all.has(place)) Row.all.set(place, new Row(place));
    return Row.all.get(place);
  }

  constructor(element) {
    this.element = element;
    this.box = element.querySelector("textarea");
    this.box.readOnly = false;
    this.sending = false;
    this.conflict = null;
    this.newer = null;
    element.dataset.key ||= crypto.randomUUID();
    this.known = this.values();
    this.grow();
  }

  get id() {
    return this.element.dataset.line || "";
  }

  get key() {
    return this.element.dataset.key;
  }

  get version() {
    return Number(this.element.dataset.version);
  }

  set version(number) {
    this.element.dataset.version = number;
  }

  get text() {
    return this.box.value;
  }

  set text(words) {
    this.box.value = words;
    this.grow();
  }

  values() {
    const fields = Object.fromEntries(FIELDS.map((name) => [name, this.element.dataset[name] || ""]));
    return { text: this.box.value.trim(), ...fields };
  }

  // Only what I changed: the server merges it with what others changed.
  changes() {
    const now = this.values();
    const known = this.id ? this.known : { text: "", kind: "", insight_kind: "", organisation: "", owner: "", due_on: "" };
    return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== known[name]));
  }

  get isBlank() {
    return !this.id && !this.box.value.trim();
  }

  get isDirty() {
    return !this.isBlank && Object.keys(this.changes()).length > 0;
  }

  // While a line is mine, nothing that others do replaces it.
  get isMine() {
    return this.isDirty || this.sending || Boolean(this.conflict) || document.activeElement === this.box;
  }

  set(name, value) {
    this.element.dataset[name] = value;
  }

  grow() {
    if (growsByItself) return;
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
  }

  // Takes over number, kind and the words under the line; the text box and its caret stay untouched.
  adopt(fresh) {
    for (const name of ["line", "key", "number"]) this.element.dataset[name] = fresh.dataset[name];
    this.element.id = fresh.id;
    this.element.classList.remove("new");
    this.element.querySelector(".no").textContent = fresh.querySelector(".no").textContent;
    this.element.querySelector(".meta").replaceWith(fresh.querySelector(".meta"));
    this.box.setAttribute("aria-label", fresh.querySelector("textarea").getAttribute("aria-label"));
    this.dress(fresh.dataset.kind, fresh.querySelector(".k span").textContent);
  }

  dress(kind, word) {
    this.element.classList.remove("note", "insight", "decision", "action", "question");
    this.element.classList.add(kind);
    this.element.querySelector(".k use").setAttribute("href", `#s-${kind}`);
    this.element.querySelector(".k span").textContent = word;
  }

  note(words) {
    const place = this.element.querySelector(".wg-other");
    if (place.textContent === words) return;
    place.hidden = !words;
    const small = document.createElement("small");
    small.textContent = words;
    place.replaceChildren(...(words ? [small] : []));
  }
}
