// The search in the portal's bar: what was found opens under the field while somebody types. Without this module the form still works.
const form = document.querySelector('[data-search]');

if (form) {
  const field = form.querySelector('input[type="search"]');
  const panel = form.querySelector('[data-results]');
  const PAUSE = 120;
  let waiting;
  let asking;
  let shown = '';

  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-haspopup', 'listbox');

  const options = () => [...panel.querySelectorAll('[role="option"]')];
  const active = () => panel.querySelector('[aria-selected="true"]');

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    panel.hidden = true;
    shown = '';
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-controls');
    field.removeAttribute('aria-activedescendant');
  }

  function choose(option) {
    active()?.setAttribute('aria-selected', 'false');
    if (!option) return field.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  }

  function open(html) {
    panel.innerHTML = html;
    panel.hidden = false;
    options().forEach((option, i) => (option.id = `found-option-${i}`));
    const list = panel.querySelector('[role="listbox"]');
    field.setAttribute('aria-expanded', String(Boolean(list)));
    if (list) field.setAttribute('aria-controls', list.id);
    else field.removeAttribute('aria-controls');
    field.removeAttribute('aria-activedescendant');
    const found = options().length - 1;
    document.getElementById('announcer').textContent =
      found < 0 ? 'Nothing found' : found === 1 ? '1 result' : `${found} results`;
  }

  async function ask() {
    const typed = field.value.trim();
    if (!typed) return close();
    if (typed === shown) return;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`/search/results?q=${encodeURIComponent(typed)}`, {
        signal: asking.signal,
        redirect: 'error',
        headers: { Accept: 'text/html' },
      });
      if (!answer.ok) return close();
      const html = await answer.text();
      if (field.value.trim() !== typed) return;
      shown = typed;
      open(html);
    } catch (error) {
      // A newer question, a lost line, a sign-in that has ended: Enter still asks for the page.
      if (error.name !== 'AbortError') close();
    }
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener('focus', () => {
    if (field.value.trim() && panel.hidden && document.activeElement === field && field.dataset.touched) ask();
    field.dataset.touched = 'true';
  });

  field.addEventListener('keydown', (event) => {
    const all = options();
    const at = all.indexOf(active());
    if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !panel.hidden && all.length) {
      event.preventDefault();
      const next = event.key === 'ArrowDown' ? at + 1 : at < 0 ? all.length - 1 : at - 1;
      choose(all[next >= all.length ? -1 : next]);
    } else if (event.key === 'Enter' && active() && !panel.hidden) {
      event.preventDefault();
      active().click();
    }
  });

  document.addEventListener('click', (event) => {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
