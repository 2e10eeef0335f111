import { describe, expect, it } from '@jest/globals';
import { wordingArgs } from '../../src/bot/texts/wording.js';
import {
  commandNames,
  participantKeys,
  refusalCodes,
  staffButtons,
  staffKeys,
  statusNames,
  taskNames,
  toldKeys,
  warningCodes,
} from './keys-of-the-specification.js';
import { hasSpecification, specification, staffArgs, texts, wordings } from './locales.js';

const withPrefix = (prefix: string, names: readonly string[]) =>
  names.map((name) => `${prefix}.${name}`);

/** Written as files of their own in `locales/letters`. */
const asLetters = ['principles.vmeste'];

const required = {
  'appendix H5–H8': participantKeys.filter((key) => !asLetters.includes(key)),
  'appendix I2–I6, I8, I9': staffKeys,
  'buttons of I2': withPrefix('do', staffButtons),
  'appendix I7': toldKeys,
  'refusals of G2': withPrefix('refusal', refusalCodes),
  'commands of G3': withPrefix('command', commandNames),
  'statuses of G4': withPrefix('status', statusNames),
  'tasks of G6': withPrefix('task', taskNames),
  'warnings of I4': withPrefix('warn', warningCodes),
};

describe('the specification', () => {
  it.each(Object.entries(required))('%s: every key has its text', (_, keys) => {
    expect(keys.filter((key) => !texts.has(key))).toEqual([]);
  });

  it('has a sentence for all 60 refusals and a label for all 121 commands', () => {
    expect(refusalCodes).toHaveLength(60);
    expect(commandNames).toHaveLength(121);
    expect(statusNames).toHaveLength(30);
  });
});

const beside = hasSpecification ? describe : describe.skip;

beside('word for word with the specification beside the repository', () => {
  const args = staffArgs(wordingArgs(wordings.kamchatka));

  it.each(hasSpecification ? participantRows() : [])('H: %s', (key, words) => {
    expect(inPlaceholders(key)).toBe(words);
  });

  it.each(hasSpecification ? buttonRows() : [])('H: the button %s of %s', (id, screen, label) => {
    expect(texts.optionLabel(screen, id, { leadDat: '{{lead.dat}}' })).toBe(label);
  });

  it.each(hasSpecification ? refusalRows() : [])('G2: %s', (code, sentence) => {
    const named = { who: '{кто}', field: '{поле}', phone: '{телефон}' };
    const list = /\{(список|шаги|поля|пункты)\}/.exec(sentence)?.[0] ?? '';
    expect(texts.say(`refusal.${code}`, { ...args, ...named, list }).toLowerCase()).toBe(
      sentence.toLowerCase(),
    );
  });

  it.each(hasSpecification ? commandRows() : [])('G3: %s', (command, label) => {
    const said = texts.say(`command.${command}`, args);
    const answers = texts.keys().filter((id) => id.startsWith(`command-${command}-`));
    expect([said, ...answers.map((id) => texts.say(id, args))]).toContain(label);
  });
});

/** The rows of H5–H8 whose words stand in the table: not "as X", nor the official text of 06. */
function participantRows(): readonly (readonly [string, string])[] {
  const tables =
    specification('domain/h-dialogue.md').split('\n## H5.')[1]?.split('\n## H9.')[0] ?? '';
  return tableRows(tables)
    .map(([key = '', words = '']) => [key.replace('⇄', '').trim(), plain(words)] as const)
    .filter(([key, words]) => participantKeys.some((known) => known === key) && words !== '')
    .filter(([key, words]) => !/^as |^\(06/.test(words) && key !== 'pd.intro.teen');
}

/** Each button of H3 and H5–H7 with its screen and words; lists (`day*`) have labels of their own. */
function buttonRows(): readonly (readonly [string, string, string])[] {
  const h = specification('domain/h-dialogue.md');
  const standing = h.split('\n## H3.')[1]?.split('\n## H4.')[0] ?? '';
  const screens = h.split('\n## H5.')[1]?.split('\n## H8.')[0] ?? '';
  return [
    ...tableRows(standing).map(([id = '', label = '']) => [id, 'anywhere', label] as const),
    ...tableRows(screens).flatMap(([key = '', , buttons = '']) =>
      Array.from(
        buttons.matchAll(/(?<![\w*])([a-z][A-Za-z]+): ([^·;]+?)(?= ·|;|$)/g),
        ([, id = '', label = '']) => [id, key.replace('⇄', '').trim(), label] as const,
      ),
    ),
  ].filter(([id]) => /^[a-z][A-Za-z]+$/.test(id) && !['id', 'erasure'].includes(id));
}

function refusalRows(): readonly (readonly [string, string])[] {
  const part =
    specification('domain/g-commands.md').split('\n## G2.')[1]?.split('\n## G3.')[0] ?? '';
  const ofAll = Array.from(part.matchAll(/([a-zA-Z0-9]+) «((?:[^«»]|«[^»]*»)+)»/g), (found) => [
    found[1] ?? '',
    found[2] ?? '',
  ]);
  const pairs = tableRows(part).flatMap(([a = '', b = '', c = '', d = '']) => [
    [a, b],
    [c, d],
  ]);
  return [...ofAll, ...pairs]
    .map(([code = '', sentence = '']) => [code, sentence] as const)
    .filter(([code]) => refusalCodes.some((known) => known === code));
}

function commandRows(): readonly (readonly [string, string])[] {
  const part =
    specification('domain/g-commands.md').split('\n## G3.')[1]?.split('\n## G4.')[0] ?? '';
  return tableRows(part).flatMap(([cell = '']) => {
    const command = /^[a-zA-Z]+/.exec(cell)?.[0] ?? '';
    return Array.from(cell.matchAll(/«([^»]+)»/g), (found) => [command, found[1] ?? ''] as const);
  });
}

function tableRows(part: string): readonly (readonly string[])[] {
  return part
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(-|key|code|command)/.test(line))
    .map((line) => line.slice(1).split('|'));
}

/** The words of a table cell as they are said: without remarks in Latin letters, `¶` as a line break. */
function plain(words: string): string {
  return words
    .replace(/ ?\((then|near|until|someone else|no service)[^)]*\)( ?)/g, '$2')
    .replaceAll('{{talk}}', 'Если захотите поговорить, позвоните: {{phone}}.')
    .replaceAll('{{calm}}', 'Сейчас от Вас ничего не нужно.')
    .replaceAll(
      '{{danger}}',
      'Если опасность рядом, звоните 112: бесплатно, в любое время.¶Поговорить с психологом: {{crisis}}.',
    )
    .replace(/\{\{n: [^/]+\/[^/]+\/([^}]+)\}\}/g, '5 $1')
    .replaceAll('{{n}}', '5')
    .replaceAll('¶', '\n')
    .trim();
}

/** A text with each placeholder as the specification writes it, and five of what is counted. */
function inPlaceholders(key: string): string {
  const args = Object.fromEntries(
    [...texts.placeables(key).keys()].map((name) => [name, `{{${specified[name] ?? name}}}`]),
  );
  return texts.say(key, { ...args, n: 5 });
}

const specified: Readonly<Record<string, string>> = {
  leadGen: 'lead.gen',
  leadDat: 'lead.dat',
  dealDat: 'deal.dat',
};
