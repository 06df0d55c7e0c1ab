// Tells the server that a person has the page before them: fetching it is not enough, previews and mail scanners fetch too.
const page = document.querySelector('[data-opened]');
let told = false;

async function tell() {
  if (told || document.visibilityState !== 'visible') return;
  told = true;
  try {
    const answer = await fetch(page.dataset.opened, { method: 'POST', keepalive: true });
    if (!answer.ok) told = false;
  } catch {
    told = false;
  }
}

if (page) {
  tell();
  document.addEventListener('visibilitychange', tell);
  // A line that was down when the page opened: the next touch tries again.
  document.addEventListener('pointerdown', tell);
}
