import { FluentResource, type Message } from '@fluent/bundle';

/** The text of a message or of one of its buttons, as Fluent keeps it. */
export type Pattern = NonNullable<Message['value']>;

/** One file of texts: where its errors are and what it says. */
export type FtlFile = { readonly name: string; readonly source: string };

const messageStart = /^([A-Za-z][\w-]*) *=/;
const attributeStart = /^ +\.([A-Za-z][\w-]*) *=/;

/** The messages of one file; throws an error that names file and line where Fluent would skip something silently. */
export const readFtl = (file: FtlFile): FluentResource => {
  const resource = new FluentResource(file.source);
  const read = new Map(resource.body.map((message) => [message.id, message]));
  let current = '';
  file.source.split('\n').forEach((line, index) => {
    const place = `${file.name}:${String(index + 1)}`;
    current = messageStart.exec(line)?.[1] ?? current;
    checkLine(line, place);
    if (messageStart.test(line) && !read.has(current)) {
      throw new Error(`${place}: the text "${current}" is not written as Fluent expects.`);
    }
    const attribute = attributeStart.exec(line)?.[1];
    if (attribute !== undefined && read.get(current)?.attributes[attribute] === undefined) {
      throw new Error(`${place}: the button "${attribute}" of "${current}" is not read.`);
    }
  });
  checkRepeats(file);
  return resource;
};

const checkLine = (line: string, place: string): void => {
  const known = line === '' || /^\s/.test(line) || line.startsWith('#') || messageStart.test(line);
  if (!known) throw new Error(`${place}: this line belongs to no text: ${line.slice(0, 40)}`);
  if (line.includes('\t')) throw new Error(`${place}: use spaces, not tabs.`);
};

const checkRepeats = (file: FtlFile): void => {
  const seen = new Map<string, number>();
  file.source.split('\n').forEach((line, index) => {
    const id = messageStart.exec(line)?.[1];
    if (id === undefined) return;
    const before = seen.get(id);
    if (before !== undefined) {
      throw new Error(
        `${file.name}:${String(index + 1)}: "${id}" stands here again, first on line ${String(before)}.`,
      );
    }
    seen.set(id, index + 1);
  });
};
