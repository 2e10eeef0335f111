import { type CaseRow } from './staff-talk.js';

/** A number as it may be typed: «31», «К-26-031», «k 26 31», «26/31». */
const typed = /^\s*([КKБAАВBЮYВV])?[\s\-–—./]*(?:(\d{2})[\s\-–—./]+)?(\d{1,4})\s*$/iu;

/** True when the words could be the number of a case. */
export const isCaseNumber = (text: string): boolean => typed.test(text);

const latin: Readonly<Record<string, string>> = { K: 'К', B: 'В', A: 'А', Y: 'Ю', V: 'В' };

/** The cases of the list that the typed number means: dashes, zeros and the alphabet are forgiven (I2). */
export function rowsByNumber(rows: readonly CaseRow[], text: string): CaseRow[] {
  const match = typed.exec(text);
  if (match === null) return [];
  const letter = match[1]?.toUpperCase();
  const wanted = letter === undefined ? null : (latin[letter] ?? letter);
  const [year, number] = [match[2] ?? null, Number(match[3])];
  return rows.filter((row) => {
    const [own = '', ownYear = '', tail = ''] = row.number.split('-');
    return (
      Number(tail) === number &&
      (year === null || year === ownYear) &&
      (wanted === null || wanted === own)
    );
  });
}
