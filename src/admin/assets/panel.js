/* The panel works without this file; it only saves a few presses. */
(() => {
  const search = document.querySelector('[data-search]');

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && search && search.offsetParent !== null) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === 'Escape') closeMenus(null);
  });

  document.addEventListener('click', (event) => {
    closeMenus(event.target.closest('.m-menu'));
    if (event.target.closest('[data-print]')) window.print();
    const show = event.target.closest('[data-show-password]');
    if (show) togglePassword(show);
  });

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-send-on-change]')) event.target.form.requestSubmit();
  });

  document
    .querySelectorAll('[data-needs-script]')
    .forEach((part) => part.removeAttribute('hidden'));

  function closeMenus(kept) {
    document.querySelectorAll('.m-menu[open]').forEach((menu) => {
      if (menu !== kept) menu.removeAttribute('open');
    });
  }

  function togglePassword(button) {
    const field = document.getElementById(button.dataset.showPassword);
    const hidden = field.type === 'password';
    field.type = hidden ? 'text' : 'password';
    button.textContent = hidden ? 'Скрыть' : 'Показать';
    field.focus();
  }
})();
