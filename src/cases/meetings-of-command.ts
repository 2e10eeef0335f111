import { type Case } from './case.js';
import { isOffer, isPlanned, isPoll } from './commands/meeting-fields.js';
import { withoutOutcome } from './commands/meeting-outcomes.js';
import { type Meeting, meetings } from './meetings.js';

type Now = Parameters<typeof withoutOutcome>[1];
type Suiting = (kase: Case, ctx: Now, open: readonly Meeting[]) => Meeting[];

/** The meetings that a command can be about now: open ones, or those whose time has come (G3.5). */
export function meetingsOfCommand(command: string, kase: Case, ctx: Now): Meeting[] {
  const open = meetings(kase).filter((m) => m.state === 'offered' || m.state === 'planned');
  return suited[command]?.(kase, ctx, open) ?? open;
}

const suited: Readonly<Record<string, Suiting>> = {
  recordPreMeeting: (kase, ctx) => withoutOutcome(kase, ctx, 'preliminary'),
  recordJointMeeting: (kase, ctx) => withoutOutcome(kase, ctx, 'joint'),
  confirmJointMeeting: (_kase, _ctx, open) => open.filter(isPoll),
  answerJointMeeting: (_kase, _ctx, open) => open.filter(isPoll),
  pickSlot: (_kase, _ctx, open) => open.filter(isOffer),
  confirmAttendance: (_kase, _ctx, open) => open.filter(isPlanned),
};
