import { createHash } from 'node:crypto';
import { type Case } from '../cases/case.js';
import { type Talk } from './dialogue/screen.js';
import { fillLetter, placeholdersOf, readLetter } from './texts/fill-letter.js';

/** Blanks that are filled on paper and never asked in the chat (R47, H9.2). */
const blank = '____';

/** The consent text of an installation: the same words for everybody, institution and settlement filled in (R55). */
export interface ConsentText {
  /** Hash of the template: what a consent record names (R50). */
  readonly version: string;
  fill(institution: string, settlement: string): Talk['consentText'];
}

/** Reads the consent text from the locale files. */
export function readConsentText(localesDir: string): ConsentText {
  const template = readLetter(localesDir, 'consent.pd');
  const version = createHash('sha256').update(template).digest('hex').slice(0, 16);
  return {
    version,
    fill: (institution, settlement) => {
      const blanks = Object.fromEntries(placeholdersOf(template).map((name) => [name, blank]));
      const filled = fillLetter(template, { ...blanks, institution, settlement });
      return filled.type === 'filled' && institution !== '' && settlement !== ''
        ? { parts: filled.parts, version }
        : null;
    },
  };
}

/** The principles that are told before the first question, in parts; null where the procedure has none (R78). */
export function principlesOf(localesDir: string, kase: Case): Talk['principles'] {
  if (kase.procedure.id !== 'vmeste') return null;
  const filled = fillLetter(readLetter(localesDir, 'principles.vmeste'), {});
  return filled.type === 'filled' ? filled.parts : null;
}
