import { type Actor, type Door, type StaffRole } from '../../src/cases/actor.js';
import { findCommand } from '../../src/cases/available-commands.js';
import { calendarDay, dayIn } from '../../src/cases/calendar-day.js';
import { type Case, caseOf } from '../../src/cases/case.js';
import { type Decision } from '../../src/cases/command.js';
import { type Context } from '../../src/cases/context.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { CaseId, PersonId, ServiceId, StaffId, TextId } from '../../src/cases/ids.js';
import { type Task, tasksOf } from '../../src/cases/tasks.js';
import { type Telling } from '../../src/cases/telling.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { getProcedure } from '../../src/procedures/procedures.js';

/** The people that the pure cases know: their days of birth and whether the messenger is linked. */
export const folk = {
  harmed: PersonId.parse('person-harmed'),
  boy: PersonId.parse('person-boy'),
  mother: PersonId.parse('person-mother'),
  child: PersonId.parse('person-child'),
  father: PersonId.parse('person-father'),
  aunt: PersonId.parse('person-aunt'),
  expert: PersonId.parse('person-expert'),
} as const;

/** The days of birth of these people. */
export const born = {
  harmed: '1985-02-03',
  boy: '2010-06-15',
  mother: '1984-11-20',
  child: '2014-05-05',
  father: '1980-01-01',
  aunt: '1979-09-09',
  expert: '1975-03-03',
} as const satisfies Record<keyof typeof folk, string>;

const calendar = russianWorkCalendar();

/** A case on paper: the rules alone, without store or channels; fast enough for thousands of steps. */
export interface PureCase {
  readonly kase: () => Case;
  /** Local time of the procedure's zone, `YYYY-MM-DD HH:mm`. */
  at(local: string): void;
  context(by?: By): Context;
  /** Tries a command; an accepted one changes the case. */
  try(role: By, command: string, input?: object): Decision;
  /** The same, but fails the test unless accepted; the tellings. */
  does(role: By, command: string, input?: object): readonly Telling[];
  tasks(): Task[];
  text(): TextId;
  id(): string;
}

/** Who acts: a role of staff, a role that records on paper, a person, or the clock. */
export type By = StaffRole | `paper:${StaffRole}` | PersonId | 'clock';

const staffRole =
  /^(paper:)?(commissionSecretary|serviceHead|facilitator|coordinator|resourceCentre|familyCurator|ufsinSpecialist)$/u;

function actorOf(by: By): { actor: Actor; door: Door } {
  if (by === 'clock') return { actor: { type: 'clock' }, door: 'clock' };
  const [, paper, role] = staffRole.exec(by) ?? [];
  if (role === undefined)
    return { actor: { type: 'person', id: PersonId.parse(by) }, door: 'messenger' };
  return {
    actor: { type: 'staff', id: StaffId.parse(role), role: role as StaffRole },
    door: paper === undefined ? 'panel' : 'paper',
  };
}

/** A new, empty case of the procedure at this local time. */
export function aPureCase(procedureId = 'kamchatka', start = '2026-03-02 09:00'): PureCase {
  const procedure = getProcedure(procedureId);
  const people = new Map(
    Object.entries(folk).map(([name, id]) => [
      id,
      {
        born: calendarDay(born[name as keyof typeof folk]),
        linked: true,
        occupied: true,
        schoolServices: [],
      },
    ]),
  );
  let now = localInstant(procedure.zone, start);
  let count = 0;
  let kase = caseOf(
    {
      id: CaseId.parse('case-1'),
      number: 'К-26-001',
      procedure: { id: procedure.id, version: procedure.version },
      version: 0,
    },
    [],
  );
  const newId = () => `id-${String(++count).padStart(5, '0')}`;
  const context = (by: By = 'clock'): Context => ({
    now,
    today: dayIn(procedure.zone, now),
    zone: procedure.zone,
    procedure,
    calendar,
    ...actorOf(by),
    mayGive: () => true,
    people,
    services: [{ id: ServiceId.parse('service'), territories: ['Тихая Бухта'], active: true }],
    messengers: [],
    activeFacilitators: new Set([StaffId.parse('facilitator'), StaffId.parse('other')]),
    activeCurators: new Set([StaffId.parse('familyCurator')]),
    settings: { consentText: 'consent-v1', requirePaperConsent: true, retentionMonths: 36 },
    nextNumber: 'К-26-001',
    warningsSeen: true,
    newId,
  });
  const attempt: PureCase['try'] = (by, command, input = {}) => {
    const found = findCommand(command, procedureId);
    if (found === undefined) throw new Error(`no command ${command}`);
    const decision = found.decide(kase, input, context(by), newId());
    if (decision.type === 'accepted') kase = decision.kase;
    return decision;
  };
  return {
    kase: () => kase,
    at: (local) => {
      now = localInstant(procedure.zone, local);
    },
    context,
    try: attempt,
    does: (by, command, input) => {
      const decision = attempt(by, command, input);
      if (decision.type === 'accepted') return decision.tellings;
      throw new Error(`${command}: ${JSON.stringify(decision)}`);
    },
    tasks: () => tasksOf(kase, context(), limitsOf(kase, context())),
    text: () => TextId.parse(newId()),
    id: newId,
  };
}

function localInstant(zone: string, local: string): Date {
  const asUtc = new Date(`${local.replace(' ', 'T')}:00Z`);
  const shown = new Date(`${asUtc.toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`);
  return new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime()));
}

/** The secretary's draft of the usual case, up to the sent referral; `changes` replaces some of it. */
export function referred(
  pure: PureCase,
  changes: { readonly opening?: object; readonly situation?: object } = {},
): PureCase {
  const cs = 'commissionSecretary';
  pure.does(cs, 'openCase', {
    territory: 'Тихая Бухта',
    route: 'A',
    branch: 'offence',
    documentsReceived: '2026-03-02',
    commissionMeeting: '2026-03-31',
    ...changes.opening,
  });
  pure.does(cs, 'addPerson', { person: folk.harmed, role: 'side1' });
  pure.does(cs, 'addPerson', { person: folk.boy, role: 'side2' });
  pure.does(cs, 'addPerson', {
    person: folk.mother,
    role: 'guardian',
    of: [folk.boy],
    kinship: 'mother',
  });
  describeSituation(pure, changes.situation);
  pure.does(cs, 'answerEligibility', {
    answers: ['E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8'].map((criterion) => ({
      criterion,
      answer: 'yes',
    })),
  });
  pure.does(cs, 'chooseService', { service: 'service' });
  consent(pure, folk.harmed);
  consent(pure, folk.mother);
  consent(pure, folk.boy, folk.mother);
  consent(pure, folk.boy);
  pure.does(cs, 'signReferral', { number: '12', referralDue: '2026-03-27' });
  pure.does(cs, 'sendReferral');
  return pure;
}

/** What happened, in codes; `changes` replaces some of it. */
export function describeSituation(pure: PureCase, changes: object = {}): void {
  pure.does('commissionSecretary', 'describeSituation', {
    narrative: pure.text(),
    from: '2026-02-20',
    injured: true,
    harm: ['moral'],
    infoSource: 'adminProtocol',
    prosecution: 'none',
    criminalCase: false,
    addictionLinked: false,
    ...changes,
  });
}

/** A consent to data on paper: of the person itself, or of a guardian for it. */
export function consent(pure: PureCase, person: PersonId, guardian?: PersonId): void {
  const keeper = pure.kase().events.some((e) => e.type === 'referralSent')
    ? 'paper:facilitator'
    : 'paper:commissionSecretary';
  pure.does(keeper, 'answerPdConsent', {
    person,
    answer: 'given',
    ...(guardian === undefined ? {} : { signer: 'guardian', by: guardian, kinship: 'mother' }),
  });
}

/** The service takes the case. */
export function assigned(pure: PureCase): PureCase {
  pure.does('serviceHead', 'assignFacilitator', { facilitators: ['facilitator'] });
  pure.does('facilitator', 'takeReferral');
  return pure;
}

/** Everybody is informed and agrees; the case is accepted. */
export function acceptedCase(pure: PureCase, types: string[] = ['familyConference']): PureCase {
  for (const person of [folk.harmed, folk.boy, folk.mother])
    pure.does('facilitator', 'informParticipant', { person });
  pure.does(folk.harmed, 'answerParticipation', { answer: 'agree', person: folk.harmed });
  pure.does(folk.boy, 'answerParticipation', { answer: 'agree', person: folk.boy });
  pure.does('facilitator', 'acceptCase', { types, informedBy: 'phone' });
  return pure;
}

/** An agreement with one obligation of side 2, signed by both. */
export function signedCase(pure: PureCase, changes: object = {}): { item: string } {
  const item = pure.id();
  pure.does('facilitator', 'draftAgreement', {
    agreement: pure.id(),
    obligations: [{ item, text: pure.text(), owes: 'side2', due: '2026-04-20' }],
    ...changes,
  });
  for (const person of [folk.harmed, folk.boy])
    pure.does(person, 'answerCopyConsent', { person, answer: 'yes' });
  pure.does('facilitator', 'signAgreement', { signatories: [folk.harmed, folk.boy] });
  return { item };
}

/** The usual case, all the way to acceptance. */
export const accepted = (): PureCase => acceptedCase(assigned(referred(aPureCase())));
