/** The shape of a calendar day as text, `YYYY-MM-DD`; whether the day exists is checked elsewhere. */
export const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days of a Gregorian month (1–12) in a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True when the text is a day that exists between the years 1 and 9999. */
export function isIsoDay(text: string): boolean {
  if (!ISO_DAY.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
