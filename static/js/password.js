// Lets one see the password one types. The button exists only where this script runs.

function addToggle(input) {
  const box = document.createElement("div");
  const button = document.createElement("button");
  box.className = "password";
  button.className = "password__toggle";
  button.type = "button";
  button.textContent = "Show";
  button.setAttribute("aria-label", "Show password");
  button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.textContent = shown ? "Hide" : "Show";
    button.setAttribute("aria-label", shown ? "Hide password" : "Show password");
  });
  input.replaceWith(box);
  box.append(input, button);
  input.form.addEventListener("submit", () => { input.type = "password"; });
}

document.querySelectorAll('input[type="password"]').forEach(addToggle);
