import { FluentResource, type Message } from '@fluent/bundle';

/** The text of a message or of one of its buttons, as Fluent keeps it. */
export type Pattern = NonNullable<Message['value']>;

/** One file of texts: its name for errors, and what it says. */
export type FtlFile = { readonly name: string; readonly source: string };

const messageStart = /^([A-Za-z][\w-]*) *=/;
const attributeStart = /^ +\.([A-Za-z][\w-]*) *=/;

/** The messages of one file; throws an error that names file and line where Fluent would skip something silently. */
export const readFtl = (file: FtlFile): FluentResource => {
  const resource = new FluentResource(file.source);
  const read = new Map(resource.body.map((message) => [message.id, message]));
  let text: OpenText = { id: '', line: 0, depth: 0 };
  const starts = new Map<string, number>();
  file.source.split('\n').forEach((line, index) => {
    const fail: Fail = (what) => {
      throw new Error(`${file.name}:${String(index + 1)}: ${what}`);
    };
    const id = messageStart.exec(line)?.[1];
    if (id !== undefined) {
      checkStart(id, read.get(id), starts.get(id), fail);
      starts.set(id, index + 1);
      text = { id, line: index + 1, depth: 0 };
    }
    checkLine(line, text, fail);
    checkAttribute(line, read.get(text.id), fail);
    text = { ...text, depth: text.depth + depthOf(line) };
  });
  return resource;
};

/** The text a line belongs to, and how many `{` are open in it. */
type OpenText = { readonly id: string; readonly line: number; readonly depth: number };
type Fail = (what: string) => never;
type Entry = FluentResource['body'][number];

const checkStart = (
  id: string,
  entry: Entry | undefined,
  before: number | undefined,
  fail: Fail,
): void => {
  if (before !== undefined) fail(`"${id}" stands here again, first on line ${String(before)}.`);
  if (entry === undefined) fail(`the text "${id}" is not written as Fluent expects.`);
};

const checkLine = (line: string, text: OpenText, fail: Fail): void => {
  if (line.includes('\t')) fail('use spaces, not tabs.');
  const known = line === '' || /^[ #]/.test(line) || messageStart.test(line);
  if (!known) fail(`this line belongs to no text: ${line.slice(0, 40)}`);
  const endsText = text.depth === 0 && /^ +([[}*]|\.(?![A-Za-z][\w-]* *=))/.test(line);
  if (endsText) fail(`a line of "${text.id}" cannot begin with ${line.trim().slice(0, 1)}`);
};

const checkAttribute = (line: string, entry: Entry | undefined, fail: Fail): void => {
  const name = attributeStart.exec(line)?.[1];
  if (name === undefined || entry === undefined) return;
  if (entry.attributes[name] === undefined) fail(`the button "${name}" is not read.`);
};

const depthOf = (line: string): number => {
  const bare = line.startsWith('#') ? '' : line.replace(/"[^"]*"/g, '');
  return bare.split('{').length - bare.split('}').length;
};
