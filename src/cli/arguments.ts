import { parseArgs, type ParseArgsConfig } from 'node:util';
import { WrongCall } from './wrong-call.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The parsed arguments of a command, in order too; throws a WrongCall for an option that it does not have. */
export function argumentsOf<const O extends Options>(
  command: string,
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      tokens: true,
      strict: true,
      options: { ...options, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch {
    throw new WrongCall(
      `Такого параметра нет, или у него нет значения. mirovaya ${command} --help`,
    );
  }
}

/** Throws a WrongCall when there are more words than the command takes. */
export function noMore(words: readonly string[]): void {
  if (words.length > 0) throw new WrongCall(`Лишнее: ${words.join(' ')}.`);
}
