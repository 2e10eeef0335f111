import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { PersonId } from '../../src/cases/ids.js';
import { cellOf } from '../../src/people/access-cells.js';
import { type GrantRole, grantRoles, type Resource } from '../../src/people/access-roles.js';
import { type Grant } from '../../src/people/staff.js';
import {
  type Agent,
  aPanel,
  foreignCommission,
  foreignService,
  ownCommission,
  ownService,
  type PanelOfTown,
  plain,
} from '../support/panel.js';
import {
  accept,
  assign,
  aTown,
  meetingId,
  people,
  questionId,
  sendReferral,
  staffIds,
  type Town,
} from '../support/town.js';

const number = 'К-26-001';
const page = `/cases/${encodeURIComponent(number)}`;

const outsiderPerson = PersonId.parse('of-another-case');

let town: Town;
let panel: PanelOfTown;
beforeAll(async () => {
  town = await aTown();
  panel = aPanel(town);
  await seedCase();
});
afterAll(() => town.close());

/** Words that stand nowhere but in the one field, so that a page that shows them shows the field. */
const secret = {
  street: 'улица Прибойная, дом 77',
  email: 'polina-vetlugina@mail.example',
  school: 'Гимназия имени Крузенштерна',
  note: 'Заметка ведущего для себя',
  question: 'Вопрос через бот своими словами',
  place: 'Кабинет за синей дверью',
} as const;

/** A case between two preliminary meetings: one held, one planned for 20 March at 14:35. */
async function seedCase(): Promise<void> {
  const { store } = town;
  const harmed = await store.people.find(people.harmed);
  if (harmed === null) throw new Error('no person');
  await store.people.put(people.harmed, {
    ...harmed,
    email: secret.email,
    address: `г. Тихая Бухта, ${secret.street}`,
    school: secret.school,
  });
  await sendReferral(town);
  await assign(town);
  await accept(town);
  town.at('2026-03-04 10:00');
  await metWith(people.harmed, '2026-03-06T10:20');
  await plannedWith(people.boy, '2026-03-20T14:35');
  await town.done('facilitator', 'addNote', { note: await town.text(secret.note) });
  await town.answered(people.harmed, 'askQuestion', {
    question: questionId(),
    text: await town.text(secret.question),
  });
  await panel.service.settle();
}

async function plannedWith(person: PersonId, slot: string) {
  const meeting = meetingId();
  const place = await town.text(secret.place);
  await town.done('facilitator', 'proposeSlots', {
    meeting,
    persons: [person],
    slots: [slot],
    place,
  });
  await town.answered(person, 'pickSlot', { meeting, slot });
  return meeting;
}

async function metWith(person: PersonId, slot: string): Promise<void> {
  const meeting = await plannedWith(person, slot);
  town.at(slot.replace('T', ' '));
  await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
}

/** The roles that a grant lets reach the case of the town. */
const inside = [
  'facilitator',
  'serviceHead',
  'assignedOrg',
  'territorialService',
  'commissionSecretary',
  'commissionChair',
  'resourceCentre',
  'coordinator',
  'observer',
  'ufsinSpecialist',
  'prisonSpecialist',
  'provider',
] as const satisfies readonly GrantRole[];
type Inside = (typeof inside)[number];

/** A grant of the role that reaches the case. */
function grantOf(role: Inside): Grant {
  switch (role) {
    case 'facilitator':
      return { role, scope: 'assigned', ids: [ownService] };
    case 'serviceHead':
    case 'assignedOrg':
    case 'territorialService':
      return { role, scope: 'service', ids: [ownService] };
    case 'commissionSecretary':
    case 'commissionChair':
      return { role, scope: 'commission', ids: [ownCommission] };
    case 'resourceCentre':
      return { role, scope: 'procedure', ids: [], procedures: ['kamchatka'] };
    case 'coordinator':
    case 'observer':
      return { role, scope: 'installation' };
    case 'ufsinSpecialist':
    case 'prisonSpecialist':
    case 'provider':
      return { role, scope: 'entry', ids: [] };
  }
}

/** The grants in those roles that do not reach this case: nobody is assigned in them, or they see numbers alone. */
const outside: readonly Grant[] = [
  { role: 'familyCurator', scope: 'assigned', ids: [ownService] },
  { role: 'addictionSpecialist', scope: 'assigned', ids: [ownService] },
  { role: 'ngoWorker', scope: 'assigned', ids: [ownService] },
  { role: 'curator', scope: 'assigned', ids: [ownService] },
  { role: 'socialSpecialist', scope: 'assigned', ids: [ownService] },
  { role: 'commission', scope: 'commission', ids: [ownCommission] },
  { role: 'council', scope: 'commission', ids: [ownCommission] },
  { role: 'regionalCommission', scope: 'region', ids: ['Тихая Бухта'] },
  { role: 'ministry', scope: 'region', ids: ['Тихая Бухта'] },
  { role: 'department', scope: 'region', ids: ['Тихая Бухта'] },
];

/** The account with the grant alone: who is assigned leads the case, who opened it has entered it. */
async function browserOf(role: Inside): Promise<{ agent: Agent; id: string }> {
  const grant = grantOf(role);
  const id =
    grant.scope === 'assigned'
      ? staffIds.facilitator
      : grant.scope === 'entry'
        ? staffIds.commissionSecretary
        : `the-${role.toLowerCase()}`;
  await panel.employ(id, [grant]);
  return { agent: await panel.signedIn(id), id };
}

/** What of a resource a role sees of this Kamchatka case on a page, read from appendix J by its level and condition. */
function seenBy(role: GrantRole, resource: Resource): 'none' | 'part' | 'masked' | 'whole' {
  const { level, condition } = cellOf(role, resource);
  if (level === 'none' || condition === 'H' || condition === 'R') return 'none';
  if (condition === 'K' || condition === 'D' || condition === 'T') return 'part';
  return level === 'masked' ? 'masked' : 'whole';
}

const cardOf = (html: string, title: string): string =>
  new RegExp(`<h2 class="card-title">${title}</h2>(.*?)</section>`, 'u').exec(html)?.[1] ?? '';

/** Where a resource shows on the page of the case: what stands there for each of its levels. */
const marks: Readonly<
  Partial<Record<Resource, (html: string) => 'none' | 'part' | 'masked' | 'whole'>>
> = {
  nu: (html) => (html.includes(`<h1>${number}</h1>`) ? 'whole' : 'none'),
  fa: (html) =>
    html.includes('заседание 31 марта') && html.includes('m-limit') ? 'whole' : 'none',
  na: (html) => (/Ветлугина П\. А\..*Рябов К\. Д\./u.test(html) ? 'whole' : 'none'),
  bd: (html) => (html.includes('41 год') ? 'whole' : 'none'),
  ms: (html) => (html.includes('не в боте') ? 'whole' : 'none'),
  gu: (html) => (cardOf(html, 'Люди и согласия').includes('Рябова') ? 'whole' : 'none'),
  si: (html) => (html.includes('class="m-side"') ? 'whole' : 'none'),
  cs: (html) => {
    const card = cardOf(html, 'Люди и согласия');
    if (card.includes('m-consent--paper')) return 'whole';
    return card.includes('m-consent--given') ? 'part' : 'none';
  },
  el: (html) => (html.includes('Критерии заполнены') ? 'whole' : 'none'),
  rf: (html) => (html.includes('Ситуация описана') ? 'whole' : 'none'),
  mt: (html) => {
    const card = cardOf(html, 'Встречи');
    if (card.includes('14:35')) return 'whole';
    return card.includes('20 марта') ? 'part' : 'none';
  },
  mh: (html) => {
    const card = cardOf(html, 'Встречи');
    if (card.includes('Предварительная') && card.includes('проведена')) return 'whole';
    return card.includes('проведена') ? 'part' : 'none';
  },
  dl: (html) => {
    const card = cardOf(html, 'Сообщения');
    if (card.includes('Новость дела')) return 'whole';
    return card.includes('m-rows__line') ? 'part' : 'none';
  },
};

/** What no page of the panel shows to anybody yet: contacts, free text, notes, questions (J3.3, J4.13). */
const nowhere = [
  ...Object.values(secret),
  'Полина',
  'Кирилл',
  '000-00-11',
  '000-00-12',
  '1985',
  'Конфликт во дворе',
  '>Заметка<',
  'Вопрос ведущему',
];

/** Levels that a page does not tell apart: a masked name is how it writes names at all; of a messenger it says yes or no. */
const shownAs = (level: ReturnType<typeof seenBy>) => (level === 'masked' ? 'whole' : level);

describe('J3: the page of a case, by role and field', () => {
  it('is walked in every role that can be granted', () => {
    expect([...inside, ...outside.map(({ role }) => role)].sort()).toEqual([...grantRoles].sort());
  });

  it.each(inside)('shows %s what appendix J lets the role see, and nothing else', async (role) => {
    const { agent } = await browserOf(role);
    const { text } = await agent.get(page).expect(200);
    const html = plain(text);
    const found = Object.entries(marks).map(([resource, of]) => [resource, of(html)]);
    const due = Object.keys(marks).map((resource) => {
      const level = shownAs(seenBy(role, resource as Resource));
      return [resource, resource === 'ms' && level === 'part' ? 'whole' : level];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(due));
    for (const words of nowhere) expect(html).not.toContain(words);
  });

  it.each(outside)('is not found by $role, whom the case does not reach', async (grant) => {
    await panel.employ('outsider', [grant]);
    const agent = await panel.signedIn('outsider');
    await agent.get(page).expect(404);
    expect(plain((await agent.get('/cases')).text)).not.toContain(number);
  });
});

describe('J1: cases that are not one’s own', () => {
  const strangers: readonly (readonly [string, Grant])[] = [
    [
      'a facilitator of the same service',
      { role: 'facilitator', scope: 'assigned', ids: [ownService] },
    ],
    [
      'the head of another service',
      { role: 'serviceHead', scope: 'service', ids: [foreignService] },
    ],
    [
      'the secretary of another commission',
      { role: 'commissionSecretary', scope: 'commission', ids: [foreignCommission] },
    ],
    [
      'the chair of another commission',
      { role: 'commissionChair', scope: 'commission', ids: [foreignCommission] },
    ],
    [
      'the resource centre of another procedure',
      { role: 'resourceCentre', scope: 'procedure', ids: [], procedures: ['vmeste'] },
    ],
    [
      'a coordinator whose grant is over',
      { role: 'coordinator', scope: 'installation', until: new Date('2026-01-01') },
    ],
  ];

  it.each(strangers)(
    'J4.12, R17: %s finds the same as for a number that nobody has',
    async (_who, grant) => {
      await panel.employ('stranger', [grant]);
      const agent = await panel.signedIn('stranger');
      const withoutId = (text: string) => text.replace(/<b>[0-9a-f]{12}<\/b>/u, '');
      const answers = await Promise.all(
        [page, `${page}/do/addNote`, '/cases/%D0%9A-26-999', '/cases/%D0%9A-26-999/do/addNote'].map(
          (at) => agent.get(at),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
      expect(new Set(answers.map(({ text }) => withoutId(text))).size).toBe(1);
      const post = await agent.post(`${page}/do/addNote`).type('form').send({ text: 'x' });
      expect([post.status, withoutId(post.text)]).toEqual([404, withoutId(answers[0]?.text ?? '')]);
    },
  );

  it('J5.12: searching a name one does not reach looks as for a name that nobody has', async () => {
    await panel.employ('stranger', [
      { role: 'serviceHead', scope: 'service', ids: [foreignService] },
    ]);
    const agent = await panel.signedIn('stranger');
    const search = async (q: string) =>
      (await agent.post('/cases').type('form').send({ q }).expect(200)).text.replaceAll(q, '');
    expect(await search('Ветлугина')).toBe(await search('Абракадабра'));
  });

  it('J5.21: an account that was disabled sees nothing more, in the session it has', async () => {
    const { agent, id } = await browserOf('coordinator');
    await agent.get(page).expect(200);
    await panel.employ(id, [{ role: 'coordinator', scope: 'installation' }], { disabled: true });
    for (const at of [page, '/cases', '/today', '/deadlines'])
      expect((await agent.get(at).expect(302)).headers['location']).toBe('/sign-in');
  });

  it('J5.21: a grant that ended ends at once, in the session one has', async () => {
    const { agent, id } = await browserOf('coordinator');
    await agent.get(page).expect(200);
    await panel.employ(id, []);
    await agent.get(page).expect(404);
    expect((await agent.get('/cases')).text).not.toContain(number);
  });

  it('J1: a facilitator who handed the case over does not find it any more', async () => {
    const other = await aTown();
    const here = aPanel(other);
    await sendReferral(other);
    await assign(other);
    const agent = await here.signedIn(staffIds.facilitator);
    await agent.get(page).expect(200);
    await here.employ('successor', [{ role: 'facilitator', scope: 'assigned', ids: [ownService] }]);
    await other.done('serviceHead', 'replaceFacilitator', {
      facilitators: ['successor'],
      why: 'illness',
    });
    await agent.get(page).expect(404);
    await (await here.signedIn('successor')).get(page).expect(200);
    await other.close();
  });
});

describe('J3.2, Y: the lists', () => {
  const named: readonly GrantRole[] = ['coordinator', 'resourceCentre', 'commissionSecretary'];
  const cases = async (agent: Agent) => plain((await agent.get('/cases').expect(200)).text);

  it.each(inside)('name people to %s only where appendix J lets lists do so', async (role) => {
    const { agent } = await browserOf(role);
    const pages = [await cases(agent)];
    for (const at of ['/today', '/deadlines?mode=list', '/deadlines'])
      pages.push(plain((await agent.get(at).expect(200)).text));
    const [list = ''] = pages;
    expect(list).toContain(number);
    expect(list.includes('Ветлугина П. А.')).toBe(named.includes(role));
    if (!named.includes(role)) for (const html of pages) expect(html).not.toMatch(/Ветлуг|Рябов/u);
    for (const html of pages) for (const words of nowhere) expect(html).not.toContain(words);
    for (const html of pages) expect(html).not.toContain('бумага');
  });

  it.each(inside)('show %s the one name that was searched for, if any', async (role) => {
    const { agent } = await browserOf(role);
    const html = plain((await agent.post('/cases').type('form').send({ q: 'ветлуг' })).text);
    const mayKnow = seenBy(role, 'na') !== 'none';
    expect(html.includes(number)).toBe(mayKnow);
    expect(html.includes('Ветлугина П. А.')).toBe(mayKnow);
    expect(html.includes('Рябов')).toBe(named.includes(role));
  });

  it('J4.13: a name stands in no address', async () => {
    const { agent } = await browserOf('coordinator');
    const found = await agent.post('/cases').type('form').send({ q: 'ветлуг', view: 'open' });
    expect(found.text).not.toMatch(/href="[^"]*(?:ветлуг|%D0%B2%D0%B5%D1%82)/iu);
    const byNumber = await agent.post('/cases').type('form').send({ q: 'k 26 001' }).expect(303);
    expect(byNumber.headers['location']).toBe('/cases?q=k+26+001');
    expect((await agent.get('/cases?q=k+26+001')).text).toContain(number);
    const ignored = await agent.get(`/cases?q=${encodeURIComponent('абракадабра')}`);
    expect(ignored.text).toContain(number);
  });

  it('J4.12: no more than thirty searches by name a minute', async () => {
    await panel.employ('prober', [{ role: 'coordinator', scope: 'installation' }]);
    const agent = await panel.signedIn('prober');
    const search = () => agent.post('/cases').type('form').send({ q: 'ветлуг' });
    for (let n = 0; n < 30; n++) await search().expect(200);
    const refused = await search().expect(429);
    expect(plain(refused.text)).not.toContain('Ветлугина');
  });
});

describe('J4.13: what is known of a person', () => {
  const own = `${page}/people/${people.harmed}`;
  const whole = {
    na: ['Полина'],
    bd: ['3 февраля 1985'],
    co: ['000-00-11', secret.email],
    ad: [secret.street],
    sc: [secret.school],
  } as const;
  const masks: Readonly<Partial<Record<string, readonly string[]>>> = {
    co: ['-**-11', 'p***@mail.example'],
    ad: ['г. Тихая Бухта'],
    sc: ['школа'],
    bd: ['41 год'],
  };

  it.each(inside)(
    'shows %s masks first, and by a press what appendix J lets the role see',
    async (role) => {
      const { agent, id } = await browserOf(role);
      const before = (await town.store.accessLog.read({ account: id, limit: 500 })).length;
      const seen = { na: '', bd: '', co: '', ad: '', sc: '' };
      const levels = Object.keys(seen).map((of) => [of, seenBy(role, of as Resource)] as const);
      if (levels.every(([, level]) => level === 'none')) {
        await agent.get(own).expect(404);
        await agent.post(own).expect(404);
        return;
      }
      const hidden = plain((await agent.get(own).expect(200)).text);
      for (const words of Object.values(whole).flat()) expect(hidden).not.toContain(words);
      const shown = plain((await agent.post(own).expect(200)).text);
      for (const [of, level] of levels) {
        const found = whole[of as keyof typeof whole].map((words) => shown.includes(words));
        expect([role, of, found]).toEqual([role, of, found.map(() => level === 'whole')]);
        for (const words of masks[of] ?? [])
          expect([role, of, hidden.includes(words)]).toEqual([role, of, level !== 'none']);
      }
      const [line, ...rest] = await town.store.accessLog.read({ account: id, limit: 500 });
      expect(line).toMatchObject({ action: 'reveal', person: people.harmed, role, allowed: true });
      expect(rest).toHaveLength(before);
    },
  );

  it('is for nobody whom the case does not reach, and of nobody who is not in it', async () => {
    await panel.employ('stranger', [
      { role: 'serviceHead', scope: 'service', ids: [foreignService] },
    ]);
    const stranger = await panel.signedIn('stranger');
    await stranger.get(own).expect(404);
    await stranger.post(own).expect(404);
    const { agent } = await browserOf('coordinator');
    await agent.get(`${page}/people/nobody`).expect(404);
    await town.store.people.put(outsiderPerson, {
      lastName: 'Посторонняя',
      firstName: 'Анна',
      patronymic: '',
      born: null,
      phone: '',
      email: '',
      address: '',
      school: '',
    });
    await agent.post(`${page}/people/${outsiderPerson}`).expect(404);
  });

  it('J4.12: opens sixty times an hour at most', async () => {
    await panel.employ('curious', [{ role: 'coordinator', scope: 'installation' }]);
    const agent = await panel.signedIn('curious');
    for (let n = 0; n < 60; n++) await agent.post(own).expect(200);
    const refused = await agent.post(own).expect(429);
    expect(plain(refused.text)).not.toContain('Полина');
    expect(await town.store.accessLog.read({ account: 'curious', limit: 100 })).toHaveLength(60);
  });
});

describe('R20, J4.9: the access log', () => {
  const lines = (account: string) => town.store.accessLog.read({ account, limit: 50 });

  it('has a line for each opening, by the right that allowed it, and none for lists', async () => {
    await panel.employ('logged', [{ role: 'coordinator', scope: 'installation' }]);
    const agent = await panel.signedIn('logged');
    for (const at of ['/cases', '/today', '/deadlines']) await agent.get(at).expect(200);
    await agent.post('/cases').type('form').send({ q: 'ветлуг' }).expect(200);
    expect(await lines('logged')).toEqual([]);
    await agent.get(page).expect(200);
    await agent.get(page).expect(200);
    const { id } = await town.kase();
    const opened = {
      account: 'logged',
      role: 'coordinator',
      door: 'panel',
      action: 'open',
      caseId: id,
      allowed: true,
    };
    expect(await lines('logged')).toMatchObject([opened, opened]);
  });

  it('has a line for each refused try, with the case where there is one', async () => {
    await panel.employ('refused', [
      { role: 'serviceHead', scope: 'service', ids: [foreignService] },
    ]);
    const agent = await panel.signedIn('refused');
    await agent.get('/cases/%D0%9A-26-999').expect(404);
    await agent.get(page).expect(404);
    const { id } = await town.kase();
    expect(await lines('refused')).toMatchObject([
      { action: 'denied', caseId: id, allowed: false },
      { action: 'denied', caseId: null, allowed: false },
    ]);
  });

  it('holds ids only, and its chain breaks where a line is edited', async () => {
    const { store } = town;
    expect(await store.accessLog.verify()).toBeNull();
    const log = store.client.db(store.database).collection('accessLog');
    expect(JSON.stringify(await log.find({}).toArray())).not.toMatch(/[а-яё]/iu);
    const one = await log.findOne({ action: 'denied' });
    await log.updateOne({ _id: one?._id }, { $set: { allowed: true } });
    expect(await store.accessLog.verify()).toMatchObject({ seq: one?.['seq'] as number });
    await log.updateOne({ _id: one?._id }, { $set: { allowed: false } });
    expect(await store.accessLog.verify()).toBeNull();
  });
});

describe('R21: who is not signed in', () => {
  it.each([
    '/',
    '/cases',
    page,
    `${page}/do/addNote`,
    '/cases/new',
    '/today',
    '/deadlines',
    '/sandbox',
    '/anything',
  ])('is sent from %s to the sign-in', async (at) => {
    const answer = await request(panel.app).get(at).expect(302);
    expect(answer.headers['location']).toBe('/sign-in');
    expect(answer.text).not.toContain(number);
  });
});
