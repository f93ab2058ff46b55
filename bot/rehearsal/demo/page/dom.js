// Elements from plain calls. Text is always set as text: nothing that people wrote becomes HTML.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key in element && key !== "list" && key !== "form") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const $ = (id) => document.getElementById(id);

export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

const TINTS = 8;

export function avatar(name, bot = false) {
  const letters = name.split(/\s+/).map((part) => part[0] ?? "").join("").slice(0, 2);
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 997;
  const tint = bot ? "bot" : String(sum % TINTS);
  return h("span", { class: "avatar", data: { tint }, "aria-hidden": "true" }, bot ? "R" : letters);
}

// What lies outside is named and not opened: nothing leaves this machine. A link to a message of
// the simulated server leads there.
const JUMP = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)(?:\/(\d+))?$/;

export function outside(url, className, ...content) {
  const jump = JUMP.exec(url);
  const data = jump ? { goto: jump[1], message: jump[2] ?? "" } : {};
  return h("a", {
    class: className, href: jump ? "#" : url, data, title: url, rel: "noopener noreferrer",
    onclick: (event) => { event.preventDefault(); if (!jump) toast(`This would open ${url}`); },
  }, content);
}

export function toast(sentence) {
  for (const same of [...$("toasts").children]) if (same.firstChild.textContent === sentence) same.remove();
  const shown = h("div", { class: "toast" }, h("span", {}, sentence),
    h("button", { type: "button", class: "dismiss", "aria-label": "Dismiss", onclick: () => shown.remove() }, "×"));
  $("toasts").append(shown);
  setTimeout(() => shown.remove(), 7000);
}

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
