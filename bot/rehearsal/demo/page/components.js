// Message components, version 2, and the fields of forms.

import { h, outside, size } from "./dom.js";
import { markdown } from "./markdown.js";

const ROW = 1, BUTTON = 2, STRING_SELECT = 3, TEXT_INPUT = 4, USERS = 5, ROLES = 6, MENTIONABLE = 7, CHANNELS = 8;
const SECTION = 9, TEXT = 10, THUMBNAIL = 11, GALLERY = 12, FILE = 13, SEPARATOR = 14, CONTAINER = 17;
const LABEL = 18, UPLOAD = 19, RADIO = 21, CHECKBOXES = 22, CHECKBOX = 23;
const SELECTS = new Set([STRING_SELECT, USERS, ROLES, MENTIONABLE, CHANNELS]);
const BUTTON_STYLES = { 1: "primary", 2: "quiet", 3: "good", 4: "grave", 5: "link", 6: "link" };

// `act` is told what a control wants: {do, control, values}.
export function draw(parts, names, act) {
  return parts.map((part) => one(part, names, act));
}

function one(part, names, act) {
  switch (part.type) {
    case ROW: return h("div", { class: "row" }, draw(part.components, names, act));
    case BUTTON: return button(part, act);
    case TEXT: return h("div", { class: "text" }, markdown(part.content, names));
    case SECTION: return h("div", { class: "section" }, h("div", {}, draw(part.components, names, act)), one(part.accessory, names, act));
    case THUMBNAIL: return picture(part, "thumbnail");
    case GALLERY: return h("div", { class: "gallery" }, part.items.map((item) => picture(item, "picture")));
    case FILE: return file({ name: part.name ?? part.file.url.split("/").at(-1), size: part.size, url: part.file.url });
    case SEPARATOR: return h("hr", { class: part.divider === false ? "gap" : "", data: { spacing: part.spacing ?? 1 } });
    case CONTAINER: return container(part, names, act);
    default: return SELECTS.has(part.type) ? select(part, names, act) : h("p", { class: "small" }, `(component ${part.type})`);
  }
}

function container(part, names, act) {
  const element = h("div", { class: "container" }, draw(part.components, names, act));
  if (part.accent_color !== null && part.accent_color !== undefined) {
    element.style.setProperty("--accent", `#${part.accent_color.toString(16).padStart(6, "0")}`);
  }
  return part.spoiler ? h("details", { class: "hidden-part" }, h("summary", {}, "Hidden"), element) : element;
}

function button(part, act) {
  const label = [part.emoji?.name, part.label].filter(Boolean).join(" ");
  const style = BUTTON_STYLES[part.style] ?? "quiet";
  if (part.url) return outside(part.url, "button link", label, h("span", { "aria-hidden": "true" }, " ↗"));
  return h("button", {
    type: "button", class: style, disabled: part.disabled, data: { control: part.custom_id },
    onclick: () => act({ do: "click", control: part.custom_id }),
  }, label);
}

function picture(item, kind) {
  return h("img", { class: kind, src: item.media.url, alt: item.description ?? "", loading: "lazy" });
}

export function file(item) {
  const image = item.kind?.startsWith("image/") && item.url.startsWith("/files/");
  if (image) return h("a", { href: item.url, target: "_blank", rel: "noopener" }, h("img", { class: "picture", src: item.url, alt: item.about ?? item.name }));
  return h("a", { class: "file", href: item.url, download: item.name },
    h("span", { class: "file-icon", "aria-hidden": "true" }, "↓"),
    h("span", {}, h("span", { class: "file-name" }, item.name), item.size !== undefined && h("span", { class: "small" }, size(item.size))));
}

// Selects: one value is chosen at once, several are ticked and sent together.

function choices(part, names) {
  const chosen = new Set((part.default_values ?? []).map((each) => String(each.id)));
  const some = (entries, sign) => entries.map(([id, name]) => ({ value: id, label: sign + name, default: chosen.has(id) }));
  const people = () => some(Object.entries(names.users), "@");
  const roles = () => some(Object.entries(names.roles).filter(([, name]) => name !== "@everyone"), "@");
  if (part.type === USERS) return people();
  if (part.type === ROLES) return roles();
  if (part.type === MENTIONABLE) return [...people(), ...roles()];
  if (part.type === CHANNELS) {
    const kinds = part.channel_types ?? [];
    return some(Object.entries(names.names).filter(([id]) => !kinds.length || kinds.includes(names.kinds[id])), "#");
  }
  return part.options ?? [];
}

function select(part, names, act) {
  const send = (values) => act({ do: "select", control: part.custom_id, values });
  const options = choices(part, names);
  const placeholder = part.placeholder || "Choose";
  if ((part.max_values ?? 1) <= 1) {
    const current = options.find((option) => option.default);
    return h("select", {
      class: "select", disabled: part.disabled, "aria-label": placeholder, data: { control: part.custom_id },
      onchange: (event) => event.target.value && send([event.target.value]),
    }, h("option", { value: "", selected: !current, disabled: (part.min_values ?? 1) > 0 }, placeholder),
      options.map((option) => h("option", { value: option.value, selected: option.default }, described(option))));
  }
  const boxes = ticks(part.custom_id, options);
  const summary = options.filter((option) => option.default).map((option) => option.label).join(", ") || placeholder;
  const element = h("details", { class: "multi" },
    h("summary", { data: { control: part.custom_id } }, summary),
    h("fieldset", {}, h("legend", {}, placeholder), boxes,
      h("button", { type: "button", class: "primary", onclick: () => { element.open = false; send(ticked(element)); } }, "Choose")));
  return element;
}

const described = (option) => (option.description ? `${option.label} — ${option.description}` : option.label);

function ticks(name, options) {
  return options.map((option) => h("label", { class: "tick" },
    h("input", { type: "checkbox", name, value: option.value, checked: option.default }), h("span", {}, described(option))));
}

const ticked = (root) => [...root.querySelectorAll("input:checked")].map((input) => input.value);

// Fields of forms: each returns its element and a function that reads it.

export function field(part, names) {
  if (part.type === TEXT) return { element: h("div", { class: "text" }, markdown(part.content, names)) };
  if (part.type === ROW) return field({ type: LABEL, label: part.components[0].label, component: part.components[0] }, names);
  const inner = part.component;
  const made = input(inner, names);
  const group = made.group;
  const optional = inner.required === false || inner.type === CHECKBOX;
  const label = h(group ? "legend" : "label", group ? {} : { htmlFor: made.element.id }, part.label,
    optional ? h("span", { class: "small" }, " optional") : null);
  const hint = part.description && h("p", { class: "small", id: `hint-${++fields}` }, part.description);
  const element = h(group ? "fieldset" : "div", { class: "field" }, label, hint, made.element);
  if (group) element.setAttribute("role", group);
  if (group === "radiogroup") element.setAttribute("aria-required", String(!optional));
  if (hint) (group ? element : made.element).setAttribute("aria-describedby", hint.id);
  return { element, read: made.read, key: inner.custom_id };
}

let fields = 0;

function input(part, names) {
  const id = `field-${++fields}`;
  const required = part.required ?? part.type !== CHECKBOX;
  if (part.type === TEXT_INPUT) {
    const props = { id, value: part.value ?? "", placeholder: part.placeholder ?? "", required, maxLength: part.max_length ?? 4000 };
    if (part.min_length) props.minLength = part.min_length;
    const element = part.style === 2 ? h("textarea", { ...props, rows: 7 }) : h("input", { ...props, type: "text" });
    return { element, read: () => element.value };
  }
  if (part.type === UPLOAD) {
    const element = h("input", { id, type: "file", required: part.required ?? false, multiple: (part.max_values ?? 1) > 1 });
    return { element, read: () => readFiles(element.files) };
  }
  if (part.type === CHECKBOX) {
    const element = h("input", { id, type: "checkbox", checked: part.default });
    return { element, read: () => element.checked };
  }
  if (part.type === RADIO) {
    const element = h("div", {}, part.options.map((option) => h("label", { class: "tick" },
      h("input", { type: "radio", name: id, value: option.value, checked: option.default, required }), h("span", {}, described(option)))));
    return { element, group: "radiogroup", read: () => ticked(element)[0] ?? null };
  }
  const options = part.type === CHECKBOXES ? part.options : choices(part, names);
  if (part.type === CHECKBOXES || (part.max_values ?? 1) > 1) {
    const element = h("div", {}, ticks(id, options));
    if (required) askForOne(element);
    return { element, group: "group", read: () => ticked(element) };
  }
  const element = h("select", { id, required }, h("option", { value: "" }, part.placeholder || "Choose"),
    options.map((option) => h("option", { value: option.value, selected: option.default }, described(option))));
  return { element, read: () => (element.value ? [element.value] : []) };
}

// A browser knows required radios, but no required group of boxes.
function askForOne(element) {
  const boxes = [...element.querySelectorAll("input")];
  const look = () => boxes[0].setCustomValidity(ticked(element).length ? "" : "Choose at least one.");
  element.addEventListener("change", look);
  look();
}

export async function readFiles(list) {
  return Promise.all([...list].map(async (each) => ({ name: each.name, data: await base64(each) })));
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
