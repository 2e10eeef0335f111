import { type OpenedStore } from '../../open-store.js';
import { type Grant } from '../../people/staff.js';
import { type argumentsOf } from '../arguments.js';
import { type Terminal } from '../terminal.js';
import { closingAfter } from '../with-store.js';

/** Where the command finds its store and who sits at it; `now`: technical clock. */
export interface Surroundings {
  readonly open: () => Promise<OpenedStore>;
  readonly terminal: Terminal;
  readonly now: () => Date;
}

/** What may follow `mirovaya user`. */
export const userOptions = {
  login: { type: 'string' },
  role: { type: 'string', multiple: true },
  scope: { type: 'string', multiple: true },
  name: { type: 'string' },
  position: { type: 'string' },
  phone: { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** A parsed call of `mirovaya user`. */
export type UserCall = ReturnType<typeof argumentsOf<typeof userOptions>>;

/** The store that a command works on. */
export type Store = OpenedStore['store'];

/** Opens the store for one piece of work and closes it, whatever happens. */
export async function withStore<T>(
  { open }: Pick<Surroundings, 'open'>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  return closingAfter(await open(), ({ store }) => work(store));
}

/** «serviceHead: service:tihaya-buhta». */
export function grantWords(grant: Grant): string {
  const where =
    grant.scope === 'installation'
      ? 'вся установка'
      : grant.ids.map((id) => `${grant.scope}:${id}`).join(', ');
  const only = grant.procedures === undefined ? '' : `, только ${grant.procedures.join(', ')}`;
  return `${grant.role}: ${where}${only}`;
}

/** Who changes accounts from the command line. */
export const atServer = (now: Date) => ({ by: null, door: 'server', now }) as const;
