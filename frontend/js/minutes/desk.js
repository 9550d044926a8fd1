// The desk: typing, saving one line at a time, and asking every few seconds what others wrote.
import { Light } from "./light.js";
import { applyCounts, applyLines, applyOthers, arrange } from "./news.js";
import { Row, fromHtml } from "./row.js";
import { ask, post } from "./server.js";
import { Store } from "./store.js";

const PAUSE = 1000;
const EVERY = 2500;
const HIDDEN = 15000;
const HERE = 10000;
const WAITS = [2000, 4000, 8000, 15000];

export class Desk {
  constructor(element) {
    const words = JSON.parse(element.dataset.words);
    this.say = (name, facts = {}) =>
      Object.entries(facts).reduce((text, [key, value]) => text.replaceAll(`%${key}`, value), words[name] || "");
    this.element = element;
    this.facts = element.dataset;
    this.lines = element.querySelector("[data-lines]");
    this.light = new Light(element, this.say);
    this.store = new Store(this.facts.store);
    this.seq = Number(this.facts.seq);
    this.tag = "";
    this.timers = new WeakMap();
    this.queue = Promise.resolve();
    this.failures = 0;
    this.current = null;
    this.closed = false;
    for (const row of this.rows()) row.grow();
    this.light.show("saved", "saved");
    this.addTail();
    this.restore();
    this.rove();
    this.poll();
    setInterval(() => document.hidden || this.tellPresence(), HERE);
    this.tellPresence();
  }

  rows() {
    return [...this.lines.querySelectorAll(".wg-l")].map((element) => Row.of(element));
  }

  url(row, what = "") {
    return this.facts.urlLine.replace(/\/0\/$/, `/${row.id}/`) + what;
  }

  // Lines that come and go

  newRow(after, key) {
    const element = this.element.querySelector("[data-new-line]").content.firstElementChild.cloneNode(true);
    if (key) element.dataset.key = key;
    if (after) after.element.after(element);
    else this.lines.append(element);
    return Row.of(element);
  }

  addTail() {
    const last = this.rows().at(-1);
    if (!last || !last.isBlank) this.newRow(null);
  }

  tidyBlanks() {
    const rows = this.rows();
    for (const row of rows.slice(0, -1)) if (row.isBlank && row !== this.current) row.element.remove();
    this.addTail();
    this.rove();
  }

  // One stop for the Tab key: the line in which I write. The arrow keys go to the others.
  rove() {
    const rows = this.rows();
    const stop = this.current?.element.isConnected ? this.current : rows.at(-1);
    for (const row of rows) row.box.tabIndex = row === stop ? 0 : -1;
  }

  // Typing and saving

  typed(row, pause = PAUSE) {
    if (row.isBlank) return;
    this.store.keep(row.key, {
      item: this.facts.item, line: row.id, version: row.version, values: { ...row.values(), text: row.text },
    });
    if (this.failures === 0 && !row.conflict) this.light.show("saving", "typing");
    clearTimeout(this.timers.get(row));
    this.timers.set(row, setTimeout(() => this.save(row), pause));
    this.addTail();
    this.rove();
  }

  save(row) {
    clearTimeout(this.timers.get(row));
    this.queue = this.queue.then(() => this.send(row)).catch((error) => console.error(error));
    return this.queue;
  }

  async send(row) {
    if (!row.isDirty || row.conflict || this.closed) return;
    const sent = row.values();
    const slow = setTimeout(() => this.light.show("saving", "saving"), 400);
    row.sending = true;
    const answer = await (row.id ? this.change(row) : this.add(row));
    clearTimeout(slow);
    row.sending = false;
    if (answer.kind === "ok") this.stored(row, sent, answer);
    else if (answer.kind === "stale") this.bothTexts(row, answer);
    else if (answer.kind === "refused") this.light.show("unsaved", answer.message);
    else this.again(row, answer.kind);
  }

  add(row) {
    const before = this.rows().slice(0, this.rows().indexOf(row)).reverse().find((one) => one.id);
    const facts = { ...row.changes(), key: row.key, item: this.facts.item, after: before?.id || "" };
    return post(this.facts.urlAdd, facts);
  }

  change(row) {
    return post(this.url(row), { ...row.changes(), version: row.version });
  }

  stored(row, sent, answer) {
    const fresh = fromHtml(answer.html);
    const isNew = !row.id;
    this.failures = 0;
    row.version = answer.version;
    row.adopt(fresh);
    const theirs = Row.of(fresh).values();
    row.known = { ...theirs };
    // What somebody else changed in another field comes along; what I changed since I sent stays mine.
    for (const [name, value] of Object.entries(theirs)) {
      if (row.values()[name] !== sent[name]) continue;
      if (name === "text") {
        if (value !== sent.text) row.text = value;
      } else row.set(name, value);
    }
    row.newer = null;
    row.note("");
    if (row.isDirty) this.typed(row);
    else this.store.forget(row.key);
    if (!this.rows().some((one) => one.isDirty)) this.light.show("saved", "saved", answer.saved_at);
    if (isNew) this.tellPresence();
    if (row === this.current) this.element.dispatchEvent(new CustomEvent("desk:current"));
  }

  again(row, kind) {
    const wait = WAITS[Math.min(this.failures++, WAITS.length - 1)];
    this.light.show("unsaved", kind);
    this.timers.set(row, setTimeout(() => this.save(row), wait));
  }

  // Both texts: nothing is overwritten, I choose

  bothTexts(row, answer) {
    row.conflict?.remove();
    const panel = fromHtml(answer.html);
    row.conflict = panel;
    row.element.after(panel);
    this.light.show("unsaved", "both");
    panel.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.keepMine(row, answer, panel.querySelector("[data-merged]").value);
    });
    panel.querySelector("[data-keep=theirs]").addEventListener("click", (event) => {
      event.preventDefault();
      this.keepTheirs(row, answer);
    });
  }

  closeBoth(row) {
    row.conflict.remove();
    row.conflict = null;
  }

  async keepMine(row, answer, text) {
    this.closeBoth(row);
    row.text = text;
    if (answer.deleted) {
      const back = await post(this.url(row, "restore/"), { text });
      if (back.kind === "ok") this.stored(row, row.values(), back);
      else this.again(row, back.kind);
    } else {
      row.version = answer.version;
      row.known = { ...Row.of(fromHtml(answer.line)).values() };
      if (row.isDirty) this.save(row);
      else this.stored(row, row.values(), { ...answer, html: answer.line, saved_at: "" });
    }
    row.box.focus();
  }

  keepTheirs(row, answer) {
    this.closeBoth(row);
    this.store.forget(row.key);
    const fresh = answer.deleted ? null : fromHtml(answer.line);
    if (fresh) row.element.replaceWith(fresh);
    else row.element.remove();
    if (this.current === row) this.current = null;
    this.light.show("saved", "saved");
    this.tidyBlanks();
    (fresh ? Row.of(fresh) : this.rows().at(-1)).box.focus();
  }

  // What lies on this device from before

  restore() {
    const elsewhere = new Set();
    for (const entry of this.store.entries()) {
      if (entry.item !== this.facts.item) elsewhere.add(entry.item);
      else this.putBack(entry);
    }
    const place = this.element.querySelector("[data-elsewhere]");
    place.hidden = elsewhere.size === 0;
    for (const item of elsewhere) {
      const link = document.createElement("a");
      link.href = `?item=${item}`;
      link.textContent = this.say("elsewhere");
      place.append(link, " ");
    }
  }

  putBack(entry) {
    const stands = this.rows().find((row) => row.key === entry.key || (entry.line && row.id === entry.line));
    const row = stands || this.newRow(this.rows().at(-1), entry.key);
    if (!stands && entry.line) row.element.dataset.line = entry.line;
    for (const [name, value] of Object.entries(entry.values)) {
      if (name === "text") row.text = value;
      else row.set(name, value);
    }
    if (!row.isDirty) {
      this.store.forget(entry.key);
      return;
    }
    if (row.id && entry.version) row.version = entry.version;
    this.light.show("unsaved", "restored");
    this.save(row);
  }

  // What others do

  async poll() {
    clearTimeout(this.timer);
    const url = `${this.facts.urlChanges}?item=${this.facts.item}&since=${this.seq}`;
    const news = await ask(url, this.tag);
    if (news.kind === "ok") this.apply(news);
    this.timer = setTimeout(() => this.poll(), document.hidden ? HIDDEN : EVERY);
  }

  apply(news) {
    this.tag = news.tag;
    this.seq = news.seq;
    applyLines(this.lines, news, this.say);
    arrange(this.lines, news.order);
    applyOthers(this.lines, news.others, this.say);
    applyCounts(news.counts, this.say);
    this.element.querySelector("[data-people]").innerHTML = news.people;
    const total = Object.values(news.counts).reduce((sum, number) => sum + number, 0);
    const people = this.say("connected", { n: news.here, m: news.writing });
    this.element.querySelector("[data-connected]").textContent = `${this.say("stored", { n: total })} ${people}`;
    if (news.open) this.close(news.open);
    for (const row of this.rows()) row.box.readOnly = this.closed;
    this.tidyBlanks();
  }

  showNewer(row) {
    const fresh = fromHtml(row.newer);
    row.element.replaceWith(fresh);
    if (this.current === row) this.current = null;
    this.tidyBlanks();
  }

  close(reason) {
    const place = this.element.querySelector("[data-closed]");
    this.closed = true;
    place.hidden = false;
    place.querySelector("p").textContent = reason;
  }

  tellPresence() {
    const line = this.current?.element.isConnected ? this.current.id : "";
    post(this.facts.urlPresence, { line });
  }
}
