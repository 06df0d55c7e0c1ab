// More may join an alarm while the page about it is open: its pictures are asked for again, and replaced where something has come.
const EVERY = 5000;
let asking = false;

async function ask() {
  const part = document.querySelector('[data-pictures]');
  if (!part || asking || document.visibilityState !== 'visible') return;
  asking = true;
  try {
    const answer = await fetch(`${part.dataset.pictures}?have=${encodeURIComponent(part.dataset.key)}`);
    if (answer.status === 200) replace(part, await answer.text());
  } catch {
    // The line is down: the next time tries again.
  }
  asking = false;
}

function replace(part, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-pictures]');
  if (fresh) part.replaceWith(document.adoptNode(fresh));
}

setInterval(ask, EVERY);
