// The simulated time, and moments in the viewer's own zone.

let offset = 0;

export function setClock(iso) {
  offset = Date.parse(iso) - Date.now();
}

export const now = () => new Date(Date.now() + offset);

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

export function inWords(moment, style) {
  if (style !== "R") return new Intl.DateTimeFormat("en-GB", STYLES[style] ?? STYLES.f).format(moment);
  const seconds = Math.round((moment - now()) / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return relative.format(Math.round(seconds / length), unit);
}

export function atHome(moment, zone) {
  const options = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone };
  return new Intl.DateTimeFormat("en-GB", options).format(moment);
}

export function hour(moment, zone) {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(moment);
}

export function stamp(moment, style) {
  const element = document.createElement("time");
  element.dateTime = moment.toISOString();
  element.dataset.style = style;
  element.className = "stamp";
  element.title = inWords(moment, "F");
  element.textContent = inWords(moment, style);
  return element;
}

export function refreshStamps(root) {
  for (const element of root.querySelectorAll('time.stamp[data-style="R"]')) {
    element.textContent = inWords(new Date(element.dateTime), "R");
  }
}
