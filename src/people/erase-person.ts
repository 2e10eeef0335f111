import { type PersonId } from '../cases/ids.js';
import { type AccountStore, type InvitationStore } from './account.js';
import { type TextStore } from './free-text.js';
import { type LinkStore } from './one-time-link.js';
import { type PersonStore } from './person.js';

/** Where something of a person lies. */
export interface ErasingStores {
  readonly people: Pick<PersonStore, 'erase'>;
  readonly texts: Pick<TextStore, 'removeOf'>;
  readonly accounts: Pick<AccountStore, 'unlinkPerson'>;
  readonly invitations: Pick<InvitationStore, 'revokeOf'>;
  readonly links: Pick<LinkStore, 'revoke'>;
}

/**
 * Erases a person for ever (R54): the key first, so that whatever a crash leaves behind is unreadable; then the rest. The events
 * of the cases stay, by an id that leads nowhere. Doing it twice does no harm.
 */
export async function erasePerson(stores: ErasingStores, person: PersonId): Promise<void> {
  await stores.people.erase(person);
  await stores.texts.removeOf(person);
  await stores.accounts.unlinkPerson(person);
  await stores.invitations.revokeOf(person);
  await stores.links.revoke({ person });
}
