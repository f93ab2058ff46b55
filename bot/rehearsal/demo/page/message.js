// One message, with everything that can hang on it.

import { avatar, h, outside } from "./dom.js";
import { draw, file } from "./components.js";
import { markdown } from "./markdown.js";
import { hour, inWords, now, stamp } from "./times.js";

const TOGETHER = 7 * 60 * 1000;

// `context` has names, zone, menu (names of message commands), act(message, wish), reply(message), goto(channel).
export function drawMessage(message, previous, context) {
  const follows = isFollowing(message, previous);
  const act = (wish) => context.act({ message: message.id, channel: message.channel, ...wish });
  const element = h("article", {
    class: "message", id: `m${message.id}`, data: { follows: follows ? "1" : "", private: message.private ? "1" : "", pings: message.pings ? "1" : "" },
    "aria-label": `${message.author.name}, ${inWords(new Date(message.at), "t")}`,
  },
    over(message),
    follows ? h("span", { class: "gutter" }) : avatar(message.author.name, message.author.bot),
    h("div", { class: "body" },
      !follows && head(message, context.zone),
      h("div", { class: "content" }, markdown(message.content, context.names), message.edited && h("span", { class: "small" }, " (edited)")),
      message.embeds.map((embed) => drawEmbed(embed, context.names)),
      draw(message.components, context.names, act),
      message.poll && drawPoll(message.poll, act),
      loose(message).map(file),
      message.thread && thread(message.thread, context),
      message.private && h("p", { class: "private small" }, "Only you can see this · ",
        h("button", { type: "button", class: "plain", onclick: () => act({ do: "dismiss" }) }, "Dismiss message"))),
    tools(message, context, act));
  return element;
}

function isFollowing(message, previous) {
  return Boolean(previous) && previous.author.id === message.author.id && !message.reply && !message.command
    && previous.private === message.private && Date.parse(message.at) - Date.parse(previous.at) < TOGETHER;
}

function over(message) {
  if (message.reply) {
    return h("p", { class: "over small" }, "↳ ", h("strong", {}, message.reply.author ?? "a deleted message"), " ",
      message.reply.text.replace(/[*_~`#]|<[^>]+>/g, "").slice(0, 90));
  }
  return message.command && h("p", { class: "over small" }, h("strong", {}, message.command.who), " used ", h("span", { class: "mention" }, `/${message.command.name}`));
}

function head(message, zone) {
  return h("header", {}, h("strong", { class: "author" }, message.author.name),
    message.author.bot && h("span", { class: "badge" }, "bot"),
    h("time", { class: "small", dateTime: message.at, title: inWords(new Date(message.at), "F") }, hour(new Date(message.at), zone)),
    message.silent && h("span", { class: "small", title: "Sent without a notification" }, "silent"));
}

// Files that a component shows already are not listed again.
function loose(message) {
  const shown = JSON.stringify(message.components);
  return message.files.filter((item) => !shown.includes(item.url));
}

function thread(item, context) {
  return h("button", { type: "button", class: "thread", onclick: () => context.goto(item.id) },
    h("strong", {}, item.name), h("span", { class: "small" }, `${["", "1 message"][item.count] ?? `${item.count} messages`} ›`));
}

function tools(message, context, act) {
  const entries = context.menu.map((name) => h("button", { type: "button", onclick: () => act({ do: "menu", name }) }, name));
  if (message.private) return null;
  return h("div", { class: "tools", role: "group", "aria-label": "For this message" },
    h("button", { type: "button", title: "Reply", "aria-label": "Reply", onclick: () => context.reply(message) }, "↩"),
    entries.length > 0 && h("details", { class: "menu" }, h("summary", { "aria-label": "Apps" }, "⋯"), h("div", { class: "sheet" }, entries)));
}

function drawEmbed(embed, names) {
  if (embed.type === "poll_result") return pollResult(embed);
  const element = h("div", { class: "container embed" },
    embed.title && h("strong", {}, embed.url ? outside(embed.url, "", embed.title) : embed.title),
    embed.description && markdown(embed.description, names),
    (embed.fields ?? []).map((field) => h("div", {}, h("strong", {}, field.name), markdown(field.value, names))),
    embed.footer && h("p", { class: "small" }, embed.footer.text));
  if (embed.color) element.style.setProperty("--accent", `#${embed.color.toString(16).padStart(6, "0")}`);
  return element;
}

function pollResult(embed) {
  const value = Object.fromEntries((embed.fields ?? []).map((field) => [field.name, field.value]));
  const winner = value.victor_answer_text;
  return h("p", { class: "small" }, `The poll “${value.poll_question_text ?? ""}” has closed. `,
    winner ? `Most chose “${winner}” (${value.victor_answer_votes} of ${value.total_votes}).` : `${value.total_votes ?? 0} votes.`);
}

function drawPoll(poll, act) {
  const total = poll.answers.reduce((sum, answer) => sum + answer.votes, 0);
  const open = !poll.finalized && new Date(poll.expiry) > now();
  const voted = poll.answers.some((answer) => answer.mine);
  const kind = poll.multiple ? "checkbox" : "radio";
  const name = `poll-${Math.random()}`;
  const rows = poll.answers.map((answer) => {
    const share = total ? Math.round((100 * answer.votes) / total) : 0;
    const bar = h("span", { class: "bar" });
    bar.style.setProperty("--share", `${share}%`);
    return h("label", { class: "answer", data: { mine: answer.mine ? "1" : "" } },
      open && !voted && h("input", { type: kind, name, value: answer.id }), (voted || !open) && bar,
      h("span", { class: "answer-text" }, answer.text), (voted || !open) && h("span", { class: "small" }, `${answer.votes} · ${share} %`));
  });
  const element = h("div", { class: "poll", role: "group", "aria-label": `Poll: ${poll.question}` },
    h("strong", {}, poll.question),
    h("p", { class: "small" }, open ? (poll.multiple ? "Choose one or more" : "Choose one") : "Closed"),
    rows,
    h("footer", { class: "small" }, `${total} ${total === 1 ? "vote" : "votes"} · `,
      open ? ["ends ", stamp(new Date(poll.expiry), "R")] : "closed", " ",
      open && !voted && h("button", { type: "button", class: "primary", onclick: () => vote() }, "Vote"),
      open && voted && h("button", { type: "button", class: "plain", onclick: () => act({ do: "vote", answers: [] }) }, "Take back")));
  const vote = () => {
    const answers = [...element.querySelectorAll("input:checked")].map((input) => input.value);
    if (answers.length) act({ do: "vote", answers });
  };
  return element;
}
