/** The sandbox page: draws the phones, presses their buttons, moves the clock. */
const phones = document.getElementById('phones');
const problem = document.getElementById('sandbox-error');
const caseNumber = phones.dataset.case;
const REFRESH = 3000;
const drawn = new Map();
let busy = false;

const element = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

const icon = (name) => document.getElementById(`icon-${name}`).content.cloneNode(true);

const say = (words) => {
  problem.hidden = !words;
  problem.textContent = words ?? '';
};

const answerTo = async (path, body) => {
  const response = await fetch(`/sandbox/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.ok ? response.json() : { error: 'Не получилось. Попробуйте ещё раз.' };
};

/** One press at a time; the next one waits until the phones show what became of it. */
const send = async (path, body) => {
  if (busy) return;
  busy = true;
  document.body.classList.add('m-busy');
  try {
    say((await answerTo(path, body)).error);
    await refresh();
  } catch {
    say('Сервис не отвечает. Проверьте, что он запущен.');
  } finally {
    busy = false;
    document.body.classList.remove('m-busy');
  }
};

const keysOf = (phone, line) => {
  const box = element('div', 'm-keys');
  for (const row of line.buttons) {
    const rowBox = element('div', 'm-keys__row');
    for (const button of row) {
      const key = element(button.type === 'open' ? 'a' : 'button', 'm-key', button.label);
      if (button.type === 'open')
        Object.assign(key, { href: button.url, target: '_blank', rel: 'noopener' });
      else {
        key.type = 'button';
        key.addEventListener('click', () =>
          send('press', { account: phone.account, data: button.data, ref: line.ref }),
        );
      }
      rowBox.append(key);
    }
    box.append(rowBox);
  }
  return box;
};

const lineOf = (phone, line) => {
  const parts = [];
  const bubble = element(
    'div',
    `m-bubble ${line.from === 'bot' ? '' : 'm-bubble--own'}`,
    line.text,
  );
  bubble.append(element('time', '', line.time.split(', ').at(-1)));
  parts.push(bubble);
  if (line.folded) {
    const answered = element('p', 'm-chat__answered');
    answered.append(icon('check'), element('span', '', line.folded));
    parts.push(answered);
  } else if (line.buttons.length > 0) parts.push(keysOf(phone, line));
  return parts;
};

const chatOf = (phone) => {
  const chat = element('div', 'm-chat');
  chat.tabIndex = 0;
  chat.setAttribute('role', 'log');
  chat.setAttribute('aria-label', `Переписка: ${phone.name}`);
  let day = '';
  for (const line of phone.lines) {
    const lineDay = line.time.split(', ')[0];
    if (lineDay !== day) chat.append(element('p', 'm-chat__day', lineDay));
    day = lineDay;
    chat.append(...lineOf(phone, line));
  }
  return chat;
};

const writingOf = (phone) => {
  const form = element('form', 'm-phone__write');
  const input = element('input');
  input.type = 'text';
  input.placeholder = 'Сообщение';
  input.setAttribute('aria-label', `Сообщение от имени: ${phone.name}`);
  const button = element('button');
  button.setAttribute('aria-label', 'Отправить');
  button.append(icon('send'));
  form.append(input, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value.trim() !== '') send('type', { account: phone.account, text: input.value });
  });
  return form;
};

const inviteOf = (phone) => {
  const key = element('button', 'btn btn-primary m-btn-small', 'Пригласить в бот');
  key.type = 'button';
  key.addEventListener('click', () => send('invite', { case: phone.case, person: phone.person }));
  const box = element('div', 'm-phone__invite');
  box.append(element('p', '', 'Этот человек ещё не в боте. Секретарь дал бы ему ссылку.'), key);
  return box;
};

const initialsOf = (name) =>
  name
    .split(/\s+/u)
    .map((part) => part[0])
    .slice(0, 2)
    .join('');

const topOf = () => {
  const top = element('div', 'm-phone__top');
  const mark = element('span', 'm-avatar');
  mark.append(icon('mark'));
  const words = element('div');
  words.append(element('b', '', 'Служба примирения'), element('span', '', 'учебный мессенджер'));
  top.append(mark, words);
  return top;
};

const noteOf = (phone) => {
  const last = phone.lines.at(-1);
  const waits = last && last.from === 'bot' && last.buttons.length > 0 && !last.folded;
  const words =
    phone.lines.length === 0
      ? phone.staff
        ? 'Сотрудник может написать первым.'
        : phone.linked
          ? 'Человек может написать первым.'
          : 'Ждём приглашения.'
      : waits
        ? 'Бот ждёт ответа.'
        : 'Бот ничего не спрашивает. Дальше – по часам дела.';
  const note = element('p', 'm-phone__note');
  note.append(icon('clock'), element('span', '', words));
  return note;
};

const phoneOf = (phone) => {
  const box = element('section', 'm-phone');
  const who = element('div', 'm-phone__who');
  const words = element('div');
  words.append(element('h2', '', phone.name), element('span', 'm-quiet', phone.who));
  const avatar = element('span', 'm-avatar', initialsOf(phone.name));
  avatar.setAttribute('aria-hidden', 'true');
  who.append(avatar, words);
  const frame = element('div', 'm-phone__frame');
  const screen = element('div', 'm-phone__screen');
  const chat = chatOf(phone);
  screen.append(topOf(), chat);
  if (phone.linked || phone.lines.length > 0) screen.append(writingOf(phone));
  else chat.append(inviteOf(phone));
  if (phone.linked && phone.lines.length === 0)
    chat.append(
      element('p', 'm-chat__day', phone.staff ? 'Напишите: меню' : 'Сообщений ещё не было'),
    );
  frame.append(screen);
  box.append(who, frame, noteOf(phone));
  return box;
};

/** Replaces only the phones that changed, so a half-typed message stays. */
const draw = (list) => {
  const wanted = new Set(list.map((phone) => phone.account));
  for (const [account, { box }] of drawn)
    if (!wanted.has(account)) {
      box.remove();
      drawn.delete(account);
    }
  for (const phone of list) {
    const text = JSON.stringify(phone);
    const old = drawn.get(phone.account);
    if (old?.text === text) continue;
    const box = phoneOf(phone);
    if (old) old.box.replaceWith(box);
    else phones.append(box);
    drawn.set(phone.account, { text, box });
    const chat = box.querySelector('.m-chat');
    chat.scrollTop = chat.scrollHeight;
  }
};

const drawStages = (list) =>
  document.getElementById('stages').replaceChildren(
    ...list.map(({ name, state }) => {
      const step = element('li', { past: 'is-past', current: 'is-now', ahead: '' }[state], name);
      if (state === 'current') step.setAttribute('aria-current', 'step');
      return step;
    }),
  );

const drawLeaks = ({ clean, words }) => {
  const line = document.getElementById('leaks');
  line.hidden = false;
  line.classList.toggle('m-leaks--found', !clean);
  document.getElementById('leaks-head').textContent = clean
    ? 'Проверка на утечку: чисто.'
    : 'Проверка на утечку: найдена.';
  document.getElementById('leaks-words').textContent = words;
};

const refresh = async () => {
  if (document.hidden && drawn.size > 0) return;
  const response = await fetch(`/sandbox/api/phones?case=${encodeURIComponent(caseNumber)}`);
  if (response.status === 401) return void (window.location.href = '/sign-in');
  if (!response.ok) return;
  const state = await response.json();
  document.getElementById('clock-time').textContent = state.clock;
  document.getElementById('clock-day').textContent = state.day;
  document.getElementById('next').textContent = state.next
    ? `Дальше: ${state.next}`
    : 'Дальше само ничего не наступит';
  drawStages(state.stages);
  drawLeaks(state.leaks);
  draw(state.phones);
};

for (const button of document.querySelectorAll('[data-advance]'))
  button.addEventListener('click', () => send('clock', { advance: button.dataset.advance }));
refresh();
setInterval(() => busy || refresh().catch(() => undefined), REFRESH);
