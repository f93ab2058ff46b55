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

const LEAST = 90; // pixels of a box that are worth showing at the window's end
const BELOW = 8; // pixels that stay free there

// What is taller than its place shows what it is about, in whole lines, and can be scrolled by keys
// as well.
export function settle(root) {
  for (const body of root.querySelectorAll(".exhibit-body")) {
    body.style.removeProperty("max-height");
    endWithWindow(body);
    if (body.scrollHeight <= body.clientHeight + 1) continue;
    const about = body.querySelector(".pressing");
    if (about) body.scrollTop += about.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom + 12;
    cutBetweenLines(body);
    Object.assign(body, { tabIndex: 0, role: "group", ariaLabel: body.previousElementSibling.textContent });
  }
}

function endWithWindow(body) {
  const { top, bottom } = body.getBoundingClientRect();
  const end = innerHeight - BELOW - (body.nextElementSibling?.offsetHeight ?? 0);
  if (top < end - LEAST && bottom > end) body.style.setProperty("max-height", `${end - top}px`);
}

function cutBetweenLines(body) {
  const { top, bottom, height } = body.getBoundingClientRect();
  const lines = linesOf(body);
  const above = Math.max(0, ...lines.filter((line) => line.top < top && line.bottom > top + 1).map((line) => line.bottom - top));
  let end = bottom - 1;
  for (let cut; (cut = lines.find((line) => line.top < end && line.bottom > end));) end = cut.top - 1;
  if (end - top - above < LEAST / 2) return;
  body.style.setProperty("max-height", `${height - above - (bottom - 1 - end)}px`);
  body.scrollTop += above;
}

// Where a line of text, a control or a picture stands.
function linesOf(body) {
  const boxes = [...body.querySelectorAll("button, select, img, .button, .file")].map((each) => each.getBoundingClientRect());
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest("option, .visually-hidden")) continue;
    range.selectNodeContents(walker.currentNode);
    boxes.push(...range.getClientRects());
  }
  return boxes.filter((box) => box.height > 0);
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
  return h("img", { src: `/${exhibit.picture}`, alt: "The first page of the PDF" });
}

function drawWord(exhibit) {
  return h("div", { class: "word-page" }, exhibit.paragraphs.map(({ text, size, bold, italic }) => {
    const line = h("p", {}, text);
    line.style.setProperty("font", `${italic ? "italic" : "normal"} ${bold ? 700 : 400} ${size}px/1.35 Georgia, serif`);
    return line;
  }));
}
