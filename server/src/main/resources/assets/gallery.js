// The strip under the stage: each picture large on it, and back to the clip. Without this file its links open the pictures.
function pictures() {
  return [...document.querySelectorAll('#strip a')];
}

function show(link) {
  const large = document.getElementById('large');
  const video = document.querySelector('#clip video');
  const still = link.dataset.show === 'still';
  if (!large || (!still && !video)) return false;
  large.hidden = !still;
  if (still) {
    large.src = link.href;
    large.alt = link.dataset.caption;
    video?.pause();
  } else {
    video.play();
  }
  mark(link);
  return true;
}

function mark(link) {
  for (const other of pictures()) {
    if (other === link) other.setAttribute('aria-current', 'true');
    else other.removeAttribute('aria-current');
  }
}

// More snapshots have arrived while one of them was being looked at.
document.addEventListener('htmx:afterSettle', () => {
  const large = document.getElementById('large');
  const shown = large && !large.hidden && pictures().find((link) => link.href === large.src);
  if (shown) mark(shown);
});

// The clip's link downloads what cannot be played, also in a strip that comes later.
function offerDownload() {
  const clip = pictures().find((link) => link.dataset.show === 'clip');
  if (!clip || document.querySelector('#clip video')) return;
  delete clip.dataset.show;
  clip.href = `${clip.href}?download`;
  clip.setAttribute('download', '');
}

document.addEventListener('htmx:afterSettle', offerDownload);
document.addEventListener('unplayable', ({ detail }) => {
  offerDownload();
  const first = pictures().find((link) => link.dataset.show === 'still' && link.getAttribute('href') === detail.poster);
  if (first) show(first);
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('#strip a');
  if (link && !event.ctrlKey && !event.metaKey && show(link)) event.preventDefault();
});

document.addEventListener('keydown', (event) => {
  const links = pictures();
  const at = links.indexOf(document.activeElement);
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (at >= 0 && step) {
    const next = links[(at + step + links.length) % links.length];
    event.preventDefault();
    next.focus();
    show(next);
  }
  if (event.key === 'Escape' && links.length && !document.fullscreenElement) show(links[0]);
});
