import { type PdConsent } from '../../cases/pd-consent.js';

/** Boxed 1 and 2, never coloured; null for a single person, whose name stands alone. */
export type SideMark = '1' | '2' | null;

/** The mark of a side; people of no side have none. */
export function sideMark(side: string | null): SideMark {
  if (side === 'side1') return '1';
  return side === 'side2' ? '2' : null;
}

/** есть, ждём, бумага, отозвано, отказ; `none`: not asked, a dash. */
export type ConsentState = 'given' | 'awaited' | 'paper' | 'withdrawn' | 'refused' | 'none';

/** A consent as it is shown, with the words it always stands with. */
export type ConsentView = {
  readonly state: ConsentState;
  /** «есть», «24 фев», «спросим на встрече». */
  readonly words: string;
};

/** The shortest words of a consent. */
export const consentWords = {
  given: 'есть',
  awaited: 'ждём',
  paper: 'бумага',
  withdrawn: 'отозвано',
  refused: 'отказ',
  none: '–',
} as const satisfies Record<ConsentState, string>;

/** The icon that stands before the words; a dash needs none. */
export const consentIcons = {
  given: 'circle-check',
  awaited: 'circle-dashed',
  paper: 'file-check',
  withdrawn: 'circle-x',
  refused: 'circle-x',
  none: null,
} as const satisfies Record<ConsentState, string | null>;

/** How a consent to the processing of data is shown. */
export const pdConsentState = {
  none: 'awaited',
  given: 'given',
  paper: 'paper',
  refused: 'refused',
  withdrawn: 'withdrawn',
} as const satisfies Record<PdConsent, ConsentState>;

/** A consent in its shortest words. */
export function shortConsent(state: ConsentState): ConsentView {
  return { state, words: consentWords[state] };
}

/** Stages as small ticks: which is current, counted from 0, and how many there are; equal to `total` when all are over. */
export type StageTicks = {
  readonly name: string;
  readonly current: number;
  readonly total: number;
};
