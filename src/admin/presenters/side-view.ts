/** Boxed 1 and 2, never coloured; null for a single person, whose name stands alone. */
export type SideMark = '1' | '2' | null;

/** есть, ждём, бумага, отозвано, отказ; `none`: not asked, a dash. */
export type ConsentState = 'given' | 'awaited' | 'paper' | 'withdrawn' | 'refused' | 'none';

/** A consent as a list shows it, with the words it always stands with. */
export type ConsentView = {
  readonly state: ConsentState;
  /** «есть», «24 фев, ред. 3, дала мать», «спросим на встрече». */
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

/** A consent in its shortest words. */
export function shortConsent(state: ConsentState): ConsentView {
  return { state, words: consentWords[state] };
}

/** Stages as small ticks: how many are past, which is current, how many there are. */
export type StageTicks = {
  readonly name: string;
  /** 0 for the first stage; equal to `total` when all are over. */
  readonly current: number;
  readonly total: number;
};
