// The message box: text, replies, files, and commands after "/".

import { fill, h } from "./dom.js";
import { readFiles } from "./components.js";

const STRING = 3, INTEGER = 4, BOOLEAN = 5, USER = 6, CHANNEL = 7, ROLE = 8, MENTIONABLE = 9, NUMBER = 10, FILE = 11;
const LISTED = 12;

export class Composer {
  // `send(wish)` returns a promise of the result; `names()` the names behind ids.
  constructor(root, send, names) {
    this.root = root;
    this.send = send;
    this.names = names;
    this.commands = [];
    this.place = "";
    this.reply = null;
    this.hurried = false;
    this.showText();
  }

  // At once, so that nothing is lost of what is typed before the place and its commands are known.
  leave(channel) {
    this.commands = null;
    this.hurried = false;
    if (channel === this.channel) return;
    this.channel = channel;
    this.reply = null;
    this.showText();
  }

  setPlace(place, commands) {
    const waited = this.commands === null;
    this.place = place;
    this.commands = commands;
    if (!this.box) return;
    this.box.placeholder = `Message ${place}, or / for commands`;
    if (waited && this.box.value) this.typed();
    if (waited && this.hurried) this.enter();
    this.hurried = false;
  }

  replyTo(message) {
    this.reply = message;
    this.showText();
    this.box.focus();
  }

  // Text

  showText(text = "") {
    this.box = h("textarea", {
      rows: 1, value: text, "aria-label": "Message", placeholder: `Message ${this.place}, or / for commands`,
      "aria-controls": "command-list", "aria-autocomplete": "list",
      oninput: () => this.typed(), onkeydown: (event) => this.key(event),
    });
    this.file = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.showFiles() });
    this.filesLine = h("p", { class: "small" });
    this.list = h("ul", { class: "commands", id: "command-list", role: "listbox", "aria-label": "Commands", hidden: true });
    fill(this.root, this.list,
      this.reply && h("p", { class: "replying small" }, "Replying to ", h("strong", {}, this.reply.author.name), " ",
        h("button", { type: "button", class: "plain", onclick: () => { this.reply = null; this.showText(this.box.value); } }, "Cancel")),
      this.filesLine,
      h("div", { class: "line" },
        h("button", { type: "button", class: "quiet", "aria-label": "Commands", title: "Commands", onclick: () => { this.box.value = "/"; this.box.focus(); this.typed(); } }, "/"),
        h("button", { type: "button", class: "quiet", "aria-label": "Attach a file", title: "Attach a file", onclick: () => this.file.click() }, "+"),
        this.file, this.box,
        h("button", { type: "button", class: "primary", onclick: () => this.sendText() }, "Send")));
  }

  showFiles() {
    this.filesLine.textContent = [...this.file.files].map((each) => each.name).join(", ");
  }

  typed() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 160)}px`;
    const wanted = this.box.value.startsWith("/") && !this.box.value.includes("\n") ? this.box.value.slice(1).toLowerCase() : null;
    const typed = this.typedCommand();
    const found = wanted === null ? [] : typed ? [typed.command] : (this.commands ?? []).filter((command) => command.name.includes(wanted.trim())).slice(0, 40);
    fill(this.list, found.map((command, index) => h("li", {
      role: "option", id: `command-${index}`, "aria-selected": index === 0 ? "true" : "false",
      onclick: () => this.take(command),
    }, h("strong", {}, `/${command.name}`), h("span", { class: "small" }, command.about))));
    this.list.hidden = !found.length;
    if (found.length) this.box.setAttribute("aria-activedescendant", "command-0");
    else this.box.removeAttribute("aria-activedescendant");
    this.found = found;
    this.index = 0;
  }

  key(event) {
    if (!this.list.hidden && this.found?.length) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); this.point(event.key === "ArrowDown" ? 1 : -1); return; }
      if (event.key === "Tab") { event.preventDefault(); this.enter(); return; }
      if (event.key === "Escape") { this.list.hidden = true; return; }
    }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.enter(); }
  }

  // What begins like a command waits until it is known which there are.
  enter() {
    if (!this.list.hidden && this.found?.length) this.take(this.found[this.index]);
    else if (this.commands === null && this.box.value.startsWith("/")) this.hurried = true;
    else this.sendText();
  }

  // "/log some text": the command, and what stands after its name.
  typedCommand() {
    const named = (this.commands ?? []).filter((command) => this.box.value.startsWith(`/${command.name} `));
    const command = named.sort((one, other) => other.name.length - one.name.length)[0];
    return command && { command, rest: this.box.value.slice(command.name.length + 2).trim() };
  }

  // A command whose first option is typed after its name goes out at once, if it needs no other.
  take(command) {
    const typed = this.typedCommand();
    const first = command.options[0];
    if (!typed?.rest || !first || first.type !== STRING || first.autocomplete || first.choices) { this.showCommand(command); return; }
    if (command.options.slice(1).some((option) => option.required)) { this.showCommand(command); return; }
    this.showText();
    this.box.focus();
    this.send({ do: "slash", command: command.name, options: [{ name: first.name, type: first.type, value: typed.rest }] });
  }

  point(by) {
    const items = [...this.list.children];
    items[this.index].setAttribute("aria-selected", "false");
    this.index = (this.index + by + items.length) % items.length;
    items[this.index].setAttribute("aria-selected", "true");
    items[this.index].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", `command-${this.index}`);
  }

  async sendText() {
    const text = this.box.value.trim();
    const files = await readFiles(this.file.files);
    if (!text && !files.length) return;
    const reply = this.reply?.id ?? null;
    this.reply = null;
    this.showText();
    this.box.focus();
    await this.send({ do: "say", text, reply, files });
  }

  // Commands

  showCommand(command) {
    const fields = command.options.map((option) => this.option(command, option));
    const form = h("form", { class: "command", "aria-label": `/${command.name}` },
      h("div", { class: "command-head" }, h("strong", {}, `/${command.name}`), h("span", { class: "small" }, command.about)),
      h("div", { class: "options" }, fields.map((each) => each.element)),
      h("div", { class: "line end" },
        h("button", { type: "button", class: "quiet", onclick: () => { this.showText(); this.box.focus(); } }, "Cancel"),
        h("button", { type: "submit", class: "primary" }, "Send command")));
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") { this.showText(); this.box.focus(); } });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const options = [];
      for (const each of fields) {
        const value = await each.read();
        if (value !== "" && value !== null && value !== undefined) options.push({ name: each.name, type: each.type, value });
      }
      this.showText();
      this.box.focus();
      await this.send({ do: "slash", command: command.name, options });
    });
    this.box = null;
    fill(this.root, form);
    (form.querySelector(".options input, .options select") ?? form.querySelector("[type=submit]")).focus();
  }

  option(command, option) {
    const id = `option-${option.name}`;
    const made = this.optionInput(command, option, id);
    return {
      name: option.name, type: option.type, read: made.read,
      element: h("div", { class: "option" },
        h("label", { htmlFor: id }, option.name, option.required ? null : h("span", { class: "small" }, " optional")),
        made.element, h("span", { class: "small" }, option.description)),
    };
  }

  optionInput(command, option, id) {
    const required = option.required ?? false;
    const listed = this.entries(option);
    if (listed) {
      const element = h("select", { id, required }, h("option", { value: "" }, "–"), listed.map(([value, name]) => h("option", { value }, name)));
      return { element, read: () => element.value };
    }
    if (option.type === FILE) {
      const element = h("input", { id, type: "file", required });
      return { element, read: async () => (await readFiles(element.files))[0] };
    }
    const number = option.type === INTEGER || option.type === NUMBER;
    const element = h("input", { id, type: number ? "number" : "text", required, maxLength: option.max_length ?? 6000, autocomplete: "off" });
    if (!option.autocomplete) return { element, read: () => element.value };
    return this.completing(command, option, element);
  }

  entries(option) {
    const names = this.names();
    const people = Object.entries(names.users).map(([id, name]) => [id, `@${name}`]);
    const roles = Object.entries(names.roles).filter(([, name]) => name !== "@everyone").map(([id, name]) => [id, `@${name}`]);
    if (option.choices) return option.choices.map((choice) => [choice.value, choice.name]);
    switch (option.type) {
      case BOOLEAN: return [["true", "Yes"], ["false", "No"]];
      case USER: return people;
      case ROLE: return roles;
      case MENTIONABLE: return [...people, ...roles];
      case CHANNEL: return Object.entries(names.names).map(([id, name]) => [id, `#${name}`]);
      default: return null;
    }
  }

  completing(command, option, element) {
    const list = h("ul", { class: "choices", role: "listbox", "aria-label": option.name, hidden: true });
    let value = null, asked = 0, timer = 0, index = -1;
    const choose = (choice) => { value = choice; element.value = choice.name; list.hidden = true; index = -1; };
    const show = (found) => {
      index = -1;
      fill(list, found.slice(0, LISTED).map((choice) => h("li", {
        role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); choose(choice); },
      }, choice.name)));
      list.found = found.slice(0, LISTED);
      list.hidden = !found.length;
    };
    const ask = () => {
      clearTimeout(timer);
      const turn = ++asked;
      timer = setTimeout(async () => {
        const result = await this.send({ do: "complete", command: command.name, option: option.name, typed: element.value });
        if (turn === asked && document.activeElement === element) show(result.choices ?? []);
      }, 150);
    };
    element.addEventListener("input", () => { value = null; ask(); });
    element.addEventListener("focus", ask);
    element.addEventListener("blur", () => { list.hidden = true; });
    element.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      const items = [...list.children];
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        items[index]?.setAttribute("aria-selected", "false");
        index = (index + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length;
        items[index].setAttribute("aria-selected", "true");
      } else if (event.key === "Enter" && index >= 0) { event.preventDefault(); choose(list.found[index]); }
      else if (event.key === "Escape") { event.stopPropagation(); list.hidden = true; }
    });
    return { element: h("div", { class: "completing" }, element, list), read: () => (value && value.name === element.value ? value.value : element.value) };
  }
}
