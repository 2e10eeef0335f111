import { type Command } from '../../../cases/command.js';
import { meetings } from '../../../cases/meetings.js';
import { type Option } from '../screen.js';
import { headOf } from './card.js';
import { meetingLabel } from './choices.js';
import { type CaseDesk, labelOf, linesOf, pairs, screenOf } from './desk.js';
import { commandOption } from './forms.js';
import { leftText, limitDays, limitText } from './limit-words.js';
import { runningLimits } from '../../../cases/limits-of-case.js';
import { offersOf } from './offers.js';
import { type StaffScreen } from './staff-talk.js';

/** How the groups of the table of commands are called in the chat (I3.3). */
const groups = {
  opening: 'group.referral',
  service: 'group.service',
  takingPart: 'group.participation',
  meetings: 'group.meetings',
  result: 'group.result',
  fulfilment: 'group.fulfilment',
  steps: 'group.steps',
  anyTime: 'group.case',
} as const satisfies Partial<Record<Command['group'], string>>;

const groupOf = (name: string) => Object.entries(groups).find(([group]) => group === name);

/** «Ещё»: the groups in which something is offered, and the people; the menu where ten buttons leave room for it. */
export function moreScreen(desk: CaseDesk): StaffScreen {
  const offered = new Set(inGroups(desk).map((offer) => offer.group));
  const buttons: Option[] = Object.entries(groups)
    .filter(([group]) => [...offered].some((one) => one === group) || group === 'service')
    .map(([group, label]) => ({ id: 'group', value: group, label: labelOf(desk, label) }));
  const { no, procedure } = headOf(desk);
  const last: Option[] = [{ id: 'open' }, ...(buttons.length < 8 ? [{ id: 'menu' }] : [])];
  return screenOf(desk, 'staff.card.head', [...pairs([{ id: 'people' }, ...buttons]), last], {
    args: { no, procedure },
  });
}

/** Answers of participants are recorded under their person; what staff may do of the whole case as well stands here. */
const inGroups = (desk: CaseDesk) =>
  offersOf(desk).filter((offer) => !offer.answer || !offer.ofPerson);

const perPage = 6;

/** The commands of a group; the meetings and the limits stand above theirs. */
export function groupScreen(desk: CaseDesk, value: string): StaffScreen {
  const [name = '', page = '0'] = value.split('.');
  const found = groupOf(name);
  if (found === undefined) return moreScreen(desk);
  const commands = inGroups(desk).filter((offer) => offer.group === name);
  const at = Number(page);
  const shown = commands.slice(at * perPage, (at + 1) * perPage);
  const more: Option[] =
    commands.length > (at + 1) * perPage
      ? [{ id: 'group', value: `${name}.${at + 1}`, label: labelOf(desk, 'next') }]
      : [];
  const above = name === 'meetings' ? meetingButtons(desk) : [];
  const rows = pairs([...above, ...shown.map((offer) => commandOption(desk, offer.name))]);
  const why: Option[] =
    name === 'service' && runningLimits(desk.kase, desk.ctx).length > 0 ? [{ id: 'why' }] : [];
  return screenOf(
    desk,
    'staff.card.head',
    [...rows.slice(0, 4), [...more, ...why], [{ id: 'open' }, { id: 'menu' }]],
    {
      args: headOf(desk),
      text: linesOf(
        `${headOf(desk).no} · ${labelOf(desk, found[1])}`,
        ...(name === 'service' ? limitLines(desk) : []),
      ),
    },
  );
}

const meetingButtons = (desk: CaseDesk): Option[] =>
  meetings(desk.kase)
    .filter((m) => m.state === 'offered' || m.state === 'planned')
    .slice(-2)
    .map((m) => ({ id: 'meetingState', value: m.id, label: meetingLabel(desk, m) }));

const limitLines = (desk: CaseDesk): string[] =>
  runningLimits(desk.kase, desk.ctx).map(
    (limit) => `${limitText(desk, limit.id)} · ${leftText(desk, limitDays(desk, limit))}`,
  );
