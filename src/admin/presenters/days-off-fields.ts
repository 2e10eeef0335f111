import { type YearMoved } from '../../cases/russian-holidays.js';
import { dayLines } from '../../people/days-off-form.js';
import { formField, type FormField } from './institution-fields.js';
import { counted } from '../../cases/russian-days.js';

/** A year in the list of the settings. */
export interface YearOfDaysOff {
  readonly year: number;
  readonly words: string;
  /** Nobody has entered the Government's decree. */
  readonly missing: boolean;
}

/** The form of a year; null: nothing entered yet. */
export function daysOffFields(year: number, days: YearMoved | null): FormField[] {
  const field = (name: keyof YearMoved, label: string, hint: string): FormField =>
    formField([name, label], 'textarea', dayLines(days?.[name] ?? []), { required: false, hint });
  return [
    field('off', 'Выходные в будни', `По одному дню в строке, например: 31.12.${year}.`),
    field('working', 'Рабочие субботы и воскресенья', 'По одному дню в строке.'),
    field(
      'notMoved',
      'Праздники в выходные, перенесённые постановлением',
      'Остальные переносятся на следующий рабочий день сами.',
    ),
  ];
}

/** What is known of these years. */
export function yearsOfDaysOff(
  years: readonly number[],
  from: { readonly ofYear: (year: number) => YearMoved | null },
): YearOfDaysOff[] {
  return years.map((year) => {
    const days = from.ofYear(year);
    return {
      year,
      missing: days === null,
      words: days === null ? 'переносы не внесены' : wordsOf(days),
    };
  });
}

function wordsOf({ off, working }: YearMoved): string {
  const free = `${counted(off.length, ['перенос', 'переноса', 'переносов'])} на будни`;
  return working.length === 0
    ? free
    : `${free}, ${counted(working.length, ['рабочий выходной', 'рабочих выходных', 'рабочих выходных'])}`;
}
