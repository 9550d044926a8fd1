// The minutes desk. Without scripts the same lines are written in a plain form.
import { Desk } from "./minutes/desk.js";
import { Row } from "./minutes/row.js";
import { post } from "./minutes/server.js";

const element = document.querySelector("[data-minutes]");
if (element) start(element);

function start(element) {
  const desk = new Desk(element);
  const bar = element.querySelector("[data-bar]");
  const fields = element.querySelector("[data-fields]");
  const head = bar.querySelector("[data-bar-head]");
  const undo = element.querySelector("[data-undo]");
  const buttons = [...bar.querySelectorAll("button[data-kind]")];
  let telling = 0;

  function choose(row) {
    if (desk.current !== row) desk.current?.element.classList.remove("here");
    desk.current = row;
    row.element.classList.add("here");
    desk.rove();
    showBar();
    clearTimeout(telling);
    telling = setTimeout(() => desk.tellPresence(), 300);
  }

  // The bar above the text belongs to the line in which I write.
  function showBar() {
    const row = desk.current;
    const kind = row?.element.dataset.kind || "";
    const number = row?.element.dataset.number || "";
    fields.hidden = !row;
    head.textContent = number ? head.dataset.say.replace("%n", number) : head.dataset.new;
    bar.setAttribute("aria-label", bar.dataset.say.replace("%n", number));
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
    for (const label of fields.querySelectorAll("[data-for]")) {
      label.hidden = !label.dataset.for.split(" ").includes(kind);
    }
    for (const field of fields.querySelectorAll("[data-field]")) field.value = row?.element.dataset[field.dataset.field] || "";
    for (const act of fields.querySelectorAll("[data-act]")) act.hidden = !row?.id;
    if (row?.id) fields.querySelector("[data-act=texts]").href = desk.url(row, "texts/");
  }

  function setKind(button) {
    const row = desk.current || desk.rows().at(-1);
    const kind = button.dataset.kind;
    row.set("kind", kind);
    row.set("insight_kind", kind === "insight" ? row.element.dataset.insight_kind || "lesson" : "");
    row.dress(kind, button.dataset.word);
    choose(row);
    desk.typed(row, 0);
    row.box.focus();
  }

  async function act(name) {
    const row = desk.current;
    if (!row?.id) return;
    await desk.save(row);
    if (name === "delete") await remove(row);
    else await post(desk.url(row, "move/"), { [name]: "1" });
    await desk.poll();
    if (row.element.isConnected) row.box.focus();
  }

  async function remove(row) {
    const answer = await post(desk.url(row, "delete/"), { version: row.version });
    if (answer.kind !== "ok") {
      desk.light.show("unsaved", answer.message || answer.kind);
      return;
    }
    const near = row.element.previousElementSibling || row.element.nextElementSibling;
    const url = desk.url(row, "restore/");
    row.element.remove();
    undo.querySelector("span").textContent = answer.message;
    undo.hidden = false;
    undo.querySelector("button").onclick = async () => {
      await post(url, {});
      undo.hidden = true;
      await desk.poll();
    };
    Row.of(near)?.box.focus();
  }

  function goTo(row, step) {
    const rows = desk.rows();
    rows[rows.indexOf(row) + step]?.box.focus();
  }

  function key(event, row) {
    const { box } = row;
    const inOneLine = box.selectionStart === box.selectionEnd;
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      const typed = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase();
      const button = buttons.find((one) => one.dataset.letter === typed);
      if (!button) return;
      event.preventDefault();
      setKind(button);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!box.value.trim()) return;
      desk.save(row);
      const next = desk.rows()[desk.rows().indexOf(row) + 1];
      (next?.isBlank ? next : desk.newRow(row)).box.focus();
    } else if (event.key === "ArrowUp" && inOneLine && !box.value.slice(0, box.selectionStart).includes("\n")) {
      if (box.selectionStart !== 0) return;
      event.preventDefault();
      goTo(row, -1);
    } else if (event.key === "ArrowDown" && inOneLine && box.selectionStart === box.value.length) {
      event.preventDefault();
      goTo(row, 1);
    } else if (event.key === "Backspace" && row.isBlank && row !== desk.rows().at(-1)) {
      event.preventDefault();
      goTo(row, -1);
      row.element.remove();
    }
  }

  desk.lines.addEventListener("focusin", (event) => event.target.matches(".tx > textarea") && choose(Row.of(event.target)));
  desk.lines.addEventListener("focusout", (event) => {
    const row = Row.of(event.target);
    if (!row || !event.target.matches(".tx > textarea")) return;
    if (row.isDirty) desk.save(row);
    // What somebody else wrote meanwhile is shown once I have left the line.
    setTimeout(() => row.newer && !row.isMine && desk.showNewer(row), 0);
  });
  desk.lines.addEventListener("input", (event) => {
    const row = event.target.matches(".tx > textarea") && Row.of(event.target);
    if (!row) return;
    row.grow();
    desk.typed(row);
  });
  desk.lines.addEventListener("keydown", (event) => event.target.matches(".tx > textarea") && key(event, Row.of(event.target)));
  desk.lines.addEventListener("click", (event) => {
    if (!event.target.closest("textarea, a, button, .wg-conflict")) Row.of(event.target)?.box.focus();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-kind]");
    if (button) setKind(button);
  });
  fields.addEventListener("click", (event) => {
    const name = event.target.closest("button[data-act]")?.dataset.act;
    if (name) act(name);
  });
  fields.addEventListener("change", (event) => {
    if (!desk.current || !event.target.dataset.field) return;
    desk.current.set(event.target.dataset.field, event.target.value);
    desk.typed(desk.current, 0);
  });
  element.addEventListener("desk:current", showBar);
  document.addEventListener("visibilitychange", () => document.hidden || desk.poll());
  window.addEventListener("online", () => desk.rows().forEach((row) => row.isDirty && desk.save(row)));
  window.addEventListener("beforeunload", (event) => {
    const dirty = desk.rows().filter((row) => row.isDirty);
    for (const row of dirty) desk.save(row);
    if (dirty.length) event.preventDefault();
  });
  showBar();
}
