import { needed } from '../../../cases/commands/joint-meetings.js';
import { commonSlots, type Meeting } from '../../../cases/meetings.js';
import { findPoll } from '../../../cases/next-steps.js';
import { type Option } from '../screen.js';
import { cardScreen } from './card.js';
import { type CaseDesk, linesOf, say, screenOf } from './desk.js';
import { findOffer } from './offers.js';
import { slotsText, slotText } from './slot-words.js';
import { type StaffScreen } from './staff-talk.js';
import { whoAll } from './who.js';

/** The button that moves a meeting, where it is offered. */
export const moveButton = (desk: CaseDesk): Option[] =>
  findOffer(desk, 'moveMeeting') === undefined ? [] : [{ id: 'moveMeeting' }];

/** Who can when, by side and number: only the facilitator sees it (I5). */
export function votesScreen(desk: CaseDesk, poll: Meeting | undefined): StaffScreen {
  if (poll === undefined) return cardScreen(desk);
  const all = needed(desk.kase, desk.ctx);
  const answered = all.filter((who) => poll.answers.has(who));
  const common = commonSlots(poll, all);
  const cancels = [...moveButton(desk), { id: 'cancelMeeting', value: poll.id }];
  if (answered.length < all.length)
    return screenOf(desk, 'votes.state', [cancels, [{ id: 'open' }]], {
      args: { a: answered.length, b: all.length, rows: voteRows(desk, poll) },
    });
  if (common.length === 0)
    return screenOf(desk, 'votes.none', [moveButton(desk), [{ id: 'open' }]], {
      args: { rows: voteRows(desk, poll) },
    });
  const yes = common.slice(0, 5).map((slot) => ({
    id: 'yesAt',
    value: slot,
    labelArgs: { when: slotText(slot) },
  }));
  return screenOf(
    desk,
    'votes.all',
    [...yes.map((one) => [one]), [...moveButton(desk), { id: 'open' }]],
    {
      args: { slots: slotsText(common) },
      memory: { do: 'confirmJointMeeting', 'v.meeting': poll.id },
    },
  );
}

function voteRows(desk: CaseDesk, poll: Meeting): string {
  const all = needed(desk.kase, desk.ctx);
  const waiting = all.filter((who) => !poll.answers.has(who));
  const rows = poll.slots.map((slot) => {
    const can = all.filter((who) => poll.answers.get(who)?.includes(slot) === true);
    const cannot = all.filter((who) => poll.answers.get(who)?.includes(slot) === false);
    return [
      say(desk, 'votes.row', { slot: slotText(slot), a: can.length, b: all.length }),
      cannot.length === 0 ? null : say(desk, 'votes.cannot', { who: whoAll(desk, cannot) }),
    ]
      .filter((part) => part !== null)
      .join('; ');
  });
  const last =
    waiting.length === 0 ? null : say(desk, 'votes.waiting', { who: whoAll(desk, waiting) });
  return linesOf(...rows, last);
}

/** The answers about the joint meeting. */
export const votes = (desk: CaseDesk): StaffScreen => votesScreen(desk, findPoll(desk.kase));
