import { type StaffRole } from '../cases/actor.js';
import { type Case } from '../cases/case.js';
import { type CaseId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type StaffScreen, type StaffStep, type StaffTalk } from './dialogue/staff/staff-talk.js';
import { type StaffConversing } from './staff-conversing.js';

/** Who goes on, with what, and how the reply leaves. */
export interface CarryingStaff {
  readonly on: StaffConversing;
  readonly talk: StaffTalk;
  readonly account: Account;
  /** The id of the update: what is done with it is done once. */
  readonly cause: string;
  /** The talk as it is now, in a role and with a case. */
  readonly talkAs: (role: StaffRole, caseId: CaseId | null) => Promise<StaffTalk | null>;
  readonly reply: (screen: StaffScreen, talk: StaffTalk) => Promise<void>;
  /** Says that this messenger is unlinked. */
  readonly ended: () => Promise<void>;
}

type Step = Exclude<StaffStep, { readonly type: 'personal' }>;
type StepOf<T extends StaffStep['type']> = Extract<StaffStep, { readonly type: T }>;

/** Carries out what the dialogue with staff decided, and replies. */
export async function carryOutStaff(carrying: CarryingStaff, step: Step): Promise<void> {
  switch (step.type) {
    case 'show':
      return carrying.reply(step.screen, carrying.talk);
    case 'open':
      return goOn(carrying, carrying.talk.staff.role, step.caseId, step.after);
    case 'role':
      return goOn(carrying, step.role, null, step.after);
    case 'words':
      return keep(carrying, step);
    case 'command':
      return give(carrying, step);
    case 'invite':
      return invite(carrying, step);
    case 'nudge':
      return nudge(carrying, step);
    case 'unlink':
      await carrying.on.leave(carrying.talk.staff.id, step.account ?? carrying.account.id);
      return carrying.ended();
  }
}

/** The reply is made of the talk as it is after the step. */
async function goOn(
  { talk, talkAs, reply }: CarryingStaff,
  role: StaffRole,
  caseId: CaseId | null,
  after: (talk: StaffTalk) => StaffScreen,
): Promise<void> {
  const now = (await talkAs(role, caseId)) ?? talk;
  await reply(after(now), now);
}

/** A step about a case whose case was closed to the reader meanwhile shows what can be done now. */
async function onCase(carrying: CarryingStaff, then: (kase: Case) => Promise<void>): Promise<void> {
  const { talk, on, reply } = carrying;
  return talk.kase === null ? reply(on.dialogue.stale(talk), talk) : then(talk.kase);
}

const keep = (carrying: CarryingStaff, step: StepOf<'words'>): Promise<void> =>
  onCase(carrying, async (kase) => {
    const next = step.after(await carrying.on.keepWords(step.text, kase.id));
    if (next.type !== 'personal') await carryOutStaff(carrying, next);
  });

const give = (carrying: CarryingStaff, step: StepOf<'command'>): Promise<void> =>
  onCase(carrying, async (kase) => {
    const { staff } = carrying.talk;
    const result = await carrying.on.run({
      caseId: kase.id,
      command: step.command,
      input: step.input,
      actor: { type: 'staff', id: staff.id, role: staff.role },
      door: step.door,
      cause: carrying.cause,
      warningsSeen: step.warningsSeen,
    });
    await goOn(carrying, staff.role, kase.id, (after) => {
      if (result.type === 'refused') return step.refused(result.refusal, after);
      return result.type === 'warned'
        ? step.warned(result.warnings, after)
        : step.after(after, kase);
    });
  });

const invite = (carrying: CarryingStaff, step: StepOf<'invite'>): Promise<void> =>
  onCase(carrying, async (kase) => {
    const { staff } = carrying.talk;
    const result = await carrying.on.invite(kase.id, step.person, staff);
    await goOn(carrying, staff.role, kase.id, (after) =>
      'refused' in result ? step.refused(result.refused, after) : step.after(after, result.link),
    );
  });

const nudge = (carrying: CarryingStaff, step: StepOf<'nudge'>): Promise<void> =>
  onCase(carrying, async (kase) => {
    const { staff } = carrying.talk;
    const data = { limit: step.limit, due: step.due, staff: staff.id };
    await carrying.on.nudge({ caseId: kase.id, role: step.role, data, by: staff.id });
    await goOn(carrying, staff.role, kase.id, step.after);
  });
