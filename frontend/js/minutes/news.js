// Puts what others did onto the page: never moves my caret, never replaces the line that I write in.
import { Row, fromHtml } from "./row.js";

const byId = (lines, id) => lines.querySelector(`[data-line="${id}"]`);

export function applyLines(lines, news, say) {
  for (const line of news.lines) {
    const there = byId(lines, line.id) || lines.querySelector(`[data-key="${line.key}"]`);
    const row = Row.of(there);
    if (!row) {
      lines.append(fromHtml(line.html));
    } else if (!row.isMine) {
      row.element.replaceWith(fromHtml(line.html));
    } else if (!row.sending && !row.conflict && line.version > row.version) {
      row.newer = line.html;
      row.note(say("newer"));
    }
  }
  for (const id of news.gone) {
    const row = Row.of(byId(lines, id));
    if (row && !row.isMine) row.element.remove();
    else if (row && !row.conflict) row.note(say("newer"));
  }
}

// Brings the stored lines into their order around the line that has the caret, which itself is never moved.
export function arrange(lines, order) {
  const wanted = order.map((id) => byId(lines, id)).filter(Boolean);
  const stands = [...lines.querySelectorAll(".wg-l[data-line]")].filter((element) => wanted.includes(element));
  if (stands.every((element, place) => element === wanted[place])) return;
  const behind = new Map(); // lines that are not stored yet stay behind the line they were written after
  for (const element of lines.querySelectorAll(".wg-l:not([data-line])")) behind.set(element, element.previousElementSibling);
  const anchor = document.activeElement?.closest?.(".wg-l");
  const fixed = wanted.indexOf(anchor);
  wanted.forEach((element, place) => {
    if (place === fixed) return;
    if (fixed >= 0 && place < fixed) lines.insertBefore(element, wanted[fixed]);
    else lines.append(element);
  });
  for (const [element, before] of behind) {
    if (element !== anchor && before?.isConnected) before.after(element);
  }
  const tail = [...behind.keys()].at(-1);
  if (tail && tail !== anchor && !tail.querySelector("textarea").value) lines.append(tail);
}

export function applyOthers(lines, others, say) {
  for (const element of lines.querySelectorAll(".wg-l[data-line]")) {
    const row = Row.of(element);
    const name = others[element.dataset.line];
    if (name) row.note(say("writing", { name }));
    else if (!row.newer) row.note("");
  }
}

export function applyCounts(counts, say) {
  for (const place of document.querySelectorAll("[data-count]")) {
    const number = counts[place.dataset.count] || 0;
    if (number === Number.parseInt(place.textContent, 10)) continue;
    place.textContent = number > 1 ? say("lines", { n: number }) : say(number ? "oneLine" : "noLines");
  }
}
