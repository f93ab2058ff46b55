// Reads calendars by the client that is named, each alone, as JSON in and out:
// [text, ...] becomes [[[uid, start, end], ...], ...] with seconds since 1970.
const [, , client] = process.argv;
const seconds = (date) => Math.round(date.getTime() / 1000);

const readers = {
  "ical.js": (text) => {
    const ICAL = require("ical.js").default ?? require("ical.js");
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map((each) => {
      // What the file says of a zone, not what the program knows of it.
      ICAL.TimezoneService.reset();
      calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
      const event = new ICAL.Event(each);
      return [event.uid, event.startDate.toUnixTime(), event.endDate.toUnixTime()];
    });
  },
  "node-ical": (text) => {
    const ical = require("node-ical");
    return Object.values(ical.sync.parseICS(text))
      .filter((each) => each.type === "VEVENT")
      .map((each) => [each.uid, seconds(each.start), seconds(each.end)]);
  },
};

let given = "";
process.stdin.on("data", (part) => (given += part));
process.stdin.on("end", () => {
  process.stdout.write(JSON.stringify(JSON.parse(given).map(readers[client])));
});
