import { dayIn } from '../../cases/calendar-day.js';
import { dayAndMonth } from '../../cases/russian-days.js';
import {
  type ChannelSwitches,
  type SwitchedChannel,
  switchedChannels,
} from '../../people/channel-switches.js';
import { type Directory } from '../../people/directory.js';
import { shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { type SwitchScope } from '../../people/switching.js';
import { getProcedure } from '../../procedures/procedures.js';
import { procedureName } from './case-list.js';

/** What the rows are made of. */
export interface ChannelFacts {
  readonly directory: Directory;
  readonly staff: readonly Staff[];
  /** The messengers that the installation has a token for. */
  readonly connected: readonly string[];
  readonly switches: ChannelSwitches;
}

/** A service or procedure on the page of the messengers. */
export interface ChannelRow {
  readonly of: string;
  readonly name: string;
  readonly channels: readonly {
    readonly name: SwitchedChannel;
    readonly label: string;
    readonly on: boolean;
  }[];
  /** Who read the notice about foreign messengers, and when; null: nobody yet. */
  readonly notice: string | null;
}

const labels = { telegram: 'Telegram', vk: 'VK' } as const satisfies Record<
  SwitchedChannel,
  string
>;

/** The services first, then the procedures, each with its switches and the state of the notice (R192). */
export const channelRows = (scopes: readonly SwitchScope[], facts: ChannelFacts): ChannelRow[] =>
  scopes.map((scope) => ({
    of: scope.of,
    name: nameOf(scope, facts.directory),
    channels: switchedChannels.map((name) => ({
      name,
      label: facts.connected.includes(name) ? labels[name] : `${labels[name]} (не подключён)`,
      on: !facts.switches.off.some((off) => off.of === scope.of && off.channel === name),
    })),
    notice: readBy(scope, facts),
  }));

function nameOf({ kind, id }: SwitchScope, { services }: Directory): string {
  if (kind === 'service') return services.find((s) => s.id === id)?.name ?? id;
  return `Регламент: ${procedureName(getProcedure(id))}`;
}

function readBy({ of }: SwitchScope, { switches, staff }: ChannelFacts): string | null {
  const notice = switches.notices.find((one) => one.of === of);
  if (notice === undefined) return null;
  const reader = staff.find(({ id }) => id === notice.by);
  const day = dayAndMonth(dayIn('Asia/Kamchatka', notice.at));
  return [day, reader === undefined ? '' : shortName(reader)].filter(Boolean).join(', ');
}
