// Discord's Markdown as elements: headings, small print, lists, quotes, code, and inline marks.

import { h, outside } from "./dom.js";
import { stamp } from "./times.js";

const INLINE = [
  [/^\\([^\sA-Za-z0-9])/, (m) => m[1]],
  [/^`{2}([^]*?[^`])`{2}(?!`)/, (m) => h("code", {}, m[1])],
  [/^`([^`]+)`/, (m) => h("code", {}, m[1])],
  [/^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/, (m) => stamp(new Date(Number(m[1]) * 1000), m[2] ?? "f")],
  [/^<@!?(\d+)>/, (m, names) => mention("@", names.users[m[1]] ?? "somebody")],
  [/^<@&(\d+)>/, (m, names) => mention("@", names.roles[m[1]] ?? "a role")],
  [/^<#(\d+)>/, (m, names) => channelMention(m[1], names)],
  [/^<\/([\w -]+):\d+>/, (m) => mention("/", m[1])],
  [/^<a?:(\w+):\d+>/, (m) => `:${m[1]}:`],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => link(m[1], m[1])],
  [/^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/, (m, names) => link(m[2], ...inline(m[1], names))],
  [/^\*\*\*(?=\S)([^]+?\S?)\*\*\*/, (m, names) => h("strong", {}, h("em", {}, inline(m[1], names)))],
  [/^\*\*(?=\S)([^]+?)\*\*(?!\*)/, (m, names) => h("strong", {}, inline(m[1], names))],
  [/^__(?=\S)([^]+?)__(?!_)/, (m, names) => h("u", {}, inline(m[1], names))],
  [/^~~(?=\S)([^]+?)~~/, (m, names) => h("s", {}, inline(m[1], names))],
  [/^\|\|([^]+?)\|\|/, (m, names) => spoiler(inline(m[1], names))],
  [/^\*(?=\S)([^*\n]+?)\*(?!\*)/, (m, names) => h("em", {}, inline(m[1], names))],
  [/^_(?=\S)([^_\n]+?)_(?![_A-Za-z0-9])/, (m, names) => h("em", {}, inline(m[1], names))],
  [/^https?:\/\/[^\s<]*[^\s<.,:;"')\]]/, (m) => link(m[0], m[0])],
];

function inline(text, names) {
  const parts = [];
  let plain = "";
  const flush = () => { if (plain) parts.push(plain); plain = ""; };
  for (let rest = text, before = ""; rest;) {
    const found = match(rest, before);
    if (found) {
      const [rule, m] = found;
      const made = rule(m, names);
      if (typeof made === "string") plain += made;
      else { flush(); parts.push(made); }
      before = m[0].at(-1);
      rest = rest.slice(m[0].length);
    } else {
      before = rest[0];
      plain += rest[0];
      rest = rest.slice(1);
    }
  }
  flush();
  return parts;
}

function match(rest, before) {
  for (const [pattern, rule] of INLINE) {
    // An underscore or an address inside a word is part of it.
    if (/\w/.test(before) && (rest[0] === "_" || rest[0] === "h")) continue;
    const m = pattern.exec(rest);
    if (m) return [rule, m];
  }
  return null;
}

const mention = (sign, name) => h("span", { class: "mention" }, sign + name);

function channelMention(id, names) {
  const name = names.names[id];
  if (!name) return mention("#", "a channel you cannot see");
  return h("button", { type: "button", class: "mention", data: { goto: id } }, `#${name}`);
}

const link = (url, ...content) => outside(url, "", content);

function spoiler(content) {
  const element = h("span", { class: "spoiler", tabIndex: 0, role: "button", "aria-label": "Hidden, press to show" }, content);
  const open = () => { element.classList.add("open"); element.removeAttribute("aria-label"); };
  element.addEventListener("click", open);
  element.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") open(); });
  return element;
}

const BLOCKS = [
  [/^```(?:[\w+-]*\n)?([^]*?)\n?```(?:\n|$)/, (m) => h("pre", {}, h("code", {}, m[1]))],
  [/^>>> ([^]*)/, (m, names) => h("blockquote", {}, markdown(m[1], names))],
  [/^((?:> [^\n]*(?:\n|$))+)/, (m, names) => h("blockquote", {}, markdown(m[1].replace(/^> /gm, "").trimEnd(), names))],
  [/^(#{1,3}) ([^\n]+)(?:\n|$)/, (m, names) => h("h3", { class: `md-${m[1].length}` }, inline(m[2], names))],
  [/^ *-# ([^\n]+)(?:\n|$)/, (m, names) => h("p", { class: "small" }, inline(m[1], names))],
  [/^((?: *[-*] [^\n]+(?:\n|$)(?: *-# [^\n]+(?:\n|$))*)+)/, (m, names) => list("ul", m[1], / *[-*] /, names)],
  [/^((?: *\d+\. [^\n]+(?:\n|$))+)/, (m, names) => list("ol", m[1], / *\d+\. /, names)],
];

function list(tag, text, marker, names) {
  const element = h(tag, {});
  const first = /^ *(\d+)\./.exec(text);
  if (first) element.start = Number(first[1]);
  for (const line of text.trimEnd().split("\n")) {
    if (/^ *-# /.test(line)) element.lastChild.append(h("p", { class: "small" }, inline(line.replace(/^ *-# /, ""), names)));
    else element.append(h("li", {}, inline(line.replace(marker, ""), names)));
  }
  return element;
}

export function markdown(text, names) {
  const parts = [];
  let lines = [];
  const flush = () => {
    while (lines.length && lines[0] === "") lines.shift();
    while (lines.length && lines.at(-1) === "") lines.pop();
    if (lines.length) parts.push(h("p", {}, inline(lines.join("\n"), names)));
    lines = [];
  };
  let rest = text;
  while (rest) {
    const found = BLOCKS.map(([pattern, make]) => [pattern.exec(rest), make]).find(([m]) => m);
    if (found) {
      flush();
      parts.push(found[1](found[0], names));
      rest = rest.slice(found[0][0].length);
    } else {
      const end = rest.indexOf("\n");
      lines.push(end < 0 ? rest : rest.slice(0, end));
      rest = end < 0 ? "" : rest.slice(end + 1);
    }
  }
  flush();
  return parts;
}
