import { z } from 'zod';
import { type Case, last } from '../cases/case.js';
import { type Messenger } from '../cases/context.js';
import { StaffId } from '../cases/ids.js';
import { presentService } from '../cases/service-of-case.js';

/** The messengers that can be switched off; the sandbox is of the demo alone. */
export const switchedChannels = ['telegram', 'vk'] as const;
export type SwitchedChannel = (typeof switchedChannels)[number];

/** A messenger on the list of foreign ones: a notice has to be read before the first invitation into it (R192, Q17). */
export const isForeign = (channel: string): boolean => channel === 'telegram';

/** Whose switch it is: a service or a procedure. */
export const serviceScope = (id: string): string => `service:${id}`;
export const procedureScope = (id: string): string => `procedure:${id}`;

/** Which messengers are off for a service or a procedure, and for which the notice was read; nothing is off at first. */
export const ChannelSwitches = z.object({
  off: z.array(z.object({ of: z.string(), channel: z.enum(switchedChannels) })),
  /** `at`: technical clock. */
  notices: z.array(z.object({ of: z.string(), by: StaffId, at: z.date() })),
});
export type ChannelSwitches = z.output<typeof ChannelSwitches>;

export const noSwitches: ChannelSwitches = { off: [], notices: [] };

/** What the case may use of these messengers (R192). */
export function messengersFor(
  kase: Case,
  channels: readonly string[],
  switches: ChannelSwitches,
): Messenger[] {
  const service = presentService(kase) ?? last(kase, 'serviceChosen')?.service ?? null;
  const procedure = procedureScope(kase.procedure.id);
  const scopes = [procedure, ...(service === null ? [] : [serviceScope(service)])];
  const reader = service === null ? procedure : serviceScope(service);
  const stateOf = (name: string): Messenger['state'] => {
    if (switches.off.some(({ of, channel }) => channel === name && scopes.includes(of)))
      return 'off';
    const isRead = switches.notices.some(({ of }) => of === reader);
    return isForeign(name) && !isRead ? 'noticeMissing' : 'open';
  };
  return channels.map((name) => ({ name, state: stateOf(name) }));
}

/** Nothing is switched off for anybody. */
export const isAllOn = ({ off }: ChannelSwitches): boolean => off.length === 0;

/** True while the case may be written to by this messenger: it is not switched off. */
export const isOn = (kase: Case, channel: string, switches: ChannelSwitches): boolean =>
  messengersFor(kase, [channel], switches).every(({ state }) => state !== 'off');

/** The switches with these states for one service or procedure. */
export function switched(
  switches: ChannelSwitches,
  of: string,
  on: readonly SwitchedChannel[],
): ChannelSwitches {
  const others = switches.off.filter((one) => one.of !== of);
  const off = switchedChannels.filter((channel) => !on.includes(channel));
  return { ...switches, off: [...others, ...off.map((channel) => ({ of, channel }))] };
}

/** The switches with the notice read for a service or procedure; read once, it stays read. */
export function noticeRead(
  switches: ChannelSwitches,
  of: string,
  by: StaffId,
  at: Date,
): ChannelSwitches {
  if (switches.notices.some((one) => one.of === of)) return switches;
  return { ...switches, notices: [...switches.notices, { of, by, at }] };
}
