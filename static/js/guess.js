// What the device knows about its owner's habits: the unit of weight and the time zone. Only offered.

const POUND_REGIONS = new Set(["US", "LR", "MM"]);

function guessUnit() {
  const { region } = new Intl.Locale(navigator.language);
  return POUND_REGIONS.has(region) ? "lb" : "kg";
}

function guessTimeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

function fill(name, value) {
  for (const input of document.querySelectorAll(`[data-guess="${name}"]`)) {
    input.value ||= value;
  }
}

// On the settings page: one tap takes the device's zone, if it is another than the one chosen.
function offerTimeZone(hint) {
  const zone = guessTimeZone();
  const select = hint.closest("form").elements.time_zone;
  const known = [...select.options].some((option) => option.value === zone);
  const differs = () => known && select.value !== zone;
  hint.querySelector("[data-device-zone]").textContent = zone.replaceAll("_", " ");
  hint.hidden = !differs();
  select.addEventListener("change", () => { hint.hidden = !differs(); });
  hint.querySelector("button").addEventListener("click", () => {
    select.value = zone;
    hint.hidden = true;
    select.focus();
  });
}

fill("unit", guessUnit());
fill("time-zone", guessTimeZone());
document.querySelectorAll("[data-time-zone-hint]").forEach(offerTimeZone);
