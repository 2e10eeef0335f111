import { type StaffTalk } from '../../src/bot/dialogue/staff/staff-talk.js';
import { type StaffRole } from '../../src/cases/actor.js';
import { type Case } from '../../src/cases/case.js';
import { StaffId } from '../../src/cases/ids.js';
import { projectionOf } from '../../src/cases/projection.js';
import { type PureCase } from './pure-case.js';

/** The talk of a role about the case as it is, or as it became. */
export function talkOf(pure: PureCase, role: StaffRole, kase: Case = pure.kase()): StaffTalk {
  const ctx = pure.context(role);
  const row = projectionOf(kase, ctx, ctx.now);
  const service = { leadName: 'Орлова Т. В.', phone: '+7 000', service: 'Служба примирения' };
  return {
    staff: { id: StaffId.parse(role), role, name: 'Орлова Т. В.' },
    kase,
    ctx,
    cases: [
      {
        id: kase.id,
        number: kase.number,
        step: row.steps[role] ?? null,
        left: row.nextDue === null ? { type: 'noLimit' } : { type: 'due', due: row.nextDue },
        limit: row.nextLimit,
        lead: row.facilitators[0] ?? null,
        hearing: row.meeting,
        reported: false,
        meeting: row.nextMeeting,
        unsent: row.toCall,
      },
    ],
    roles: [
      { role, n: 1 },
      { role: 'coordinator', n: 1 },
    ],
    isParticipant: true,
    colleagues: [
      { id: StaffId.parse('facilitator'), name: 'Орлова Т. В.', cases: 1 },
      { id: StaffId.parse('other'), name: 'Седова И. П.', cases: 2 },
    ],
    services: [
      { id: 'service', name: 'Служба' },
      { id: 'second', name: 'Вторая служба' },
    ],
    places: ['Служба, кабинет 12'],
    sms: service,
    hasPages: true,
    otherDoor: 'panel',
    wording: ctx.procedure.wording,
    now: ctx.now,
    today: ctx.today,
    nextWorkingDay: ctx.today,
    zone: ctx.zone,
    staffName: () => 'Седова И. П.',
    text: () => 'Служба, кабинет 12',
  };
}
