/* Forms of commands work without this file; it keeps what is typed, so that a lost connection loses nothing, and shows a
   question only beside the answer that calls for it. */
(() => {
  const form = document.querySelector('[data-slip-form]');
  if (!form || !window.fetch || !window.URLSearchParams) return;
  const keepsDraft = form.dataset.slipForm !== '';
  const state = form.querySelector('[data-slip-state]');
  let timer = 0;
  let changed = false;

  form.addEventListener('input', later);
  form.addEventListener('change', later);
  window.addEventListener('online', keep);
  form.addEventListener('submit', (event) => {
    if (navigator.onLine === false) {
      event.preventDefault();
      say(
        'Нет связи. Не закрывайте страницу: написанное на месте, нажмите ещё раз, когда связь появится.',
      );
    }
  });

  form.addEventListener('change', ask);
  form.addEventListener('input', count);
  ask();

  function count({ target }) {
    const counter = target.parentElement?.querySelector('[data-counter]');
    if (counter)
      counter.textContent = `${target.value.length} из ${counter.dataset.counter} знаков`;
  }

  function ask() {
    for (const part of form.querySelectorAll('[data-called-for]')) {
      const [field, values = ''] = part.dataset.calledFor.split('=');
      const given = new FormData(form).getAll(field);
      part.hidden = !given.some((value) => values.split(',').includes(value));
      for (const control of part.querySelectorAll('input, select, textarea'))
        control.disabled = part.hidden;
    }
  }

  function later() {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 1000);
  }

  function keep() {
    if (!changed || !keepsDraft) return;
    changed = false;
    fetch(form.dataset.slipForm, {
      method: 'POST',
      headers: { 'x-quiet': 'yes' },
      body: new URLSearchParams(new FormData(form)),
    }).then(
      (answer) => (answer.status === 204 ? say('Черновик сохранён.') : say(form.dataset.slipLost)),
      () => {
        changed = true;
        timer = setTimeout(keep, 5000);
        say('Нет связи. Не закрывайте страницу: черновик сохранится, когда связь появится.');
      },
    );
  }

  function say(words) {
    if (state) state.textContent = words;
  }
})();
