// Takes the alarm in the operator's name, once a person has the page before them: a page that is fetched ahead, or shown small, is not.
const form = document.getElementById('take');
let told = false;

async function tell() {
  if (told || document.visibilityState !== 'visible' || document.prerendering) return;
  told = true;
  form.hidden = true;
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { 'HX-Request': 'true' }, keepalive: true });
    told = answer.ok;
  } catch {
    told = false;
  }
  // Where it did not get through, the button is there.
  form.hidden = told;
}

if (form) {
  tell();
  document.addEventListener('visibilitychange', tell);
  document.addEventListener('prerenderingchange', tell);
}
