// Plays the movement in the place of a still. The button exists only where this script runs, and not
// for those who ask for less motion.

function addPlay(button) {
  const image = button.closest("figure").querySelector("img");
  const still = image.src;
  button.hidden = false;
  button.addEventListener("click", () => {
    const plays = image.src === still;
    image.src = plays ? button.dataset.moving : still;
    button.textContent = plays ? "Stop the movement" : "Play the movement";
  });
}

if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
  document.querySelectorAll("[data-moving]").forEach(addPlay);
}
