// A form (Discord: a modal) as a dialog.

import { $, fill, h } from "./dom.js";
import { field } from "./components.js";

export function openForm(form, names, submit) {
  const dialog = $("form");
  const fields = form.components.map((part) => field(part, names));
  const send = h("button", { type: "submit", class: "primary" }, "Send");
  const body = h("form", { class: "form-body" },
    h("header", {}, h("h2", { id: "form-title" }, form.title)),
    h("div", { class: "fields" }, fields.map((each) => each.element)),
    h("footer", {}, h("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, "Cancel"), send));
  body.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const values = {};
    for (const { key, read } of fields) {
      const value = read && (await read());
      if (value !== undefined) values[key] = value;
    }
    dialog.close();
    submit({ do: "submit", form: form.id, fields: values });
  });
  fill(dialog, body);
  dialog.setAttribute("aria-labelledby", "form-title");
  dialog.showModal();
  dialog.querySelector("input, textarea, select")?.focus();
}
