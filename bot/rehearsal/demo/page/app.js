// The page: who looks, at which channel, and what the stream says about it.

import { $, avatar, fill, h, toast } from "./dom.js";
import { Composer } from "./composer.js";
import { openForm } from "./form.js";
import { drawMessage } from "./message.js";
import { Pulled } from "./pulled.js";
import { drawStory } from "./story.js";
import { atHome, hour, now, refreshStamps, setClock } from "./times.js";

const AGAIN = 5000; // milliseconds until what failed is asked for again
const NEAR_END = 120; // pixels from the end at which new messages keep the view at the end
const state = { viewer: "", channel: "", places: null, view: null, strip: null, story: null, goal: null };
const drawn = new Map(); // id of a message: what was drawn of it, and the element
const seen = new Map(); // "viewer/channel": the last message that was looked at
let baseline = null; // whatever was there when the page opened counts as read
let stream = null;
let opening = null; // who looks at what when the story begins
let pulled = null; // what is seen of the plug
let fresh = true; // whether nothing has been looked at yet

async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const result = await response.json();
    if (result.error) toast(result.error);
    return result;
  } catch {
    toast("The demo does not answer. Is it still running?");
    return { error: "no answer" };
  }
}

// Acting

async function act(wish) {
  const busy = wish.control && document.querySelector(`#m${wish.message} [data-control="${CSS.escape(wish.control)}"]`);
  busy?.setAttribute("aria-busy", "true");
  const result = await post("/act", { viewer: state.viewer, channel: state.channel, ...wish });
  busy?.removeAttribute("aria-busy");
  if (result.form) openForm(result.form, state.places, act);
  else if (result.message && result.channel === state.channel && wish.do !== "click") show(result.message);
  else if (result.message && result.message !== wish.message) show(result.message);
  return result;
}

let performing = null; // the step under way: pressed twice it is done once
let chosen = 0; // how often the visitor chose what to look at; a step leaves alone who did since

async function perform(step) {
  if (performing === step.key) return;
  performing = step.key;
  closePulled();
  const before = chosen;
  const result = await post("/story", { step: step.key });
  if (performing === step.key) performing = null;
  look(result, before);
}

function look(result, before) {
  if (result.error || chosen !== before) return;
  go(result.viewer, result.channel, result.message);
  tab("chat");
}

async function skip(to, button) {
  button.disabled = true;
  await post("/clock", { to });
  button.disabled = false;
}

async function pull() {
  closePulled();
  $("plug").setAttribute("aria-disabled", "true");
  const before = chosen;
  look(await post("/plug", {}), before);
  $("plug").removeAttribute("aria-disabled");
}

const closePulled = () => { pulled?.close(); };

// Looking

function choose(viewer, channel, message = null) {
  chosen += 1;
  go(viewer, channel, message);
}

function go(viewer, channel, message = null) {
  const same = viewer === state.viewer && channel === state.channel;
  state.viewer = viewer;
  state.channel = channel;
  state.goal = message;
  remember(`#${viewer}/${channel}`);
  if (same) { if (message) show(message); return; }
  composer.leave(channel);
  drawn.clear();
  $("messages").replaceChildren();
  state.view = null;
  listen();
}

// Back leads to what was looked at before; what is there already is not gone to again.
function remember(hash) {
  if (location.hash === hash) return;
  if (location.hash === "#story" || fresh) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  fresh = false;
}

function listen() {
  stream?.close();
  stream = new EventSource(`/events?viewer=${state.viewer}&channel=${state.channel}`);
  const on = (name, heard) => stream.addEventListener(name, (event) => heard(JSON.parse(event.data)));
  on("clock", (iso) => { setClock(iso); tick(); });
  on("places", drawPlaces);
  on("channel", drawChannel);
  on("strip", drawStrip);
  on("story", (story) => { state.story = story; drawStory(story, perform); });
  stream.onerror = () => {
    // A place that this person cannot see: to the first channel. An address of an earlier demo:
    // back to the beginning.
    const stays = state.channel !== opening.channel && state.places?.viewers.some((each) => each.id === state.viewer);
    if (stream.readyState === EventSource.CLOSED) go(stays ? state.viewer : opening.viewer, opening.channel);
    else { $("bot-state").textContent = "the demo does not answer"; $("bot-state").dataset.running = ""; }
  };
}

function show(id, smooth = true) {
  const element = $(`m${id}`);
  if (!element) { state.goal = id; return; }
  state.goal = null;
  const tall = element.offsetHeight > $("messages").clientHeight * 0.8;
  const calm = !smooth || matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: tall ? "start" : "center", behavior: calm ? "instant" : "smooth" });
  element.classList.remove("flash");
  requestAnimationFrame(() => element.classList.add("flash"));
}

// People and channels

function drawPlaces(places) {
  state.places = places;
  const all = [...places.channels, places.direct];
  baseline ??= all.map((place) => BigInt(place.last)).reduce((a, b) => (a > b ? a : b), 0n);
  const held = document.activeElement?.dataset?.viewer;
  fill($("viewers"), places.viewers.map((viewer) => drawViewer(viewer)));
  if (held) document.querySelector(`#viewers [data-viewer="${held}"]`)?.focus({ preventScroll: true });
  $("server").textContent = places.server;
  const tops = places.channels.filter((channel) => !channel.thread);
  fill($("channels"),
    h("ul", {}, tops.map((channel) => [drawPlace(channel, "#"), places.channels.filter((each) => each.parent === channel.id).map((each) => drawPlace(each, "↳"))])),
    h("h2", {}, "Direct messages"), h("ul", {}, drawPlace(places.direct, "●")));
  drawEvents(places.events);
  drawTitle();
}

// As Discord lists them: what is over is gone.
function drawEvents(events) {
  const coming = events.filter((event) => !event.over);
  $("events").hidden = !coming.length;
  fill($("events"), coming.length && [h("h2", {}, "Events"),
    h("ul", {}, coming.map((event) => h("li", { class: "event" }, h("span", { class: "small" }, atHome(new Date(event.start), state.strip?.zone)), event.name)))]);
}

function drawViewer(viewer) {
  const chosen = viewer.id === state.viewer;
  return h("button", {
    type: "button", class: "viewer", role: "radio", "aria-checked": String(chosen), tabIndex: chosen ? 0 : -1, data: { viewer: viewer.id },
    onclick: () => choose(viewer.id, visibleTo(viewer)),
  }, avatar(viewer.name), h("span", {}, viewer.name, h("span", { class: "small" }, viewer.about.join(", ") || "Member")));
}

// Whoever may not open what is open, as others' direct messages, starts in the first channel.
function visibleTo(viewer) {
  return viewer.channels.includes(state.channel) ? state.channel : viewer.channels[0];
}

function drawPlace(place, sign) {
  const open = place.id === state.channel;
  if (open) seen.set(`${state.viewer}/${place.id}`, BigInt(place.last));
  const unread = !open && BigInt(place.last) > (seen.get(`${state.viewer}/${place.id}`) ?? baseline);
  return h("li", {}, h("button", {
    type: "button", class: "place", "aria-current": open ? "page" : null, data: { thread: place.thread ? "1" : "", unread: unread ? "1" : "", place: place.name },
    onclick: () => { choose(state.viewer, place.id); tab("chat"); },
  }, h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", { class: "place-name" }, place.name),
    unread && h("span", { class: "dot", role: "img", "aria-label": "new messages" })));
}

function place() {
  const places = state.places;
  if (!places) return null;
  return places.direct.id === state.channel ? { ...places.direct, direct: true } : places.channels.find((each) => each.id === state.channel);
}

function drawTitle() {
  const here = place();
  if (!here) return;
  const eyes = state.places.viewers.find((each) => each.id === state.viewer)?.name ?? "";
  $("eyes").textContent = `as ${eyes}`;
  $("eyes").setAttribute("aria-label", `as ${eyes}: look through other eyes`);
  $("title").textContent = (here.direct ? "" : "# ") + here.name;
  $("topic").textContent = here.direct ? "Direct messages with the bot" : here.thread ? "Thread" : "";
  if (state.view) composer.setPlace(here.thread ? "this thread" : here.direct ? here.name : `#${here.name}`, state.view.commands);
}

// Messages

function drawChannel(view) {
  if (view.id !== state.channel) return;
  if (!state.places) { setTimeout(() => drawChannel(view), 20); return; }
  const box = $("messages");
  const atEnd = !state.view || box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
  const first = !state.view;
  state.view = view;
  const focused = document.activeElement?.dataset?.control;
  const context = { names: state.places, zone: state.strip?.zone, menu: view.menu, act, reply: (message) => composer.replyTo(message), goto: (id) => choose(state.viewer, id) };
  const elements = view.messages.map((message, index) => {
    const text = JSON.stringify([message, index ? view.messages[index - 1].author.id : null, view.menu]);
    const known = drawn.get(message.id);
    if (known?.text === text) return known.element;
    const element = drawMessage(message, view.messages[index - 1], context);
    if (!first && !known) element.classList.add("new");
    drawn.set(message.id, { text, element });
    return element;
  });
  const kept = new Set(elements);
  for (const child of [...box.children]) if (!kept.has(child)) child.remove();
  elements.forEach((element, index) => { if (box.children[index] !== element) box.insertBefore(element, box.children[index] ?? null); });
  if (!elements.length) box.append(h("p", { class: "empty" }, "Nothing here yet."));
  if (focused && document.activeElement === document.body) box.querySelector(`[data-control="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  drawTitle();
  if (state.goal && $(`m${state.goal}`)) show(state.goal, !first);
  else if (atEnd) box.scrollTop = box.scrollHeight;
}

// The strip

function drawStrip(strip) {
  state.strip = strip;
  $("counts").textContent = `planned messages: ${strip.plannedCount}, pings: ${strip.pings}`;
  $("sent").textContent = `Sent so far: ${strip.sent.once}, each once.` + (strip.sent.twice || strip.sent.missing ? ` Twice: ${strip.sent.twice}, lost: ${strip.sent.missing}.` : "");
  fill($("planned-list"), strip.planned.map((each) => h("li", {}, h("strong", {}, hour(new Date(each.due), strip.zone)), ` ${each.what}`, each.stuck && " (held)")));
  $("bot-state").textContent = strip.running ? "bot runs" : "bot killed";
  $("bot-state").dataset.running = strip.running ? "1" : "";
  pulled ??= new Pulled(strip.pull);
  pulled.draw(strip.pull);
  document.querySelector('[data-skip="next"]').disabled = !strip.next;
  document.body.dataset.busy = strip.busy ? "1" : "";
  tick();
}

function tick() {
  if (!state.strip) return;
  const city = state.strip.zone.split("/").at(-1);
  $("now").textContent = `${atHome(now(), state.strip.zone)} ${city}`;
  $("now").dateTime = now().toISOString();
}

function tab(name) {
  document.querySelector(".columns").dataset.tab = name;
  for (const each of document.querySelectorAll(".tabs button")) {
    if (each.dataset.tab === name) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
}

const composer = new Composer($("composer"), act, () => state.places);
for (const button of document.querySelectorAll("[data-skip]")) button.addEventListener("click", () => skip(button.dataset.skip, button));
for (const button of document.querySelectorAll(".tabs button")) button.addEventListener("click", () => { chosen += 1; tab(button.dataset.tab); });
$("plug").addEventListener("click", () => $("plug").ariaDisabled || pull());
$("messages").addEventListener("click", (event) => {
  const target = event.target.closest("[data-goto]");
  if (target) choose(state.viewer, target.dataset.goto, target.dataset.message || null);
});
$("skip-messages").addEventListener("click", () => { tab("chat"); $("messages").focus(); });
$("skip-step").addEventListener("click", () => { (document.querySelector(".next-bar .do-it:not([hidden])")?.offsetParent ? document.querySelector(".next-bar .do-it") : document.querySelector(".step .do-it"))?.focus(); });
$("eyes").addEventListener("click", () => { chosen += 1; tab("side"); document.querySelector('#viewers [aria-checked="true"]')?.focus(); });
// Arrow keys walk through the group of people, as in every group of which one is chosen.
$("viewers").addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const all = [...$("viewers").children];
  const next = all[(all.indexOf(document.activeElement) + by + all.length) % all.length];
  next.click();
  document.querySelector(`#viewers [data-viewer="${next.dataset.viewer}"]`)?.focus();
});
// Escape closes what was opened, and leads back to what opened it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement?.closest("details.menu[open], details.planned[open], details.multi[open]") ?? document.querySelector("details.menu[open], details.planned[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
setInterval(tick, 1000);
setInterval(() => refreshStamps(document), 5000);

// The story is entered by its address: `#story` begins it, `#viewer/channel` is a place in it.
export async function enter(address) {
  while (!opening) {
    $("bot-state").textContent = "Building a server for you …";
    const told = await (await fetch("/start")).json();
    if (!told.error) { opening = told; break; }
    toast(told.error);
    await new Promise((done) => { setTimeout(done, AGAIN); });
  }
  const [viewer, channel] = address === "story" ? [] : address.split("/");
  const begun = state.viewer && address === "story";
  if (begun) choose(state.viewer, state.channel);
  else choose(viewer || opening.viewer, channel || opening.channel, channel ? null : opening.message);
  if (!stream) listen();
}

export function leave() {
  stream?.close();
  stream = null;
}
