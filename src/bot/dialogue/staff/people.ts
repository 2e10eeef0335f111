import { fieldsOf } from '../../../cases/command-fields.js';
import { findCommand } from '../../../cases/available-commands.js';
import { PersonId } from '../../../cases/ids.js';
import { participants, participation } from '../../../cases/participants.js';
import { hasPaper, pdConsent, requiredSigner } from '../../../cases/pd-consent.js';
import { type Option } from '../screen.js';
import { headOf } from './card.js';
import { type CaseDesk, labelOf, pairs, say, screenOf } from './desk.js';
import { commandOption } from './forms.js';
import { isAnswerOf, offersOf } from './offers.js';
import { type StaffScreen } from './staff-talk.js';
import { whoOf } from './who.js';

const perPage = 6;

/** «О ком речь?» */
export function peopleScreen(desk: CaseDesk, page = 0): StaffScreen {
  const all = participants(desk.kase);
  const shown = all.slice(page * 8, (page + 1) * 8);
  const buttons = shown.map(({ person }) => ({
    id: 'person',
    value: person,
    label: whoOf(desk, person),
  }));
  const more: Option[] =
    all.length > (page + 1) * 8
      ? [{ id: 'people', value: `${page + 1}`, label: labelOf(desk, 'next') }]
      : [];
  return screenOf(desk, 'q.who', [...pairs(buttons), [...more, { id: 'open' }]]);
}

/** A participant: consents, the bot, and what can be done (I2). */
export function personScreen(desk: CaseDesk, value: string, page = 0): StaffScreen {
  const person = PersonId.safeParse(value).data;
  const known = participants(desk.kase).find((p) => p.person === person);
  if (person === undefined || known === undefined) return peopleScreen(desk);
  const offers = offersOf(desk).filter((o) => o.persons.includes(person));
  const own = offers.filter((o) => !o.answer).map(({ name }) => name);
  const shown = own.slice(page * 4, (page + 1) * 4);
  const rest: Option[] = [
    ...(own.length > (page + 1) * 4
      ? [{ id: 'person', value: `${person}.${page + 1}`, label: labelOf(desk, 'next') }]
      : []),
    { id: 'open' },
  ];
  const first: Option[] = [
    ...(desk.talk.hasPages ? [{ id: 'whois', value: person, opens: 'whois' as const }] : []),
    ...(offers.some((o) => o.answer) ? [{ id: 'recordAnswer', value: person }] : []),
  ];
  return screenOf(
    desk,
    'staff.person',
    [first, ...pairs(shown.map((name) => commandOption(desk, name, person))), rest],
    {
      args: {
        ...headOf(desk),
        who: whoOf(desk, person),
        pd: say(desk, `state.${pdState(desk, person)}`),
        part: say(desk, `state.${partState(desk, person)}`),
        bot: say(desk, `state.${desk.ctx.people.get(person)?.linked === true ? 'yes' : 'no'}`),
      },
    },
  );
}

function pdState({ kase, ctx }: CaseDesk, person: PersonId): string {
  const signer = requiredSigner(kase, ctx, person);
  const state = pdConsent(kase, person, signer);
  if (state === 'withdrawn') return 'withdrawn';
  if (state === 'refused') return 'no';
  if (hasPaper(kase, person, signer)) return 'paper';
  return state === 'none' ? 'waiting' : 'yes';
}

function partState({ kase, ctx }: CaseDesk, person: PersonId): string {
  const states = { agreed: 'yes', refused: 'no', talk: 'waiting', none: 'waiting' } as const;
  return states[participation(kase, ctx, person)];
}

/** «Сторона 1: что сказано?»: the person's own words as buttons (I8). */
export function twinScreen(desk: CaseDesk, value: string, page = 0): StaffScreen {
  const person = PersonId.safeParse(value).data;
  if (person === undefined) return peopleScreen(desk);
  const buttons = offersOf(desk)
    .filter((o) => o.answer && o.refusal === null && o.persons.includes(person))
    .flatMap(({ name }) => answersOf(desk, name, person));
  const shown = buttons.slice(page * perPage, (page + 1) * perPage);
  const more: Option[] =
    buttons.length > (page + 1) * perPage
      ? [{ id: 'recordAnswer', value: `${person}.${page + 1}`, label: labelOf(desk, 'next') }]
      : [];
  return screenOf(desk, 'twin.ask', [...pairs(shown), [...more, { id: 'open' }]], {
    args: { who: whoOf(desk, person) },
    memory: { 'v.person': person },
  });
}

function answersOf(desk: CaseDesk, name: string, person: PersonId): Option[] {
  const command = findCommand(name, desk.kase.procedure.id);
  const field =
    command === undefined ? undefined : fieldsOf(command).find((f) => f.name === 'answer');
  const values = field?.kind.kind === 'choice' ? field.kind.options : [];
  const said = values
    .filter((value) => desk.texts.has(`command.${name}.${value}`))
    .map((value) => ({
      id: 'said',
      value: `${name}.${value}.${person}`,
      label: say(desk, `command.${name}.${value}`),
    }));
  return said.length > 0
    ? said
    : [{ id: 'said', value: `${name}..${person}`, label: labelOf(desk, name) }];
}

/** The command, the answer and the person of a button «что сказано». */
export function readSaid(desk: CaseDesk, value: string) {
  const [command = '', answer = '', person = ''] = value.split('.');
  return isAnswerOf(desk, command) ? { command, answer, person } : null;
}
