// The sixty seconds: frames that follow each other by themselves, unless somebody pauses.

import { $, fill, h } from "./dom.js";
import { BANNERS, drawExhibit, settle } from "./exhibits.js";

const STEP = 100; // milliseconds
const AGAIN = 5000; // milliseconds until what failed is asked for again
const frames = new Map(); // number: a promise of the frame
const calm = matchMedia("(prefers-reduced-motion: reduce)");
// Which frame is seen, and which was asked for: pressed fast, each press counts.
const state = { number: 0, wanted: 0, frame: null, elapsed: 0, paused: calm.matches, timer: 0, turn: 0 };

const fetched = (number) => {
  if (!frames.has(number)) {
    frames.set(number, fetch(`/minute/${number}`).then((response) => response.json()).catch(() => ({ error: "The demo does not answer. Is it still running?" })));
  }
  return frames.get(number);
};

export function play() {
  if (state.timer) return;
  state.timer = setInterval(tick, STEP);
  show(state.number);
}

export function stop() {
  clearInterval(state.timer);
  state.timer = 0;
}

async function show(number) {
  const turn = ++state.turn;
  state.wanted = number;
  if (!state.frame) $("sentence").textContent = "Building a server and its people …";
  const frame = await fetched(number);
  if (turn !== state.turn) return;
  if (frame.error) {
    $("sentence").textContent = frame.error;
    frames.delete(number);
    setTimeout(() => turn === state.turn && state.timer && show(number), AGAIN);
    return;
  }
  Object.assign(state, { number, frame, elapsed: 0 });
  $("sentence").textContent = frame.sentence;
  $("minute-place").textContent = `${number + 1} of ${frame.frames}`;
  const banner = BANNERS[frame.key];
  $("exhibits").dataset.frame = frame.key;
  fill($("exhibits"), banner && h("p", { class: "banner" }, banner), frame.exhibits.map((each) => drawExhibit(each, frame)));
  $("minute").scrollTop = 0;
  settle($("exhibits"));
  if ($("beats").children.length !== frame.frames) fill($("beats"), Array.from({ length: frame.frames }, () => h("span", {}, h("i"))));
  drawControls();
  if (number + 1 < frame.frames) fetched(number + 1);
}

const isLast = () => state.frame && state.number + 1 === state.frame.frames;
const asksForLast = () => !state.frame || state.wanted + 1 === state.frame.frames;

function drawControls() {
  $("minute-back").disabled = state.number === 0;
  $("minute-pause").textContent = state.paused ? "Play" : "Pause";
  $("minute-next").textContent = isLast() ? "Put it on your server" : "Next";
  [...$("beats").children].forEach((beat, index) => {
    const share = index < state.number || (isLast() && state.paused) ? 1 : index > state.number ? 0 : Math.min(1, state.elapsed / (state.frame.seconds * 1000));
    beat.firstChild.style.setProperty("width", `${100 * share}%`);
  });
}

function tick() {
  if (state.paused || document.hidden || !state.frame) return;
  state.elapsed += STEP;
  if (state.elapsed >= state.frame.seconds * 1000 && !isLast()) {
    state.elapsed = -Infinity; // until the next one is there
    show(state.number + 1);
    return;
  }
  if (state.elapsed > 0) drawControls();
}

function forward() {
  if (isLast()) location.hash = "next";
  else if (!asksForLast()) show(state.wanted + 1);
}

function back() {
  if (state.wanted > 0) show(state.wanted - 1);
}

function pause() {
  state.paused = !state.paused;
  drawControls();
}

// A picture that comes late is as tall as it is only then.
$("exhibits").addEventListener("load", () => settle($("exhibits")), true);
$("minute-next").addEventListener("click", forward);
$("minute-back").addEventListener("click", back);
$("minute-pause").addEventListener("click", pause);
document.addEventListener("keydown", (event) => {
  if (!state.timer || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowRight" && !isLast()) forward();
  else if (event.key === "ArrowLeft") back();
  else if (event.key === " " && !event.target.closest("button, a")) { event.preventDefault(); pause(); }
});
