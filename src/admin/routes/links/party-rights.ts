import { type AccessThing } from '../../../people/access-case.js';
import { accessOfCase } from '../../../people/access-of-case.js';
import { type Resource } from '../../../people/access-roles.js';
import { allows, may } from '../../../people/may.js';
import { type PartyCall } from './page.js';

/** Whether the person may see this on a one-time page: asked of the matrix like everything else. */
export type Sees = (resource: Resource, thing?: AccessThing) => boolean;

/** The rights of the person who opened the link, as they are now. */
export async function rightsOf({ parts, kase, person, now }: PartyCall): Promise<Sees> {
  const ctx = await parts.service.rules.context(kase, {
    actor: { type: 'person', id: person },
    door: 'messenger',
  });
  const access = accessOfCase(kase, ctx);
  const asker = { type: 'persons', persons: [person] } as const;
  return (resource, thing = {}) =>
    allows(may({ asker, door: 'page', resource, case: access, thing, now }), 'see');
}
