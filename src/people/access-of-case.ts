import { type Case, has, isClosed, last } from '../cases/case.js';
import { ageOn, type Context } from '../cases/context.js';
import { answeringGuardians, type Participant, participants } from '../cases/participants.js';
import { type PersonId } from '../cases/ids.js';
import { type Projection } from '../cases/projection.js';
import { type AccessCase, type AccessParticipant, type CopyRecipient } from './access-case.js';
import { reachOf } from './reach.js';

/** What rights need to know of the case on the day of the context. */
export function accessOfCase(kase: Case, ctx: Pick<Context, 'people' | 'today'>): AccessCase {
  const taking = participants(kase);
  return {
    ...reachOf(kase),
    participants: taking.map((p) => accessParticipant(kase, ctx, p)),
    closed: isClosed(kase),
    inAbsentia: last(kase, 'caseConsidered')?.presence === 'inAbsentia',
    signatories: [
      ...(last(kase, 'agreementSigned')?.signatories ?? []),
      ...(last(kase, 'planSigned')?.signatories ?? []),
    ],
    copyTo: copiesOf(kase),
  };
}

/** The same, of a row of the list; it knows no participants, so nobody is let in as one. */
export function accessOfRow(row: Projection & { readonly procedure: string }): AccessCase {
  const open = { from: new Date(0), until: null };
  return {
    procedure: row.procedure,
    territory: row.territory,
    commissionId: row.commission,
    serviceId: row.service,
    assignments: [
      ...row.facilitators.map((staff) => ({ ...open, staff, role: 'facilitator' as const })),
      ...(row.curator === null
        ? []
        : [{ ...open, staff: row.curator, role: 'familyCurator' as const }]),
    ],
    participants: [],
    enteredBy: row.enteredBy,
    closed: row.closed,
    hearingPackage: row.hearingPackage,
    inAbsentia: false,
    signatories: [],
    copyTo: [],
  };
}

function accessParticipant(
  kase: Case,
  ctx: Pick<Context, 'people' | 'today'>,
  { person, role, of }: Participant,
): AccessParticipant {
  const age = (id: PersonId) => ageOn(ctx, id, ctx.today);
  const minor = (child: PersonId) => (age(child) ?? 0) < 18;
  const answers = (child: PersonId) =>
    answeringGuardians(kase, child).some((g) => g.person === person);
  const standsFor = role === 'guardian' ? of.filter((child) => minor(child) && answers(child)) : [];
  return { person, role, standsFor, age: age(person) };
}

/** To whom the agreement went with the results; what may go is checked by the command that sends (J4.6). */
function copiesOf(kase: Case): CopyRecipient[] {
  return has(kase, 'resultsSent', (e) => e.contents.includes('agreement')) ? ['commission'] : [];
}
