import { fullName } from '../people/person.js';
import { type Staff } from '../people/staff.js';
import { changePassword, disableStaff } from '../people/staff-accounts.js';
import { argumentsOf, noMore } from './arguments.js';
import { Failed } from './failed.js';
import { type ExitCode, type Io } from './io.js';
import { addUser } from './user/add.js';
import {
  atServer,
  grantWords,
  type Store,
  type Surroundings,
  type UserCall,
  userOptions,
  withStore,
} from './user/call.js';
import { shownPassword, tellPassword } from './user/password.js';
import { WrongCall } from './wrong-call.js';

const USAGE = `mirovaya user add --login ЛОГИН --role РОЛЬ [--scope ВИД:ИМЯ …] [--role … --scope …]
                    завести учётную запись; для той, что есть, – добавить права
mirovaya user list [--json]
mirovaya user password --login ЛОГИН    новый пароль, открытые входы заканчиваются
mirovaya user disable --login ЛОГИН     закончить права, входы, ссылки, вопросы и связь с мессенджером

  --name 'ФАМИЛИЯ ИМЯ ОТЧЕСТВО', --position ДОЛЖНОСТЬ, --phone ТЕЛЕФОН    для новой записи
  --password-stdin    взять пароль из первой строки стандартного ввода

Пароль спрашивают в терминале, не показывая; без терминала он создаётся и показывается один раз.
Без --scope: единственная служба или комиссия, у координатора – вся установка.
Хранилище – то, что названо в настройках (MODE, DATA_DIR, MONGODB_URI). Сервис можно не останавливать.`;

/** `mirovaya user …` (contracts.md, J1); throws a WrongCall or Failed with one sentence. */
export async function userCommand(
  args: readonly string[],
  io: Io,
  around: Surroundings,
): Promise<ExitCode> {
  const call = argumentsOf('user', args, userOptions);
  const [action, ...rest] = call.positionals;
  if (call.values.help) {
    io.out(USAGE);
    return 0;
  }
  if (action === 'list') {
    noMore(rest);
    return withStore(around, (store) => list(store, call.values.json, io));
  }
  const login = call.values.login ?? rest.shift();
  noMore(rest);
  if (action === 'add') return addUser({ ...call, login }, io, around);
  if (action === 'password')
    return changing(login, around, (store, staff) => password(store, staff, call, io, around));
  if (action === 'disable')
    return changing(login, around, (store, staff) => disable(store, staff, io, around.now()));
  throw new WrongCall(action === undefined ? USAGE : `Нет действия «${action}».\n${USAGE}`);
}

async function changing(
  login: string | undefined,
  around: Surroundings,
  work: (store: Store, staff: Staff) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (login === undefined) throw new WrongCall('Назовите логин: --login ЛОГИН.');
  return withStore(around, async (store) => {
    const staff = await store.staff.findByLogin(login.toLowerCase());
    if (staff === null) throw new Failed(`Учётной записи «${login}» нет.`);
    return work(store, staff);
  });
}

async function list(store: Store, asJson: boolean, io: Io): Promise<ExitCode> {
  const all = [...(await store.staff.all())].sort((a, b) => a.login.localeCompare(b.login));
  if (asJson) io.out(JSON.stringify(all));
  else for (const staff of all) io.out(lineOf(staff));
  if (all.length === 0) io.err('Учётных записей нет: mirovaya user add --help');
  return 0;
}

function lineOf(staff: Staff): string {
  const rights = staff.disabled ? 'закрыта' : staff.grants.map(grantWords).join('; ');
  return `${staff.login.padEnd(20)} ${fullName(staff).padEnd(32)} ${rights}`;
}

async function password(
  store: Store,
  staff: Staff,
  { values }: UserCall,
  io: Io,
  { terminal, now }: Surroundings,
): Promise<ExitCode> {
  if (staff.disabled) throw new Failed(`Учётная запись «${staff.login}» закрыта.`);
  const chosen = await shownPassword(terminal, values['password-stdin']);
  await changePassword(store, staff, chosen.password, atServer(now()));
  io.out(`Пароль учётной записи «${staff.login}» изменён, открытые входы закончены.`);
  tellPassword(chosen, io);
  return 0;
}

async function disable(store: Store, staff: Staff, io: Io, now: Date): Promise<ExitCode> {
  await disableStaff(store, staff, atServer(now));
  io.out(
    `Учётная запись «${staff.login}» закрыта: закончены права, входы, ссылки, вопросы и связь с мессенджером.`,
  );
  const scope = [{ type: 'facilitator', id: staff.id }] as const;
  const left = await store.cases.list({ scope, closed: false });
  if (left.length > 0)
    io.out(`Назначьте другого ведущего: ${left.map(({ number }) => number).join(', ')}.`);
  return 0;
}
