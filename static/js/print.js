// Opens the browser's print window. The button exists only where this script runs.

const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
