// A bar of our own for the clip; without this file the browser's controls stay.
function clock(seconds) {
  const whole = Math.floor(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function take(stage) {
  const video = stage.querySelector('video');
  const bar = stage.querySelector('.player');
  if (!video || !bar || !bar.hidden) return;
  const [play, back, full] = ['play', 'back', 'full'].map((name) => bar.querySelector(`[data-${name}]`));
  const track = bar.querySelector('input');
  const at = bar.querySelector('[data-at]');

  function length() {
    if (!Number.isFinite(video.duration)) return;
    track.max = video.duration;
    bar.querySelector('[data-of]').textContent = clock(video.duration);
    stage.querySelector('[data-length]').textContent = `clip ${Math.round(video.duration)} s`;
  }

  function progress() {
    track.value = video.currentTime;
    track.style.setProperty('--done', `${(100 * video.currentTime) / (video.duration || 1)}%`);
    track.setAttribute('aria-valuetext', `${clock(video.currentTime)} of ${clock(video.duration)}`);
    at.textContent = clock(video.currentTime);
  }

  function state() {
    play.classList.toggle('playing', !video.paused);
    play.setAttribute('aria-label', video.paused ? 'Play' : 'Pause');
  }

  function toggle() {
    if (video.paused) video.play();
    else video.pause();
  }

  play.addEventListener('click', toggle);
  video.addEventListener('click', toggle);
  back.addEventListener('click', () => {
    video.currentTime = Math.max(0, video.currentTime - 10);
  });
  full.addEventListener('click', () => (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen()));
  track.addEventListener('input', () => {
    video.currentTime = Number(track.value);
  });
  video.addEventListener('loadedmetadata', length);
  video.addEventListener('timeupdate', progress);
  video.addEventListener('play', state);
  video.addEventListener('pause', state);

  video.removeAttribute('controls');
  bar.hidden = false;
  length();
  progress();
  state();
}

function takeAll() {
  document.querySelectorAll('.stage').forEach(take);
}

takeAll();
document.addEventListener('htmx:afterSettle', takeAll);
