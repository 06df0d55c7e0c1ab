// A clip that the browser cannot play is said to be so, in the words that the page holds ready, and its snapshot is shown instead:
// [data-frame] holds the video, what goes with it [data-playing], and what comes in its place [data-instead].
function failed(video) {
  // The line broke in the middle: nothing is wrong with the clip.
  if (video.error?.code === MediaError.MEDIA_ERR_NETWORK) return false;
  // A video whose codec is unknown to the browser plays on as sound, before a black picture.
  const blind = video.readyState >= HTMLMediaElement.HAVE_METADATA && video.videoWidth === 0;
  return video.error || blind;
}

function say(video) {
  const frame = video.closest('[data-frame]');
  if (!frame) return;
  const poster = video.getAttribute('poster');
  video.pause();
  video.remove();
  for (const part of frame.querySelectorAll('[data-playing]')) part.hidden = true;
  for (const part of frame.querySelectorAll('[data-instead]')) part.hidden = false;
  document.dispatchEvent(new CustomEvent('unplayable', { detail: { poster } }));
}

function look(event) {
  if (event.target instanceof HTMLVideoElement && failed(event.target)) say(event.target);
}

// Neither event comes up to the document, but each goes down from it. A video whose source fails tells of it at the source.
document.addEventListener('loadedmetadata', look, true);
document.addEventListener(
  'error',
  (event) => {
    const { target } = event;
    if (target instanceof HTMLSourceElement && target.parentElement instanceof HTMLVideoElement) say(target.parentElement);
    else look(event);
  },
  true,
);

// Some had failed before this file was there. One that has no source yet looks the same as one whose source failed: it tries again, and
// tells. A slow machine would hear otherwise that a good clip cannot be played.
for (const video of document.querySelectorAll('video')) {
  if (video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE && !video.error) video.load();
  else if (failed(video)) say(video);
}
