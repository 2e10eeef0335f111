import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTexts, type TextArgs, type Texts } from '../../src/bot/texts/texts.js';
import { wordingArgs, type WordingArgs } from '../../src/bot/texts/wording.js';
import type { Wording } from '../../src/procedures/wording.js';

export const localesDir = join(process.cwd(), 'locales');
export const texts: Texts = loadTexts(localesDir);

/** The specification beside the repository, where there is one. */
export const specificationDir = join(process.cwd(), '..', 'shared');
export const hasSpecification = existsSync(join(specificationDir, 'domain', 'h-dialogue.md'));
export const specification = (path: string): string =>
  readFileSync(join(specificationDir, path), 'utf8');

export type Folder = 'participants' | 'staff' | 'commands';

/** The ids that the files of one folder hold, own labels as `id.label`. */
export const idsOf = (folder: Folder): readonly string[] =>
  loadTexts(join(localesDir, folder)).keys();

export const lettersOf = (): readonly string[] => readdirSync(join(localesDir, 'letters')).sort();

const forms = (nominative: string, genitive: string, dative: string, instrumental: string) => ({
  nominative,
  genitive,
  dative,
  instrumental,
});
const facilitator = forms('ведущий', 'ведущего', 'ведущему', 'ведущим');
const mediator = forms('медиатор', 'медиатора', 'медиатору', 'медиатором');

const wording = (words: Pick<Wording, 'lead' | 'deal' | 'service' | 'plan'>): Wording => ({
  ...words,
  leadFull: words.lead.nominative,
  dealFull: words.deal.nominative,
  serviceFull: words.service,
  programme: 'программа',
  commission: 'комиссия',
});

/** The three columns of the table in H2. */
export const wordings = {
  kamchatka: wording({
    lead: facilitator,
    deal: { nominative: 'договор', dative: 'договору' },
    plan: { nominative: 'план', dative: 'плану' },
    service: 'служба примирения',
  }),
  borodino: wording({
    lead: mediator,
    deal: { nominative: 'соглашение', dative: 'соглашению' },
    service: 'служба медиации',
  }),
  vmeste: wording({
    lead: facilitator,
    deal: { nominative: 'договорённость', dative: 'договорённости' },
    service: 'программа «Вместе мы справимся»',
  }),
} as const satisfies Record<string, Wording>;

export type WordingName = keyof typeof wordings;
export const wordingNames = ['kamchatka', 'borodino', 'vmeste'] as const;

/** What the texts of participants may be given: nobody else's name, no act, no side. */
export const participantArgs = (words: WordingArgs): TextArgs => ({
  ...words,
  servicePhone: '+7 (4152) 00-00-00, добавочный 123',
  phone: '+7 (900) 000-00-00',
  service: 'Центр социальной помощи семье и детям города Петропавловска-Камчатского',
  institution: 'Центр социальной помощи семье и детям города Петропавловска-Камчатского',
  position: words.lead,
  leadName: 'Константин Белозерский-Преображенский',
  contact: `${words.lead} Константин Белозерский-Преображенский, тел. +7 (900) 000-00-00`,
  crisis: '8-800-2000-122, детский телефон доверия',
  name: 'Александра',
  child: 'Александра',
  label: 'Хочу вернуться на встречу',
  othersBody: texts.say('othersBody.other'),
  attendees: texts.say('attendees.specialist', words),
  place: 'Центр социальной помощи, кабинет 214, второй этаж',
  link: 'https://example.org/l/0123456789abcdefghij',
  when: 'воскресенье, 30 сентября, 17:30',
  when1: 'вс 30 сент., 17:30',
  when2: 'пн 31 окт., 17:30',
  what: 'встреча по итогам',
  near: 'завтра',
  until: 'до 30 сентября',
  date: '30 сентября 2026 года',
  signedOn: '30 сентября 2026 года',
  application: 'Я отзываю согласие на обработку персональных данных от 1 марта 2026 года.',
  dataList: 'имя, дата рождения, телефон, почта, мессенджер, родство, Ваши ответы',
  n: 5,
  text: 'Да.'.repeat(300),
});

const row = 'К-26-031 · Итог предварительной встречи · просрочено на 12 дней';

/** What the texts of the staff may be given: a case is its number, a person is a side. */
export const staffArgs = (words: WordingArgs): TextArgs => ({
  ...words,
  no: 'К-26-031',
  referral: '12',
  who: 'сторона 1, представитель',
  whom: 'ресурсный центр',
  staff: 'Белозерский-Преображенский К. В.',
  date: '30 сентября, ср',
  old: '29 сентября, вт',
  new: '30 сентября, ср',
  due: '30 сентября, ср',
  when: 'ср 30 сент., 17:30',
  time: '17:30',
  day: 'ср 30 сент.',
  left: 'просрочено на 12 дней',
  Left: 'Просрочено на 12 дней',
  limit: 'Проинформировать участников: ещё 12 человек',
  step: 'Итог предварительной встречи',
  label: 'Предложить вопрос для встречи',
  choice: 'Решено без встречи',
  warnings: 'Срок больше 30 дней.',
  sentence: 'Нужны новая дата, причина и дата уведомления комиссии.',
  follows: 'Начался срок: Составить протокол и карточку, до 30 сентября, ср.',
  title: 'Дела комиссии',
  rows: Array.from({ length: 30 }, () => row).join('\n'),
  list: 'К-26-031, К-26-032, К-26-033',
  procedure: 'Порядок межведомственного взаимодействия, Камчатский край',
  stage: '5 из 9: программа',
  clause: 'п. 4.2(3) Порядка',
  start: 'заявка получена 2 марта, пн',
  count: '20 календарных дней',
  compared: 'дата в заявке, заседание минус 3 дня',
  extension: 'нет',
  pd: 'бумага',
  part: 'ждём',
  bot: 'нет',
  role: 'Секретарь комиссии',
  chosen: 'ср 30 сент., 17:30; чт 1 окт., 17:30',
  slots: 'ср 30 сент., 17:30; чт 1 окт., 17:30',
  slot: 'ср 30 сент., 17:30',
  form: 'лично',
  place: 'Центр социальной помощи, кабинет 214',
  answer: 'другое время',
  what: 'встреча по итогам',
  meeting: '30 сентября, ср',
  period: 'первое полугодие 2026 года',
  link: 'https://example.org/l/0123456789abcdefghij',
  kind: 'рекомендации',
  topic: 'супервизия',
  until: 'до 30 сентября, ср',
  text: 'Все ответили.',
  other: 'только панель',
  channel: 'Telegram',
  field: 'Когда это было',
  phone: '+7 (900) 000-00-00',
  max: 600,
  a: 12,
  b: 12,
  c: 12,
  d: 12,
  p: 12,
  m: 12,
  n: 12,
});

/** Every text of the folders in a procedure's words, with arguments as long as life makes them. */
export const said = (folders: readonly Folder[], name: WordingName): readonly Said[] =>
  folders.flatMap((folder) => {
    const args = (folder === 'participants' ? participantArgs : staffArgs)(
      wordingArgs(wordings[name]),
    );
    return idsOf(folder).map((id) => ({ id, text: texts.say(id, args) }));
  });

export type Said = { readonly id: string; readonly text: string };

export const allFolders = ['participants', 'staff', 'commands'] as const;

/** The ids that are buttons: standard ones, commands, choices, and own labels under a screen. */
export const isLabel = (id: string): boolean =>
  /^(option|do|command|choice)-/.test(id) || (id.includes('.') && !/\.(hint|as)$/.test(id));
