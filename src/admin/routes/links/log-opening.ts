import { type OneTimeLink } from '../../../people/one-time-link.js';
import { type Resource } from '../../../people/access-roles.js';
import { type LinkParts, type Shown } from './page.js';

/** Each opening and each refused one stands in the access log (R20, J4.9): ids and codes alone. */
export async function logOpening(
  { store, technicalNow }: LinkParts,
  link: OneTimeLink,
  shown: Pick<Shown, 'type'> & { readonly resource?: Resource },
): Promise<void> {
  await store.accessLog.write({
    at: technicalNow(),
    account: link.staff ?? link.person ?? null,
    door: 'page',
    action: shown.type === 'denied' ? 'denied' : 'link',
    allowed: shown.type !== 'denied',
    caseId: link.caseId ?? null,
    person: link.person ?? null,
    resource: shown.resource ?? null,
    reason: link.subject?.['page'] ?? null,
  });
}
