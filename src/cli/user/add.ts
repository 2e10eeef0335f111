import { type Grant, type Staff, Staff as StaffSchema } from '../../people/staff.js';
import { addGrants, addStaff, type NewStaff } from '../../people/staff-accounts.js';
import { Failed } from '../failed.js';
import { type ExitCode, type Io } from '../io.js';
import { WrongCall } from '../wrong-call.js';
import {
  atServer,
  grantWords,
  type Store,
  type Surroundings,
  type UserCall,
  withStore,
} from './call.js';
import { askedGrants, grantOf } from './asked-grants.js';
import { shownPassword, tellPassword } from './password.js';

type Adding = UserCall & { readonly login: string | undefined };

/** `user add`: a new account with its first rights, or more rights for one that is there. */
export async function addUser(call: Adding, io: Io, around: Surroundings): Promise<ExitCode> {
  const login = StaffSchema.shape.login.safeParse(call.login?.toLowerCase());
  if (!login.success)
    throw new WrongCall(
      'Назовите логин: --login ЛОГИН, от 2 знаков, a–z, 0–9, точка, дефис, подчёркивание, первой буква.',
    );
  const asked = askedGrants(call.tokens);
  if (asked.length === 0) throw new WrongCall('Назовите роль: --role РОЛЬ.');
  return withStore(around, async (store) => {
    const directory = await store.settings.directory();
    const grants = asked.map((one) => grantOf(one, directory));
    const staff = await store.staff.findByLogin(login.data);
    if (staff === null) return addNew(store, { ...call, login: login.data, grants }, io, around);
    return addMore(store, staff, grants, io, around.now());
  });
}

async function addNew(
  store: Store,
  call: UserCall & { readonly login: string; readonly grants: Grant[] },
  io: Io,
  { terminal, now }: Surroundings,
): Promise<ExitCode> {
  const name = call.values.name ?? (await askedName(terminal));
  const chosen = await shownPassword(terminal, call.values['password-stdin']);
  await addStaff(store, newStaff(call, name), chosen.password, atServer(now()));
  io.out(`Учётная запись «${call.login}» создана. ${call.grants.map(grantWords).join('; ')}.`);
  tellPassword(chosen, io);
  if (name.trim() === '') io.err('Имя не названо: впишите его в панели, «Сотрудники».');
  return 0;
}

const askedName = (terminal: Surroundings['terminal']): Promise<string> =>
  terminal.isInteractive ? terminal.ask('Фамилия Имя Отчество: ') : Promise.resolve('');

function newStaff(
  { login, grants, values }: UserCall & { readonly login: string; readonly grants: Grant[] },
  name: string,
): NewStaff {
  const [lastName, firstName = '', ...rest] = name.trim().split(/\s+/u);
  return {
    login,
    lastName: lastName === undefined || lastName === '' ? login : lastName,
    firstName,
    patronymic: rest.join(' '),
    position: values.position ?? '',
    phone: values.phone ?? '',
    grants,
  };
}

async function addMore(
  store: Store,
  staff: Staff,
  grants: readonly Grant[],
  io: Io,
  now: Date,
): Promise<ExitCode> {
  if (staff.disabled) throw new Failed(`Учётная запись «${staff.login}» закрыта: заведите другую.`);
  const had = new Set(staff.grants.map(grantWords));
  const fresh = grants.filter((grant) => !had.has(grantWords(grant)));
  if (fresh.length === 0) throw new Failed(`У «${staff.login}» эти права уже есть.`);
  await addGrants(store, staff, fresh, atServer(now));
  io.out(`Учётной записи «${staff.login}» добавлено: ${fresh.map(grantWords).join('; ')}.`);
  return 0;
}
