import { PersonId } from '../cases/ids.js';
import { withdrawalState } from '../cases/withdrawal.js';
import { erasePerson } from '../people/erase-person.js';
import { type Store, type Surroundings, withStore } from './user/call.js';
import { argumentsOf, noMore } from './arguments.js';
import { Failed } from './failed.js';
import { type ExitCode, type Io } from './io.js';
import { WrongCall } from './wrong-call.js';

const USAGE = `mirovaya erase ЧЕЛОВЕК [--dry-run] [--yes]    удалить данные того, кто отозвал согласие

ЧЕЛОВЕК – номер из адреса страницы в панели. Обычно это делает «Отзыв исполнен» в деле; команда нужна, если сервис не работает.
--dry-run    только показать, что будет удалено
--yes        не переспрашивать
События дел остаются: номер в них больше ни к кому не ведёт. Вернуть данные нельзя.
Если сервис работает, перезапустите его после команды: ключ мог остаться в его памяти.`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

/** `mirovaya erase PERSON`: what the person is owed after a withdrawal (R54); only after one, and with a dry run. */
export async function eraseCommand(
  args: readonly string[],
  io: Io,
  around: Surroundings,
): Promise<ExitCode> {
  const { values, positionals } = argumentsOf('erase', args, options);
  const [given, ...rest] = positionals;
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  noMore(rest);
  const person = PersonId.safeParse(given);
  if (!person.success) throw new WrongCall(USAGE);
  return withStore<ExitCode>(around, async (store) => {
    await describe(store, person.data, io);
    if (values['dry-run']) return 0;
    if (!values.yes && !(await isConfirmed(around))) throw new Failed('Ничего не удалено.');
    await erasePerson(store, person.data);
    await logged(store, person.data, around.now());
    io.out('Удалено.');
    return 0;
  });
}

/** Says what would go; throws a Failed for somebody unknown, or whose consent still stands somewhere. */
async function describe(store: Store, person: PersonId, io: Io): Promise<void> {
  const cases = await casesOf(store, person);
  const isKnown = cases.length > 0 || (await store.people.find(person)) !== null;
  if (!isKnown) throw new Failed('Такого человека нет.');
  const standing = cases.filter(({ state }) => state === 'none').map(({ number }) => number);
  if (standing.length > 0)
    throw new Failed(
      `Согласие не отозвано: ${standing.join(', ')}. Сначала запишите отзыв в деле.`,
    );
  const isErased = (await store.keyring.destroyed()).includes(person);
  const accounts = await store.accounts.ofPerson(person);
  const numbers = cases.map(({ number }) => number).join(', ');
  io.out(`Дела: ${numbers === '' ? 'нет' : numbers}.`);
  io.out(
    isErased
      ? 'Ключ уже уничтожен: удаляются остатки.'
      : `Удаляются: имя, телефон, адреса, слова человека, мессенджеры (${accounts.length}), приглашения, ссылки.`,
  );
}

async function casesOf({ cases }: Store, person: PersonId) {
  const found = await Promise.all((await cases.ofPerson(person)).map((id) => cases.find(id)));
  return found.flatMap((stored) =>
    stored === null
      ? []
      : [{ number: stored.kase.number, state: withdrawalState(stored.kase, person) }],
  );
}

async function isConfirmed({ terminal }: Surroundings): Promise<boolean> {
  if (!terminal.isInteractive) throw new Failed('Подтвердите: добавьте --yes.');
  return (await terminal.ask('Удалить навсегда? Напишите «да»: ')).trim().toLowerCase() === 'да';
}

async function logged({ accessLog }: Store, person: PersonId, at: Date): Promise<void> {
  const what = { action: 'grant', allowed: true, person, reason: 'erased' } as const;
  await accessLog.write({ at, account: 'server', door: 'server', ...what });
}
