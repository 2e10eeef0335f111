import { PersonId } from '../../../cases/ids.js';
import { type Memory, type Option, type Screen, type Talk } from '../screen.js';
import { pairs, type Screens } from './screens.js';
import { views } from './views.js';

/** How many can be chosen from: ten buttons, two of them the closing row (H2). */
const longest = 8;

/** «За кого Вы сейчас отвечаете?»: the account's persons, the children they stand for, each case apart (R13). */
export function whomScreen(talks: readonly Talk[], screens: Screens, then?: string): Screen {
  const all = talks.flatMap(then === 'withdraw' ? consents : views).slice(0, longest);
  const [first] = all;
  if (first === undefined) throw new Error('an account without persons was asked for whom');
  const cases = new Set(all.map((view) => view.kase.id)).size;
  const options = all.map((view, n) => optionOf(view, n, first.person, cases > 1, screens));
  const memory: Memory = {
    ...Object.fromEntries(all.map(rememberedView)),
    ...(then === undefined ? {} : { then }),
  };
  return screens.make({ ...first, about: null }, 'whom.ask', pairs(options), { memory });
}

/** The own consent, and those given for children (H9.7). */
const consents = (talk: Talk): Talk[] => [
  { ...talk, about: null },
  ...views(talk).filter((view) => view.about !== null),
];

function optionOf(
  view: Talk,
  n: number,
  holder: PersonId,
  hasCases: boolean,
  screens: Screens,
): Option {
  const { person, about, kase } = view;
  const isSelf = about === null && person === holder;
  const name = isSelf
    ? screens.say(view, 'option.self')
    : ((about === null ? view.firstName : view.children.get(about)) ?? '');
  const label = hasCases ? `${name}, ${kase.number}` : name;
  return { id: isSelf ? 'self' : 'child', value: String(n), label: label.slice(0, 40) };
}

const rememberedView = ({ person, about, kase }: Talk, n: number): readonly [string, string] => [
  `who${String(n)}`,
  [person, kase.id, about ?? ''].join(' '),
];

/** The view that a button of `whom.ask` stands for; null: none. */
export function chosenView(
  memory: Memory,
  value: string | undefined,
): { person: string; caseId: string; about: PersonId | null } | null {
  const [person, caseId, about] = (memory[`who${value ?? ''}`] ?? '').split(' ');
  if (person === undefined || caseId === undefined) return null;
  return { person, caseId, about: PersonId.safeParse(about).data ?? null };
}
