import { newPassword } from '../../people/new-password.js';
import { isPasswordLongEnough, passwordLength } from '../../people/password.js';
import { Failed } from '../failed.js';
import { type Io } from '../io.js';
import { type Terminal } from '../terminal.js';

/** A password, and whether it was made here: then it is shown once. */
export interface ChosenPassword {
  readonly password: string;
  readonly made: boolean;
}

/** How long a line that is already in the pipe takes to be read. */
const alreadyPiped = 500;

/** Asks for a password, takes the piped one, or makes one; throws a Failed when it is too short. */
export async function shownPassword(
  terminal: Terminal,
  fromInput: boolean,
): Promise<ChosenPassword> {
  const given =
    terminal.isInteractive && !fromInput
      ? await askTwice(terminal)
      : await terminal.firstLine(fromInput ? null : alreadyPiped);
  if (given !== null && given !== '') return { password: longEnough(given), made: false };
  if (fromInput) throw new Failed('В стандартном вводе нет пароля.');
  return { password: newPassword(), made: true };
}

/** Shows a made password, this once. */
export function tellPassword({ password, made }: ChosenPassword, io: Io): void {
  io.out(made ? `Пароль (показан один раз): ${password}` : 'Пароль принят.');
}

async function askTwice(terminal: Terminal): Promise<string> {
  const first = await terminal.askHidden(
    `Пароль, от ${passwordLength} знаков (пустой – создать): `,
  );
  if (first === '') return first;
  longEnough(first);
  if ((await terminal.askHidden('Ещё раз: ')) !== first) throw new Failed('Пароли не совпали.');
  return first;
}

function longEnough(password: string): string {
  if (isPasswordLongEnough(password)) return password;
  throw new Failed(`Пароль короче ${passwordLength} знаков.`);
}
