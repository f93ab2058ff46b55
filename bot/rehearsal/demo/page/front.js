// The views of the page, by its address: the opening, the minute, the story, and what comes after.

import { $, fill, h } from "./dom.js";
import { enter, leave } from "./app.js";
import { drawExhibit, settle } from "./exhibits.js";
import { play, stop } from "./minute.js";

const TITLES = { opening: "Rostrum demo", minute: "Rostrum demo: sixty seconds", stage: "Rostrum demo", ending: "Rostrum demo: put it on your server" };

function viewOf(address) {
  if (address === "") return "opening";
  if (address === "minute") return "minute";
  return address === "next" ? "ending" : "stage";
}

let shown = "";

async function route() {
  const address = location.hash.slice(1);
  const view = viewOf(address);
  for (const each of Object.keys(TITLES)) $(each).hidden = each !== view;
  document.body.dataset.view = view;
  document.title = TITLES[view];
  if (view !== "minute") stop();
  if (view !== "stage") leave();
  const moved = shown && shown !== view;
  shown = view;
  if (view === "opening") { drawOpening(); if (moved) $("opening-title").focus(); }
  if (view === "minute") play();
  if (view === "ending") { drawEnding(); if (moved) $("ending-title").focus(); }
  if (view === "stage") await enter(address);
}

const AGAIN = 5000; // milliseconds until what is not there yet is asked for again

// The words are there at once, the card when the server behind it is.
async function drawOpening() {
  if ($("opening-card").querySelector(".exhibit")) return;
  const told = await fetch("/front").then((answer) => answer.json()).catch(() => ({ error: true }));
  if (told.error) { setTimeout(() => shown === "opening" && drawOpening(), AGAIN); return; }
  const { card, names, zone } = told;
  fill($("opening-card"), drawExhibit(card, { names, zone }));
  settle($("opening-card"));
}

// Long, it breaks where one reads a pause.
function linkTo(address) {
  const parts = address.split(/(?<=[/?&])/).flatMap((part) => [part, h("wbr")]);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, parts);
}

async function drawEnding() {
  const { folder, invite } = await (await fetch("/yours")).json();
  $("folder").textContent = folder;
  const box = $("application-id");
  const told = () => {
    const id = box.value.trim();
    const right = /^\d{17,20}$/.test(id);
    fill($("invite"), right ? linkTo(invite.replace("APPLICATION_ID", id)) : id && "An application's id has 17 to 20 digits.");
  };
  box.oninput = told;
  told();
  const files = await (await fetch("/minute/files")).json();
  $("files").hidden = !files.length;
  fill($("kept-files"), h("ul", {}, files.map((name) => h("li", {}, h("a", { href: `/minute/files/${name}`, download: name }, name)))));
}

window.addEventListener("popstate", route);
// A phone is turned: what it is about is looked at again.
window.addEventListener("resize", () => settle(document));
route();
