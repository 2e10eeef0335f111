import { commands } from '../../cases/available-commands.js';
import { fieldsOf } from '../../cases/command-fields.js';
import { correctableFields, isCorrectable, otherValues } from '../../cases/corrections.js';
import { type CaseEvent } from '../../cases/events/event.js';
import { isCalendarDay } from '../../cases/calendar-day.js';
import { dayText } from '../../bot/texts/dates.js';
import { type ChoiceSources } from './choice-sources.js';
import { choiceLabel, labelOf } from './form-choices.js';

/** The name of the field in which another value for a field of an event is given. */
export const changeName = (field: string): string => `change.${field}`;

/** A field of an event with what it could hold instead. */
export interface Correctable {
  readonly name: string;
  readonly label: string;
  /** What it holds now, in words. */
  readonly now: string;
  /** Null: a day. */
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null;
}

/** What can be corrected in an event besides its day, in the words of the command that recorded it (G1.6). */
export function correctables(from: ChoiceSources, event: CaseEvent): Correctable[] {
  const values = new Map<string, unknown>(Object.entries(event));
  return correctableFields(event).map((field) => {
    const recorded = recordedBy(from, event, field);
    const wordsOf = (value: string) => choiceLabel({ ...from, command: recorded }, value);
    return {
      name: changeName(field),
      label: labelOf({ ...from, command: recorded }, field),
      now: shown(from, values.get(field), wordsOf),
      choices:
        isCorrectable(event, field) === 'day'
          ? null
          : otherValues(event, field).map((value) => ({ value, label: wordsOf(value) })),
    };
  });
}

/** The command whose words the values of this field have: one that asks for a field of the name with such a value. */
function recordedBy({ ctx, texts }: ChoiceSources, event: CaseEvent, field: string): string {
  const value = otherValues(event, field)[0] ?? '';
  const own = commands.filter((c) => c.procedures?.includes(ctx.procedure.id) ?? true);
  const askers = own.filter((c) =>
    fieldsOf(c).some(({ kind }) => kind.kind === 'choice' && kind.options.includes(value)),
  );
  const named = askers.find((c) => field in c.input.shape);
  const worded = askers.find((c) => texts.has(`choice.${c.name}.${value}`));
  return (named ?? worded ?? askers[0])?.name ?? 'correctFact';
}

function shown(
  { texts }: ChoiceSources,
  value: unknown,
  wordsOf: (value: string) => string,
): string {
  if (typeof value === 'boolean') return wordsOf(value ? 'yes' : 'no');
  if (typeof value !== 'string') return texts.say('form.change.empty');
  return isCalendarDay(value) ? dayText(value) : wordsOf(value);
}
