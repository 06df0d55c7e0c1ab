// [data-passkey-show] and [data-passkey-make] are forms that ask the browser for a passkey and go on with what it answers. Where the browser
// knows none they stay hidden, and everything else on the page does without.
const able = window.PublicKeyCredential
  && 'parseRequestOptionsFromJSON' in PublicKeyCredential
  && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

const asked = {
  show: (options) => navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  }),
  make: (options) => navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  }),
};

function words(failure) {
  if (failure.name === 'InvalidStateError') return 'There is a passkey of yours on this device already.';
  if (failure.name === 'SecurityError') return 'Passkeys need the address of this page to be a name, and encrypted.';
  return 'No passkey was given. Try again, or go on without one.';
}

function prepare(form, what) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    const told = form.querySelector('[data-passkey-told]');
    told.textContent = '';
    try {
      const options = JSON.parse(form.getAttribute(`data-passkey-${what}`));
      form.querySelector('[data-passkey-answer]').value = JSON.stringify(await asked[what](options));
      form.submit();
    } catch (failure) {
      told.textContent = words(failure);
    }
  });
}

if (able) {
  for (const what of Object.keys(asked)) {
    document.querySelectorAll(`form[data-passkey-${what}]`).forEach((form) => prepare(form, what));
  }
}
