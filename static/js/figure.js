// Plays the movement in the place of a still, holds it where it is, and goes on from there. A picture
// that comes from a file cannot be held, so the drawing itself is brought into the page, its rules as a
// sheet of its own, which our policy allows. The button exists only where this works, and not for those
// who ask for less motion.

async function drawn(address) {
  const text = await (await fetch(address)).text();
  const [, head, rules, shapes] = text.match(/^(.*)<style>(.*)<\/style>(.*)$/s);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  const drawing = new DOMParser().parseFromString(head + shapes, "image/svg+xml").documentElement;
  drawing.setAttribute("display", "block");
  const frame = document.createElement("div");
  const root = frame.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  root.append(drawing);
  return frame;
}

async function play(button) {
  const figure = button.closest("figure");
  const image = figure.querySelector("img");
  const frame = await drawn(button.dataset.moving);
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", image.alt);
  image.replaceWith(frame);
  figure.querySelector("strong").textContent = "Movement";
  return frame.shadowRoot;
}

function addPlay(button) {
  let root;
  let runs = false;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      root ??= await play(button);
    } catch {
      button.textContent = "Cannot be reached just now. Try again";
      return;
    }
    if (runs) root.getAnimations().forEach((part) => part.pause());
    else root.getAnimations().forEach((part) => part.play());
    runs = !runs;
    button.textContent = runs ? "Pause" : "Go on";
  });
}

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
if (!still && "adoptedStyleSheets" in document) document.querySelectorAll("[data-moving]").forEach(addPlay);
