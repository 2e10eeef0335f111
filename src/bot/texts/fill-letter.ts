import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The letters and official texts kept word for word in `locales/letters` (06 §6.1–6.4). */
export const letterNames = [
  'letter.offender',
  'letter.victim',
  'letter.neutral',
  'consent.pd',
  'principles.vmeste',
  'result.info',
] as const;
export type LetterName = (typeof letterNames)[number];

/** A filled letter cut for a messenger, or the placeholders that nobody filled: such a letter is never sent (R55). */
export type FilledLetter =
  | { readonly type: 'filled'; readonly parts: readonly string[] }
  | { readonly type: 'unfilled'; readonly placeholders: readonly string[] };

/** The longest part of a letter in a messenger, in characters (H9.1). */
const longestPart = 4000;

const placeholder = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The template of a letter from the folder `letters` of the locales; throws when the file is missing. */
export const readLetter = (localesDir: string, name: LetterName): string =>
  readFileSync(join(localesDir, 'letters', `${name}.txt`), 'utf8').trimEnd();

/** The names of the placeholders of a template, each once, in their order. */
export const placeholdersOf = (template: string): readonly string[] => [
  ...new Set(Array.from(template.matchAll(placeholder), (match) => match[1] ?? '')),
];

/**
 * The letter with its placeholders filled, in parts of at most 4,000 characters cut between paragraphs (H9.1). A missing
 * or blank value makes it `unfilled` (R55); a placeholder inside a value is plain text.
 */
export const fillLetter = (
  template: string,
  values: Readonly<Record<string, string>>,
): FilledLetter => {
  const placeholders = placeholdersOf(template).filter(
    (name) => (values[name] ?? '').trim() === '',
  );
  if (placeholders.length > 0) return { type: 'unfilled', placeholders };
  const text = template.replace(placeholder, (_, name: string) => (values[name] ?? '').trim());
  return { type: 'filled', parts: cutBetweenParagraphs(text) };
};

/** A text in parts of at most 4,000 characters: between paragraphs where it can, between words where it must. */
export const cutBetweenParagraphs = (text: string): readonly string[] => {
  const parts: string[] = [];
  for (const paragraph of text.split('\n\n').flatMap(fitting)) {
    const joined = `${parts.at(-1) ?? ''}\n\n${paragraph}`;
    if (parts.length > 0 && joined.length <= longestPart) parts[parts.length - 1] = joined;
    else parts.push(paragraph);
  }
  return parts;
};

const fitting = (paragraph: string): readonly string[] => {
  if (paragraph.length <= longestPart) return [paragraph];
  const space = Math.max(
    paragraph.lastIndexOf(' ', longestPart),
    paragraph.lastIndexOf('\n', longestPart),
  );
  const end = space > 0 ? space : longestPart;
  return [paragraph.slice(0, end), ...fitting(paragraph.slice(end).trimStart())];
};
