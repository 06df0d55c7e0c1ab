(() => {
  const live = document.getElementById('live');
  const here = document.querySelector('nav [data-for="' + document.body.dataset.here + '"]');
  if (here) here.setAttribute('aria-current', 'page');

  // Only what differs is replaced, so that nothing flickers and a half-written reply stays where it is.
  const freshen = (old, fresh) => {
    const before = new Map([...old.children].filter(e => e.dataset.key).map(e => [e.dataset.key, e]));
    if (before.size === 0 && !fresh.querySelector(':scope > [data-key]')) {
      if (old.innerHTML !== fresh.innerHTML) { old.innerHTML = fresh.innerHTML; arrived(old); }
      return;
    }
    let place = old.firstElementChild;
    for (const next of [...fresh.children]) {
      const known = before.get(next.dataset.key);
      before.delete(next.dataset.key);
      if (!known) { old.insertBefore(next, place); arrived(next); continue; }
      if (known !== place) old.insertBefore(known, place); else place = place.nextElementSibling;
      update(known, next);
    }
    before.forEach(gone => gone.remove());
    for (const e of [...old.children]) if (!e.dataset.key) e.remove();
  };

  const update = (known, next) => {
    if (known.dataset.is === next.dataset.is && known.dataset.is) return;
    const parts = next.querySelectorAll('[data-part]');
    if (parts.length === 0) {
      if (known.innerHTML !== next.innerHTML) { known.innerHTML = next.innerHTML; arrived(known); }
      known.className = next.className;
      return;
    }
    for (const part of parts) {
      const old = known.querySelector('[data-part="' + part.dataset.part + '"]');
      if (!old) continue;
      if (part.tagName === 'SELECT') { if (document.activeElement !== old) old.value = part.value; continue; }
      if (old.innerHTML !== part.innerHTML) { old.innerHTML = part.innerHTML; arrived(old); }
      old.className = part.className;
    }
  };

  const arrived = where => {
    where.querySelectorAll('.talk').forEach(talk => { talk.scrollTop = talk.scrollHeight; });
    if (where.classList && where.classList.contains('talk')) where.scrollTop = where.scrollHeight;
  };

  let seen = '';
  const follow = async () => {
    for (;;) {
      try {
        const answer = await fetch(live.dataset.from + '?seen=' + seen, { cache: 'no-store' });
        if (!answer.ok) throw new Error(answer.status);
        const html = await answer.text();
        seen = answer.headers.get('X-Changes');
        const fresh = document.createElement('div');
        fresh.innerHTML = html;
        freshen(live, fresh);
        document.body.classList.remove('away');
      } catch (gone) {
        document.body.classList.add('away');
        await new Promise(later => setTimeout(later, 1000));
      }
    }
  };

  const post = (form) => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('form[data-quiet]')) return;
    event.preventDefault();
    post(form).then(() => { if (form.dataset.quiet === 'reset') form.reset(); });
  });
  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-on-change]');
    if (form) post(form);
  });

  arrived(document);
  if (live.dataset.from) follow();
})();
