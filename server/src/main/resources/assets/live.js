// Keeps a part of the page true: the server says "changed", the part is fetched again and swapped in.
// <main data-stream="…" data-fragment="…" data-target="#panel">; what is shown can be rebuilt from the server at any time.
const root = document.querySelector('[data-stream]');
const notice = document.getElementById('connection');
const LOST = 'Connection lost. Reconnecting…';
const NOT_SENT = 'That did not reach the server. Try again.';

// The server says "alive" every so often; a longer silence is a dead line that nobody has noticed.
const SILENCE = 30_000;
const LONGEST_WAIT = 15_000;

let source;
let watchdog;
let wait = 1000;

function warn(words) {
  if (!notice) return;
  notice.querySelector('[data-words]').textContent = words;
  notice.hidden = false;
}

function connect() {
  source = new EventSource(root.dataset.stream);
  source.addEventListener('open', () => {
    wait = 1000;
    watch();
    if (!notice.hidden) refresh();
  });
  source.addEventListener('error', () => {
    warn(LOST);
    // The browser tries again by itself, unless the server turned it away.
    if (source.readyState === EventSource.CLOSED) connectLater();
  });
  source.addEventListener('alive', watch);
  source.addEventListener('changed', refresh);
}

function connectLater() {
  warn(LOST);
  source.close();
  clearTimeout(watchdog);
  setTimeout(() => {
    connect();
    // Turned away for good, as after signing out elsewhere, is told by the part and not by the stream.
    refresh();
  }, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(connectLater, SILENCE);
}

let fetching = false;
let askedAgain = false;
let failed = false;
let nextTry;

async function refresh() {
  if (fetching) {
    askedAgain = true;
    return;
  }
  clearTimeout(nextTry);
  fetching = true;
  failed = false;
  askedAgain = false;
  try {
    await window.htmx.ajax('GET', root.dataset.fragment, { target: root.dataset.target, swap: 'outerHTML' });
  } catch {
    failed = true;
  }
  fetching = false;
  if (failed) {
    warn(LOST);
    nextTry = setTimeout(refresh, wait);
  } else {
    notice.hidden = source.readyState === EventSource.OPEN;
    if (askedAgain) refresh();
  }
}

for (const failure of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(failure, (event) => {
    // No longer signed in, or nothing is here for this person any more: the whole page asks, and says so.
    if ([401, 403, 404].includes(event.detail.xhr.status)) window.location.reload();
    else if (event.detail.requestConfig.verb === 'get') failed = true;
    else warn(NOT_SENT);
  });
}

// What has not changed stays as it is: a running clip runs on, a pressed button keeps its focus.
document.addEventListener('htmx:oobBeforeSwap', (event) => {
  const { target, fragment } = event.detail;
  const key = fragment.firstElementChild?.dataset.partKey;
  if (key !== undefined && key === target.dataset.partKey) event.preventDefault();
});

// Another answer has replaced the part, or the button, while this one was on its way: swapped in from a place that is
// gone, it would be seen by nobody, or by half. Fetch once more. Events of what is gone do not come up to the document,
// so the part itself is listened to.
function ifGone(event) {
  const { target, requestConfig } = event.detail;
  if (target.isConnected && requestConfig.elt.isConnected) return;
  event.preventDefault();
  refresh();
}

document.addEventListener('htmx:beforeRequest', ({ detail }) => detail.target.addEventListener('htmx:beforeSwap', ifGone));

let kept = {};

document.addEventListener('htmx:beforeSwap', (event) => {
  const { detail } = event;
  if (!detail.shouldSwap || event.defaultPrevented) return;
  // Signed out meanwhile: the answer is the sign-in page, and that belongs into the whole window.
  if (!detail.serverResponse.includes(`id="${detail.target.id}"`)) {
    detail.shouldSwap = false;
    window.location.reload();
    return;
  }
  const log = document.getElementById('log');
  kept = {
    log: log && log.scrollHeight - log.scrollTop - log.clientHeight > 40 ? log.scrollTop : undefined,
    menu: document.querySelector('details[open][id]')?.id,
  };
});

let latest = document.querySelector('[data-latest]')?.dataset.latest;

document.addEventListener('htmx:afterSettle', () => {
  if (source?.readyState === EventSource.OPEN) notice.hidden = true;
  showEndOfLog(kept.log);
  document.getElementById(kept.menu)?.setAttribute('open', '');
  const words = document.querySelector('[data-latest]')?.dataset.latest;
  if (words && words !== latest) document.getElementById('announcer').textContent = words;
  latest = words;
});

function showEndOfLog(place) {
  const log = document.getElementById('log');
  if (log) log.scrollTop = place ?? log.scrollHeight;
}

if (root) connect();
showEndOfLog();
