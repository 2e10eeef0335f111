/** The sandbox page: draws the phones, presses their buttons, moves the clock. */
const phones = document.getElementById('phones');
const caseNumber = phones.dataset.case;
let drawn = '';

const element = (tag, className, text) => {
  const node = document.createElement(tag);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

const send = async (path, body) => {
  document.body.classList.add('m-busy');
  const response = await fetch(`/sandbox/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  document.body.classList.remove('m-busy');
  if (answer.error) window.alert(answer.error);
  await refresh();
};

const buttonsOf = (phone, line) => {
  const box = element('div', 'm-keys');
  for (const row of line.buttons) {
    const rowBox = element('div', 'm-keyrow');
    for (const button of row) {
      const key = element('button', 'm-key', button.label);
      key.type = 'button';
      key.addEventListener('click', () =>
        send('press', { account: phone.account, data: button.data, ref: line.ref }),
      );
      rowBox.append(key);
    }
    box.append(rowBox);
  }
  return box;
};

const lineOf = (phone, line) => {
  const box = element('div', `m-line m-from-${line.from}`);
  const bubble = element('p', 'm-bubble', line.text);
  bubble.append(element('small', 'm-when', line.time));
  box.append(bubble);
  if (line.folded) box.append(element('p', 'm-folded', line.folded));
  else if (line.buttons.length > 0) box.append(buttonsOf(phone, line));
  return box;
};

const writingOf = (phone) => {
  const form = element('form', 'm-writing');
  const input = element('input', '');
  input.placeholder = 'Сообщение';
  input.setAttribute('aria-label', `Сообщение от имени: ${phone.name}`);
  const button = element('button', 'm-button', 'Отправить');
  form.append(input, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value.trim() !== '') send('type', { account: phone.account, text: input.value });
  });
  return form;
};

const phoneOf = (phone) => {
  const box = element('section', 'm-phone');
  box.append(element('h2', '', phone.name), element('p', 'm-note', phone.who));
  const screen = element('div', 'm-screen');
  screen.append(...phone.lines.map((line) => lineOf(phone, line)));
  box.append(screen);
  if (phone.linked || phone.lines.length > 0) box.append(writingOf(phone));
  else {
    const invite = element('button', 'm-button m-primary', 'Пригласить в бот');
    invite.type = 'button';
    invite.addEventListener('click', () =>
      send('invite', { case: phone.case, person: phone.person }),
    );
    screen.append(element('p', 'm-note', 'Этот человек ещё не в боте.'), invite);
  }
  queueMicrotask(() => (screen.scrollTop = screen.scrollHeight));
  return box;
};

const refresh = async () => {
  const response = await fetch(`/sandbox/api/phones?case=${encodeURIComponent(caseNumber)}`);
  if (response.status === 401) return void (window.location.href = '/sign-in');
  const state = await response.json();
  document.getElementById('clock').textContent = state.clock;
  document.getElementById('next').textContent = state.next ? `Дальше: ${state.next}` : '';
  const text = JSON.stringify(state.phones);
  if (text === drawn) return;
  drawn = text;
  phones.replaceChildren(...state.phones.map(phoneOf));
};

for (const button of document.querySelectorAll('[data-advance]'))
  button.addEventListener('click', () => send('clock', { advance: button.dataset.advance }));
refresh();
setInterval(refresh, 3000);
