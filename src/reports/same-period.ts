/** A number beside that of the same period of the year before (АППГ). */
export interface Change {
  readonly difference: number;
  /** To one decimal, halves away from zero; null where the year before had none, as nothing can be divided by it. */
  readonly percent: number | null;
}

/** How a number stands against the same period of the year before (07 RP5, appendix E). */
export function changeSince(before: number, now: number): Change {
  const difference = now - before;
  return { difference, percent: before === 0 ? null : tenths((difference * 1000) / before) };
}

/** «+106,3 %», «–» without a percentage. */
export function percentText({ percent }: Change): string {
  return percent === null ? '–' : `${signed(percent)}\u00a0%`;
}

/** «+3», «−2», «0». */
export function differenceText({ difference }: Change): string {
  return signed(difference);
}

function signed(number: number): string {
  const sign = number > 0 ? '+' : number < 0 ? '−' : '';
  return `${sign}${String(Math.abs(number)).replace('.', ',')}`;
}

const tenths = (thousandths: number): number =>
  (Math.sign(thousandths) * Math.round(Math.abs(thousandths))) / 10;
