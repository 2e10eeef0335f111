import { type IsoPeriod, parsePeriod } from '../../cases/iso-period.js';

const units: Readonly<Record<string, string>> = { д: 'D', н: 'W', м: 'M', г: 'Y', л: 'Y' };

/** «3 месяца», «2 недели», «полгода» or `P3M` as an ISO period; null: it is none. */
export function periodOf(typed: string): string | null {
  if (parsePeriod(typed) !== null) return typed;
  const text = typed.toLowerCase().trim();
  if (text === 'полгода') return 'P6M';
  const [, count = '1', unit = ''] =
    /^(\d{1,3})?\s*(д(?:ень|ня|ней)|недел[яюиь]|месяц(?:а|ев)?|год(?:а)?|лет)$/u.exec(text) ?? [];
  const letter = units[unit.charAt(0)];
  const period = letter === undefined ? '' : `P${count}${letter}`;
  return parsePeriod(period) === null ? null : period;
}

/** «3 месяца», «1 месяц и 15 дней»; what is no period stands as it is. */
export function periodText(period: string): string {
  const read = parsePeriod(period);
  return read === null ? period : partsOf(read).join(' и ');
}

const partsOf = ({ months, days }: IsoPeriod): string[] => [
  ...(months === 0 ? [] : [`${months} ${form(months, ['месяц', 'месяца', 'месяцев'])}`]),
  ...(days === 0 ? [] : [`${days} ${form(days, ['день', 'дня', 'дней'])}`]),
];

function form(n: number, [one, few, many]: readonly [string, string, string]): string {
  const [last, tens] = [n % 10, n % 100];
  if (tens > 10 && tens < 20) return many;
  if (last === 1) return one;
  return last > 1 && last < 5 ? few : many;
}
