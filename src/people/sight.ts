import { type Case, last } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type CaseEvent } from '../cases/events/event.js';
import { type PersonId } from '../cases/ids.js';
import { type AccessCase, type Asker, type AccessThing } from './access-case.js';
import { type Level } from './access-cells.js';
import { accessOfCase } from './access-of-case.js';
import { type AccessDoor, type Resource } from './access-roles.js';
import { allows, may } from './may.js';
import { type Institutions, resourceOfEvent, whoEntered } from './resource-of-event.js';

/** Who looks, and through which door. */
export interface Looking {
  readonly asker: Asker;
  readonly door: AccessDoor;
  /** Of the technical clock. */
  readonly now: Date;
}

/** What somebody sees of one case: whoever shows a field of it asks here first. */
export interface Sight {
  /** How much of a resource, or of the thing that is meant; the facts of a case are those of who opened it. */
  level(resource: Resource, thing?: AccessThing): Level;
  /** True when the whole of it may be seen. */
  sees(resource: Resource, thing?: AccessThing): boolean;
  /** How much of what is known of a person. */
  levelOf(resource: Resource, person: PersonId): Level;
  /** True when the whole of what is known of a person may be seen; what the asker entered counts as theirs. */
  seesOf(resource: Resource, person: PersonId, thing?: AccessThing): boolean;
  /** True when at least its mask may be seen (J4.13). */
  hintsOf(resource: Resource, person: PersonId, thing?: AccessThing): boolean;
  /** The account and the institution behind the event of this id; nobody where a job or a participant caused it. */
  enteredBy(eventId: string): readonly string[];
  /** True when the history may say that this happened. */
  seesEvent(event: CaseEvent): boolean;
}

/** The sight of one case, as it stands now. */
export function sightOf(
  kase: Case,
  ctx: Pick<Context, 'people' | 'today'>,
  looking: Looking,
): Sight {
  const access = accessOfCase(kase, ctx);
  const institutions = institutionsOf(access);
  const enteredBy = (event: CaseEvent | undefined) =>
    event === undefined ? [] : whoEntered(event, institutions);
  const openedBy = enteredBy(last(kase, 'caseOpened'));
  const level: Sight['level'] = (resource, thing = {}) =>
    may({
      ...looking,
      resource,
      case: access,
      thing: { ...(resource === 'fa' ? { enteredBy: openedBy } : {}), ...thing },
    });
  const ofPerson = (resource: Resource, person: PersonId, thing: AccessThing = {}): Level => {
    const added = last(kase, 'personAdded', (event) => event.person === person);
    return level(resource, { person, enteredBy: enteredBy(added), ...thing });
  };
  return {
    level,
    sees: (resource, thing) => allows(level(resource, thing), 'see'),
    levelOf: (resource, person) => ofPerson(resource, person),
    seesOf: (resource, person, thing) => allows(ofPerson(resource, person, thing), 'see'),
    hintsOf: (resource, person, thing) => allows(ofPerson(resource, person, thing), 'masked'),
    enteredBy: (id) => enteredBy(kase.history.find((event) => event.id === id)),
    seesEvent: (event) => {
      const resource = resourceOfEvent[event.type];
      if (elsewhere.has(resource)) return false;
      return allows(level(resource, { part: 'state', enteredBy: enteredBy(event) }), 'see');
    },
  };
}

/** Notes and questions have routes of their own, outside the page of a case and its history (J3.3, R19, R181). */
const elsewhere: ReadonlySet<Resource> = new Set<Resource>(['no', 'qu']);

/** How much of a resource a row of a list shows; a row knows no participants. */
export function levelInRow(row: AccessCase, looking: Looking) {
  return (resource: Resource, thing: AccessThing = {}): Level =>
    may({ ...looking, resource, case: row, thing });
}

function institutionsOf({ commissionId, serviceId }: AccessCase): Institutions {
  return {
    commissionSecretary: commissionId,
    serviceHead: serviceId,
    facilitator: serviceId,
  };
}
