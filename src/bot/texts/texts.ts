import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FluentBundle, type FluentResource } from '@fluent/bundle';
import { placeablesOf, type Placeables } from './placeables.js';
import { type FtlFile, type Pattern, readFtl } from './read-ftl.js';

/**
 * Terms. *Key*: the name of a text with dots, as the specification writes it (`about.offence`). *Id*: the same with
 * hyphens, as it stands in a file (`about-offence`). *Own label*: a button's words for one screen, written under that
 * screen's text (`about-offence` / `.next`); a key may name it as well (`about-offence.next` in `keys()`).
 */
export type TextArgs = Readonly<Record<string, string | number>>;

/** The longest label a button may have in every messenger, in characters. */
const longestLabel = 40;

/** Everything the bot says, read once; never changes after that. */
export class Texts {
  readonly #bundle = new FluentBundle('ru', { useIsolating: false });
  readonly #resources: readonly FluentResource[];

  /** Later resources prevail over earlier ones; throws when a text refers to one that does not exist. */
  constructor(resources: readonly FluentResource[]) {
    this.#resources = resources;
    for (const resource of resources) {
      this.#bundle.addResource(resource, { allowOverrides: true });
    }
    for (const id of this.keys()) this.placeables(id);
  }

  /** The text of a key; throws, naming the key, when it does not exist, lacks an argument or gets text for a number. */
  say(key: string, args: TextArgs = {}): string {
    const pattern = this.#find(key);
    if (pattern === null) throw new Error(`There is no text "${key}".`);
    return this.#format(key, pattern, args);
  }

  /** Whether there is such a text. */
  has(key: string): boolean {
    return this.#find(key) !== null;
  }

  /** A text for a button: like `say`, cut to 40 characters with «…» (names may be long). */
  label(key: string, args: TextArgs = {}): string {
    const text = Array.from(this.say(key, args));
    return text.length <= longestLabel ? text.join('') : `${text.slice(0, 39).join('')}…`;
  }

  /**
   * A participant's button: the label written under the screen's own text, else under the text the screen continues
   * (`participation.ask.child` → `participation.ask`), else the standard `option.<id>`.
   */
  optionLabel(screenKey: string, optionId: string, args: TextArgs = {}): string {
    const standard = idOf(`option.${optionId}`);
    return this.#firstLabel([...ownLabels(screenKey, optionId), standard], args);
  }

  /** A button of the staff: the screen's own label, else `do.<id>`, else the command or task of that name (`.chat` first). */
  staffLabel(screenKey: string, id: string, args: TextArgs = {}): string {
    const [standing, command, task] = [`do.${id}`, `command.${id}`, `task.${id}`].map(idOf);
    const named = [command, task].flatMap((name) => [`${name ?? ''}.chat`, name ?? '']);
    return this.#firstLabel([...ownLabels(screenKey, id), standing ?? '', ...named], args);
  }

  /** The words of one choice of a command: `choice.<command>.<value>`, else `choice.<value>`. */
  choiceLabel(command: string, value: string, args: TextArgs = {}): string {
    return this.#firstLabel([`choice.${command}.${value}`, `choice.${value}`].map(idOf), args);
  }

  /** The name of a field of a command's form: `field.<command>.<field>`, else `field.<field>`. */
  fieldLabel(command: string, field: string, args: TextArgs = {}): string {
    return this.#firstLabel([`field.${command}.${field}`, `field.${field}`].map(idOf), args);
  }

  /** What a text has to be given. */
  placeables(key: string): Placeables {
    const pattern = this.#find(key);
    if (pattern === null) throw new Error(`There is no text "${key}".`);
    return placeablesOf(pattern, (id) => this.#bundle.getMessage(id));
  }

  /** The ids of all texts as they stand in the files, own labels as `id.label`. */
  keys(): readonly string[] {
    const messages = this.#resources.flatMap((resource) => resource.body);
    const keys = messages.flatMap(({ id, value, attributes }) => [
      ...(value === null ? [] : [id]),
      ...Object.keys(attributes).map((name) => `${id}.${name}`),
    ]);
    return [...new Set(keys)];
  }

  /**
   * The same texts with some of them in a service's own words (Fluent, `{ $name }` for what is filled in). Throws when a
   * key is unknown, the words cannot be read, or they ask for something the standard text is not given.
   */
  withOverrides(overrides: Readonly<Record<string, string>>): Texts {
    const resources = Object.entries(overrides).map(([key, words]) => this.#override(key, words));
    return new Texts([...this.#resources, ...resources]);
  }

  #override(key: string, words: string): FluentResource {
    const id = idOf(key);
    const standard = this.#bundle.getMessage(id);
    if (standard === undefined) throw new Error(`There is no text "${key}" to override.`);
    const resource = readFtl({ name: key, source: `${id} =\n${indented(words)}\n` });
    for (const message of resource.body) Object.assign(message.attributes, standard.attributes);
    this.#checkPlaceables(key, resource);
    return resource;
  }

  #checkPlaceables(key: string, resource: FluentResource): void {
    const known = this.placeables(key);
    for (const { value } of resource.body) {
      if (value === null) throw new Error(`The text "${key}" would be empty.`);
      const asked = placeablesOf(value, (id) => this.#bundle.getMessage(id));
      for (const name of asked.keys()) {
        if (!known.has(name)) throw new Error(`The text "${key}" is never given "${name}".`);
      }
    }
  }

  #find(key: string): Pattern | null {
    const dot = key.lastIndexOf('.');
    const own = `${idOf(key.slice(0, Math.max(dot, 0)))}.${key.slice(dot + 1)}`;
    return this.#at(idOf(key)) ?? this.#at(own);
  }

  /** The text with this id, or the own label `id.label`, exactly as it stands in a file. */
  #at(id: string): Pattern | null {
    const [message = '', label] = id.split('.');
    const found = this.#bundle.getMessage(message);
    return (label === undefined ? found?.value : found?.attributes[label]) ?? null;
  }

  #firstLabel(ids: readonly string[], args: TextArgs): string {
    const id = ids.find((candidate) => this.#at(candidate) !== null);
    if (id === undefined) throw new Error(`There is no label "${ids.join('" or "')}".`);
    return this.label(id, args);
  }

  #format(key: string, pattern: Pattern, args: TextArgs): string {
    for (const [name, kind] of this.placeables(key)) {
      if (kind === 'number' && typeof args[name] === 'string') {
        throw new Error(`The text "${key}" needs "${name}" as a number.`);
      }
    }
    const errors: Error[] = [];
    const text = this.#bundle.formatPattern(pattern, args, errors);
    const [error] = errors;
    if (error !== undefined) throw new Error(`The text "${key}" cannot be said: ${error.message}`);
    return withoutDoubledDots(text, args);
  }
}

/** Reads every `.ftl` file under the folder; throws an error naming file and line when a text cannot be read. */
export const loadTexts = (dir: string): Texts => {
  const files = ftlFiles(dir);
  if (files.length === 0) throw new Error(`There are no texts in ${dir}.`);
  checkUnique(files);
  return new Texts(files.map(readFtl));
};

const ftlFiles = (dir: string): readonly FtlFile[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ftl'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(dir, path), source: readFileSync(path, 'utf8') }));

const checkUnique = (files: readonly FtlFile[]): void => {
  const homes = new Map<string, string>();
  for (const file of files) {
    for (const { id } of readFtl(file).body) {
      const home = homes.get(id);
      if (home !== undefined) throw new Error(`"${id}" stands both in ${home} and ${file.name}.`);
      homes.set(id, file.name);
    }
  }
};

const idOf = (key: string): string => key.replaceAll('.', '-');

const ownLabels = (screenKey: string, optionId: string): readonly string[] => {
  const parts = idOf(screenKey).split('-');
  const own = idOf(optionId);
  return parts.map((_, index) => `${parts.slice(0, parts.length - index).join('-')}.${own}`);
};

/** «Орлова Т. В.» at the end of a sentence brings its own full stop; what a person wrote stays as it is. */
const withoutDoubledDots = (text: string, args: TextArgs): string =>
  Object.values(args).some((value) => String(value).includes('..'))
    ? text
    : text.replace(/(?<!\.)\.\.(?!\.)/g, '.');

const indented = (words: string): string => words.replace(/^/gm, '    ');
