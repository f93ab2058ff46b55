// The story: chapters, steps, and the one that comes next.

import { $, fill, h } from "./dom.js";

export function drawStory(story, perform) {
  const steps = story.chapters.flatMap((chapter) => chapter.steps);
  const next = steps.find((step) => step.key === story.next);
  const held = document.activeElement?.classList.contains("do-it") && document.activeElement.closest("#chapters, #next-bar")?.id;
  fill($("chapters"), story.chapters.map((chapter) => drawChapter(chapter, story, perform)),
    !next && h("p", { class: "finished" }, "That was the story. Go on as you like. ", h("a", { href: "#next" }, "Put it on your server")));
  fill($("next-bar"), next && [h("span", {}, h("span", { class: "small" }, "Next: "), next.title), doIt(next, story, perform)]);
  if (held) $(held).querySelector(".do-it")?.focus({ preventScroll: true });
}

const unfolded = new Map(); // title of a chapter: whether somebody opened or closed it

function drawChapter(chapter, story, perform) {
  const current = chapter.steps.some((step) => step.key === story.next);
  const done = chapter.steps.filter((step) => step.done).length;
  const all = chapter.steps.every((step) => step.done || step.missed);
  const heading = h("summary", { onclick: () => unfolded.set(chapter.title, !element.open) },
    h("h2", {}, chapter.title), h("span", { class: "small" }, all ? "✓ done" : `${done} of ${chapter.steps.length}`));
  const element = h("details", { class: "chapter", data: { current: current ? "1" : "" }, open: current || (unfolded.get(chapter.title) ?? false) },
    heading, h("ol", {}, chapter.steps.map((step) => drawStep(step, story, perform))));
  return element;
}

function drawStep(step, story, perform) {
  const next = step.key === story.next;
  const state = step.done ? "done" : next ? "next" : step.missed ? "missed" : "coming";
  return h("li", { class: "step", data: { state, key: step.key }, "aria-current": next ? "step" : null },
    h("span", { class: "tickmark", "aria-hidden": "true" }, step.done ? "✓" : step.missed ? "–" : ""),
    h("div", {}, h("strong", {}, step.title), (step.done || step.missed) && h("span", { class: "visually-hidden" }, step.done ? " (done)" : " (missed)"),
      next && [h("p", {}, step.why), doIt(step, story, perform)]));
}

function doIt(step, story, perform) {
  const busy = story.doing !== null;
  return h("button", { type: "button", class: "primary do-it", "aria-disabled": busy ? "true" : null, onclick: () => busy || perform(step) }, busy ? "Doing it …" : "Do it");
}
