// Counts on what the server wrote: how long ago, how much time is left, what time it is at the site.
// [data-now] holds the server's clock when the part was made; a browser whose own clock is wrong still counts right.
const skews = new WeakMap();

function now(element) {
  const made = element.closest('[data-now]');
  if (!made) return Date.now();
  if (!skews.has(made)) skews.set(made, Date.now() - Number(made.dataset.now));
  return Date.now() - skews.get(made);
}

function span(seconds) {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
  const days = Math.floor(seconds / 86400);
  return `${days} day${days === 1 ? '' : 's'}`;
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function showAgo(element) {
  say(element, `${span(Math.max(0, Math.floor((now(element) - Number(element.dataset.ago)) / 1000)))} ago`);
}

const formats = new Map();

function showSiteTime(element) {
  const timeZone = element.dataset.siteTime;
  if (!formats.has(timeZone)) {
    formats.set(timeZone, new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }));
  }
  say(element, formats.get(timeZone).format(now(element)));
}

function showLeft(element) {
  const left = Math.max(0, Math.ceil((Number(element.dataset.closes) - now(element)) / 1000));
  const of = Number(element.dataset.of);
  for (const words of element.querySelectorAll('[data-left]')) {
    say(words, `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`);
  }
  for (const ring of element.querySelectorAll('[data-rest]')) ring.setAttribute('stroke-dasharray', `${Math.min(100, (100 * left) / of)} 100`);
  for (const bar of element.querySelectorAll('progress')) bar.value = left;
  for (const open of element.querySelectorAll('[data-while-open]')) open.hidden = left === 0;
  for (const over of element.querySelectorAll('[data-when-over]')) over.hidden = left > 0;
}

function tick() {
  document.querySelectorAll('[data-ago]').forEach(showAgo);
  document.querySelectorAll('[data-site-time]').forEach(showSiteTime);
  document.querySelectorAll('[data-closes]').forEach(showLeft);
}

tick();
setInterval(tick, 1000);
// A phone that comes out of the pocket shows the right time at once.
document.addEventListener('visibilitychange', tick);
document.addEventListener('htmx:afterSettle', tick);
