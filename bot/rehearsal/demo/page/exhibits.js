// What a frame of the minute shows: messages, facts, counts and papers. Nothing of it can be pressed.

import { h } from "./dom.js";
import { drawMessage } from "./message.js";
import { hour, setClock } from "./times.js";

export const BANNERS = { killed: "KILLED", looked: "IT IS BACK", once: "SENT ONCE" };

export function drawExhibit(exhibit, { names, zone }) {
  const draw = { message: drawSeen, lines: drawLines, count: drawCount, html: drawPage, pdf: drawPicture, word: drawWord }[exhibit.kind];
  const body = h("div", { class: "exhibit-body" }, draw(exhibit, names, zone));
  return h("figure", { class: "exhibit", data: { kind: exhibit.kind } }, h("figcaption", {}, h("h2", {}, exhibit.title)),
    body,
    exhibit.file && h("p", { class: "small" }, h("a", { href: `/${exhibit.file}`, download: exhibit.name }, "Download")));
}

// What is taller than its place shows what it is about, and can be scrolled by keys as well.
export function settle(root) {
  for (const body of reachByKeys(root)) {
    const about = body.querySelector(".pressing");
    if (about) body.scrollTop += about.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom + 24;
  }
}

function reachByKeys(root) {
  const tall = [...root.querySelectorAll(".exhibit-body")].filter((body) => body.scrollHeight > body.clientHeight + 1);
  for (const body of tall) Object.assign(body, { tabIndex: 0, role: "group", ariaLabel: body.previousElementSibling.textContent });
  return tall;
}

function drawSeen(exhibit, names, zone) {
  const nothing = () => {};
  if (exhibit.at) setClock(exhibit.at); // “an hour ago” is counted from when it was seen
  const element = drawMessage(exhibit.message, null, { names, zone, menu: [], act: nothing, reply: nothing, goto: nothing });
  element.removeAttribute("id");
  for (const aside of element.querySelectorAll(".tools, .thread")) aside.remove();
  element.querySelector("p.private")?.replaceChildren("Only you can see this");
  for (const control of element.querySelectorAll("button, select, input")) control.disabled = true;
  for (const link of element.querySelectorAll("a, summary")) link.tabIndex = -1;
  const pressed = exhibit.pressed && element.querySelector(`[data-control^="${exhibit.pressed}:"]`);
  if (!pressed) return element;
  pressed.classList.add("pressing");
  if (pressed.tagName === "SELECT") pressed.value = exhibit.chosen;
  else pressed.append(h("span", { class: "visually-hidden" }, " (pressed now)"));
  if (exhibit.pressed === "sort-new") pressed.closest(".row").after(h("p", { class: "typed" }, "Its heading: “", exhibit.chosen, "”"));
  return element;
}

function drawLines(exhibit, _names, zone) {
  return drawFacts(exhibit.entries.map(({ about, text }) => ({ about: exhibit.zone ? hour(new Date(about), zone) : about, text })));
}

export function drawFacts(facts) {
  return h("dl", { class: "lines" }, facts.map(({ about, text }) => h("div", {}, h("dt", {}, about), h("dd", {}, text))));
}

function drawCount(exhibit) {
  const one = (number, what) => h("p", { class: "counted" }, h("strong", {}, String(number)), " ", what);
  return h("div", { class: "counts-row" }, one(exhibit.once, "sent once"), one(exhibit.twice, "sent twice"), one(exhibit.missing, "lost"));
}

function drawPage(exhibit) {
  return h("iframe", { src: `/${exhibit.file}`, title: exhibit.title, sandbox: "" });
}

function drawPicture(exhibit) {
  return h("img", { src: `/${exhibit.picture}`, alt: "A page of the PDF" });
}

function drawWord(exhibit) {
  return h("div", { class: "word-page" }, exhibit.paragraphs.map(({ text, size, bold, italic }) => {
    const line = h("p", {}, text);
    line.style.setProperty("font", `${italic ? "italic" : "normal"} ${bold ? 700 : 400} ${size}px/1.35 Georgia, serif`);
    return line;
  }));
}
