import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

/** A file of the source with everything that it imports: paths of our own below `src`, or names of packages. */
interface SourceFile {
  readonly path: string;
  readonly own: readonly string[];
  readonly packages: readonly string[];
  readonly text: string;
}

const files: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
    const own = named.filter((name) => name.startsWith('.'));
    return {
      path: path.split(sep).join('/'),
      own: own.map((name) => belowSrc(path, name)),
      packages: named.filter((name) => !name.startsWith('.')),
      text,
    };
  });

function belowSrc(from: string, name: string): string {
  const at = join(src, dirname(from), name);
  return relative(src, at).split(sep).join('/').replace(/\.js$/u, '.ts');
}

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path);

/** What each folder may import of the others (architecture.md); whoever is not named here starts or joins things. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  procedures: [],
  cases: ['procedures'],
  people: ['cases', 'procedures'],
  bot: ['people', 'cases', 'procedures'],
  documents: ['people', 'cases', 'procedures'],
  reports: ['people', 'cases', 'procedures'],
  models: ['bot', 'people', 'cases', 'procedures'],
  jobs: ['models', 'reports', 'documents', 'bot', 'people', 'cases', 'procedures'],
  admin: ['models', 'reports', 'documents', 'bot', 'people', 'cases', 'procedures'],
  'embedded-mongo': [],
};

/** Beside folders: files at the top that are made to be imported from these folders. */
const topFiles: Readonly<Record<string, readonly string[]>> = {
  admin: ['service.ts', 'wire.ts', 'clock.ts'],
  jobs: ['service.ts', 'wire.ts', 'clock.ts'],
  bot: ['clock.ts'],
};

const all = Object.keys(arrows);

describe('the arrows between folders', () => {
  it('reads the whole source', () => {
    expect(files.length).toBeGreaterThan(250);
    expect(files.flatMap(({ own }) => own).length).toBeGreaterThan(1000);
    const known = new Set(files.map(({ path }) => path));
    const lost = files.flatMap(({ path, own }) =>
      own.filter((to) => to.endsWith('.ts') && !known.has(to)).map((to) => `${path} → ${to}`),
    );
    expect(lost).toEqual([]);
  });

  it.each(all)('%s imports only what lies below it', (folder) => {
    const allowed = [folder, ...(arrows[folder] ?? []), ...(topFiles[folder] ?? [])];
    const wrong = files
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ path, own }) =>
        own.filter((to) => !allowed.includes(folderOf(to))).map((to) => `${path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('the inside of the embedded store is nobody’s business', () => {
    const door = ['embedded-mongo/start.ts', 'embedded-mongo/copy.ts', 'embedded-mongo/errors.ts'];
    const wrong = files
      .filter(({ path }) => folderOf(path) !== 'embedded-mongo')
      .flatMap(({ path, own }) =>
        own
          .filter((to) => folderOf(to) === 'embedded-mongo' && !door.includes(to))
          .map((to) => `${path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('nothing goes round in a circle between folders', () => {
    const edges = new Set(
      files.flatMap(({ path, own }) =>
        own
          .filter((to) => path.includes('/') && to.includes('/') && folderOf(to) !== folderOf(path))
          .map((to) => `${folderOf(path)} ${folderOf(to)}`),
      ),
    );
    const back = [...edges].filter((edge) => edges.has(edge.split(' ').reverse().join(' ')));
    expect(back).toEqual([]);
  });
});

/** Libraries that one folder alone may use. */
const exclusive: readonly (readonly [RegExp, string])[] = [
  [/^grammy/u, 'bot/channels/telegram/'],
  [/^vk-io/u, 'bot/channels/vk/'],
  [/^mongoose$/u, 'models/'],
  [/^(?:express|express-session|connect-mongo|helmet|ejs)$/u, 'admin/'],
  [/^(?:agenda|@agendajs\/.*)$/u, 'jobs/'],
  [/^lmdb$/u, 'embedded-mongo/'],
];

describe('files', () => {
  it('no file needs itself through others while it is loaded', () => {
    expect(files.flatMap(({ path }) => circle(path, []))).toEqual([]);
  });
});

const loadedBy = new Map(files.map((file) => [file.path, loads(file)]));
const seen = new Set<string>();

/** The files that are loaded with this one: imports of types alone leave no trace. */
function loads({ path, text }: SourceFile): string[] {
  return ts
    .createSourceFile(path, text, ts.ScriptTarget.Latest)
    .statements.filter((s) => ts.isImportDeclaration(s) || ts.isExportDeclaration(s))
    .filter((s) => !isOfTypes(s))
    .flatMap(({ moduleSpecifier: from }) => (from && ts.isStringLiteral(from) ? [from.text] : []))
    .filter((name) => name.startsWith('.'))
    .map((name) => belowSrc(path, name));
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  const named = clause?.namedBindings;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function circle(path: string, above: readonly string[]): string[] {
  if (above.includes(path)) return [[...above.slice(above.indexOf(path)), path].join(' > ')];
  if (seen.has(path)) return [];
  const found = (loadedBy.get(path) ?? []).flatMap((next) => circle(next, [...above, path]));
  seen.add(path);
  return found;
}

describe('libraries with one place', () => {
  it.each(exclusive)('%s is used only in src/%s, and is used', (library, place) => {
    const users = files.filter(({ packages }) => packages.some((name) => library.test(name)));
    expect(users.length).toBeGreaterThan(0);
    expect(users.map(({ path }) => path).filter((path) => !path.startsWith(place))).toEqual([]);
  });

  it('the environment is read by config.ts alone', () => {
    const readers = files.filter(({ text }) =>
      /\bprocess\s*(?:\.\s*env|\[\s*['"]env['"]\s*\])\b/u.test(text),
    );
    const imported = files.filter(({ text }) =>
      /import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*'node:process'/u.test(text),
    );
    expect([...readers, ...imported].map(({ path }) => path)).toEqual(['config.ts']);
  });

  it('rules and dialogue take the time as an argument', () => {
    const timed = files
      .filter(({ path }) => /^(?:procedures|cases|reports)\/|^bot\/dialogue\//u.test(path))
      .filter(({ text }) => /new Date\(\)|Date\.now\(\)|performance\.now/u.test(text));
    expect(timed.map(({ path }) => path)).toEqual([]);
  });

  it('rules and dialogue touch no file, network or process', () => {
    const pure = files.filter(({ path }) => /^(?:procedures|cases)\/|^bot\/dialogue\//u.test(path));
    const wrong = pure.flatMap(({ path, packages }) =>
      packages
        .filter((name) => name.startsWith('node:') && name !== 'node:crypto')
        .map((name) => `${path} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
