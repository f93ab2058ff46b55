// The plug, pulled: what is seen of it grows part by part, and stays until somebody goes on.

import { $, fill, h } from "./dom.js";
import { BANNERS, drawFacts } from "./exhibits.js";

const GAP = 8; // pixels above the newest part

export class Pulled {
  // Whatever was over when the page opened has been seen.
  constructor(pull) {
    this.closed = isOver(pull) ? pull.number : 0;
    this.pull = pull;
    this.drawn = 0;
    $("pulled-close").addEventListener("click", () => {
      this.close();
      $("messages").focus({ preventScroll: true });
    });
  }

  draw(pull) {
    if (pull.number !== this.pull.number || pull.parts.length < this.drawn) this.drawn = 0;
    this.pull = pull;
    $("pulled").hidden = pull.number === this.closed || !pull.parts.length;
    $("pulled-close").hidden = !isOver(pull);
    if (this.drawn === 0) fill($("pulled-parts"));
    const fresh = pull.parts.slice(this.drawn).map(drawPart);
    $("pulled-parts").append(...fresh);
    if (fresh.length) $("pulled").scrollTop += fresh.at(-1).getBoundingClientRect().top - $("pulled").getBoundingClientRect().top - GAP;
    this.drawn = pull.parts.length;
  }

  // What goes on is not closed.
  close() {
    if (!isOver(this.pull)) return;
    this.closed = this.pull.number;
    this.draw(this.pull);
  }
}

const isOver = (pull) => pull.parts.at(-1)?.key === "once";

function drawPart({ key, sentence, facts }) {
  return h("div", { class: "pulled-part", data: { part: key } },
    h("p", { class: "banner" }, BANNERS[key]), h("p", { class: "pulled-sentence" }, sentence), drawFacts(facts));
}
