import { dayIn } from '../cases/calendar-day.js';
import { type Case } from '../cases/case.js';
import { type Context, type PersonFacts } from '../cases/context.js';
import { newId, type PersonId, type StaffId } from '../cases/ids.js';
import { participants } from '../cases/participants.js';
import { type CommandRequest } from '../cases/run-command.js';
import { type WorkCalendar } from '../cases/working-days.js';
import { type Procedure } from '../procedures/procedure.js';
import { type AccountStore } from './account.js';
import { type SettingStore } from './directory.js';
import { messengersFor } from './channel-switches.js';
import { mayBeAssigned } from './may-be-assigned.js';
import { mayGiveOf } from './may-give-of.js';
import { type PersonStore } from './person.js';
import { servicesOfSchool } from './services-of-school.js';
import { type StaffStore } from './staff.js';

/** What the context of a decision is gathered from. */
export interface ContextSources {
  readonly now: () => Date;
  /** Grants and links begin and end by this clock. */
  readonly technicalNow: () => Date;
  readonly procedure: (id: string, version: number) => Procedure;
  readonly calendar: WorkCalendar;
  readonly people: PersonStore;
  readonly accounts: AccountStore;
  readonly staff: StaffStore;
  readonly settings: SettingStore;
  readonly requirePaperConsent: boolean;
  readonly retentionMonths: number;
  /** The names of the messengers that are connected. */
  readonly channels: readonly string[];
}

/** Gathers everything a decision about the case depends on, at this moment. */
export async function contextFor(
  sources: ContextSources,
  kase: Case,
  by: Pick<CommandRequest, 'actor' | 'door' | 'warningsSeen'>,
  extra: readonly PersonId[] = [],
): Promise<Context> {
  const procedure = sources.procedure(kase.procedure.id, kase.procedure.version);
  const now = sources.now();
  const today = dayIn(procedure.zone, now);
  const [people, directory, staff, consentText, switches] = await Promise.all([
    personFacts(sources, [...participants(kase).map((p) => p.person), ...extra]),
    sources.settings.directory(),
    sources.staff.all(),
    sources.settings.consentText(),
    sources.settings.channelSwitches(),
  ]);
  const technicalNow = sources.technicalNow();
  const holding = (role: 'facilitator' | 'familyCurator') =>
    mayBeAssigned(role, kase, { all: staff, now: technicalNow }).map(({ id }) => id);
  return {
    now,
    today,
    zone: procedure.zone,
    procedure,
    calendar: sources.calendar,
    actor: by.actor,
    door: by.door,
    mayGive: mayGiveOf(by.actor, { staff, people, today, now: technicalNow }),
    people,
    services: directory.services,
    messengers: messengersFor(kase, sources.channels, switches),
    activeFacilitators: new Set<StaffId>(holding('facilitator')),
    activeCurators: new Set<StaffId>(holding('familyCurator')),
    settings: {
      consentText,
      requirePaperConsent: sources.requirePaperConsent,
      retentionMonths: sources.retentionMonths,
    },
    nextNumber: '',
    warningsSeen: by.warningsSeen ?? false,
    newId,
  };
}

async function personFacts(
  sources: ContextSources,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonFacts>> {
  const [people, linked, directory] = await Promise.all([
    sources.people.findMany(ids),
    sources.accounts.linked(ids),
    sources.settings.directory(),
  ]);
  return new Map(
    ids.map((id) => [
      id,
      {
        born: people.get(id)?.born ?? null,
        linked: linked.has(id),
        occupied: (people.get(id)?.school ?? '') !== '',
        schoolServices: servicesOfSchool(directory, people.get(id)?.school ?? ''),
      },
    ]),
  );
}
