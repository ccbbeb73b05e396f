// Lets the browser fill in a form with a passkey. Such a form is shown only where the browser can.

const READ = {
  create: (options) => PublicKeyCredential.parseCreationOptionsFromJSON(options),
  get: (options) => PublicKeyCredential.parseRequestOptionsFromJSON(options),
};
const CAN = Boolean(globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON);

// What the server asks of the device: written into the page, or asked for when it is needed.
async function request(form) {
  const written = document.getElementById("passkey-options");
  if (written) return JSON.parse(written.textContent).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options.publicKey;
}

async function fill(form) {
  const what = form.dataset.passkey;
  const trouble = form.querySelector("[data-passkey-trouble]");
  trouble.hidden = true;
  try {
    const options = await request(form);
    if (what === "create") options.authenticatorSelection.residentKey = "preferred";
    const credential = await navigator.credentials[what]({ publicKey: READ[what](options) });
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    trouble.hidden = false;
  }
}

if (CAN) {
  for (const missing of document.querySelectorAll("[data-passkey-missing]")) missing.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      fill(form);
    });
  }
}
