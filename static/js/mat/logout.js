// Asks before a logout that would lose what is not saved yet: the browser forgets it then.

import { unsent } from "./queue.js";

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function question() {
  const count = unsent() || unsent(false);
  const what = unsent() ? "set" : "answer";
  const waiting = count === 1 ? `1 ${what} is` : `${count} ${what}s are`;
  return `${waiting} not saved yet. Log out anyway and lose ${count === 1 ? "it" : "them"}, or stay?`;
}

function ask(form) {
  const stay = make("button", { className: "btn btn--primary", onclick: () => dialog.close() }, "Stay");
  const leave = make("button", { className: "btn btn--danger", onclick: () => form.submit() }, "Log out anyway");
  const dialog = make(
    "dialog",
    { className: "card", ariaLabel: "Log out?", onclose: () => dialog.remove() },
    make("p", {}, question()),
    make("div", { className: "actions" }, stay, leave),
  );
  document.body.append(dialog);
  dialog.showModal();
}

for (const form of document.querySelectorAll('form[action$="/logout/"]')) {
  form.addEventListener("submit", (event) => {
    if (!unsent() && !unsent(false)) return;
    event.preventDefault();
    ask(form);
  });
}
