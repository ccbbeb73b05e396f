// Asks before a logout that would lose what is not saved yet: the browser forgets it then.

import { unsent } from "./queue.js";

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function question({ sets, answers }) {
  const count = sets || answers;
  const what = sets ? "set" : "answer";
  const waiting = count === 1 ? `1 ${what} is` : `${count} ${what}s are`;
  return `${waiting} not saved yet. Log out anyway and lose ${count === 1 ? "it" : "them"}, or stay?`;
}

function ask(form, waiting) {
  const stay = make("button", { className: "btn btn--primary", onclick: () => dialog.close() }, "Stay");
  const leave = make("button", { className: "btn btn--danger", onclick: () => form.submit() }, "Log out anyway");
  const dialog = make(
    "dialog",
    { className: "card", ariaLabel: "Log out?", onclose: () => dialog.remove() },
    make("p", {}, question(waiting)),
    make("div", { className: "actions" }, stay, leave),
  );
  document.body.append(dialog);
  dialog.showModal();
}

for (const form of document.querySelectorAll('form[action$="/logout/"]')) {
  form.addEventListener("submit", (event) => {
    const waiting = unsent();
    if (!waiting.sets && !waiting.answers) return;
    event.preventDefault();
    ask(form, waiting);
  });
}
