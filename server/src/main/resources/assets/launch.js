// The address of a launch that was not accepted holds a signature, which is not to stay in the address bar or in the history.
const plain = document.querySelector('[data-plain]');
history.replaceState(null, '', plain.dataset.plain);
