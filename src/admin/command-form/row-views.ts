import { has } from '../../cases/case.js';
import { lateCriteria } from '../../cases/commands/eligibility.js';
import { correctables } from './changes.js';
import { emptyView, errorOf, type FieldView, type Showing } from './field-view.js';
import { choiceLabel, colleagues, labelOf, persons } from './form-choices.js';
import { mostRowsOf, partName, type RowPart, rowShapes } from './row-shapes.js';

/** The filled rows, those asked for, and always one more to fill. */
export function rowViews(showing: Showing, list: string): FieldView['rows'] {
  const shape = rowShapes[list];
  if (shape === undefined) return [];
  const typed = Array.from({ length: mostRowsOf(list) }, (_, row) => row).filter((row) =>
    shape.some((part) => (showing.values[partName(list, row, part.name)]?.[0] ?? '') !== ''),
  );
  const most = mostRowsOf(list);
  const count = Math.min(most, Math.max(showing.rows, (typed.at(-1) ?? -1) + 1));
  return Array.from({ length: count }, (_, row) => ({
    heading: most === 1 ? '' : showing.from.texts.say('slip.item', { n: row + 1 }),
    parts: shape.map((part) => partView(showing, list, row, part)),
  }));
}

function partView(showing: Showing, list: string, row: number, part: RowPart): FieldView {
  const { from, values } = showing;
  const name = partName(list, row, part.name);
  const choices =
    part.kind !== 'choice'
      ? []
      : (part.options?.map((value) => ({ value, label: choiceLabel(from, value) })) ??
        (part.names === 'staff' ? colleagues(from) : null) ??
        persons(from));
  const controls = {
    text: 'area',
    line: 'line',
    day: 'day',
    pastDay: 'day',
    choice: 'select',
  } as const;
  const control = part.kind === 'choice' && choices.length <= 3 ? 'radio' : controls[part.kind];
  return {
    ...emptyView,
    name,
    label: labelOf(from, part.name),
    control,
    required: part.required,
    max: part.max,
    choices,
    values: values[name] ?? [],
    error: errorOf(showing, name, control),
  };
}

/** The criteria that are answered before the referral, word for word (04). */
export function criteriaRows({ from, values }: Showing): FieldView['rows'] {
  const { criteria } = from.ctx.procedure.eligibility;
  const isLate = has(from.kase, 'referralSent');
  const asked = criteria.filter(
    (c) => c.kind === 'answer' && (isLate ? lateCriteria.has(c.id) : c.before === 'referral'),
  );
  const choices = ['yes', 'no', 'unknown'].map((value) => ({
    value,
    label: choiceLabel(from, value),
  }));
  return asked.map(({ id, sentence }) => {
    const name = `criterion:${id}`;
    const view = { ...emptyView, name, label: sentence, control: 'radio', choices } as const;
    return { heading: '', parts: [{ ...view, values: values[name] ?? [] }] };
  });
}

/** What can be corrected in the record that was chosen; one of them at a time. */
export function changeRows({ from, values }: Showing): FieldView['rows'] {
  const event = from.lists.events.find(({ id }) => id === values['event']?.[0]);
  const parts = (event === undefined ? [] : correctables(from, event)).map(
    ({ name, label, now, choices }): FieldView => ({
      ...emptyView,
      name,
      label,
      hint: from.texts.say('form.change.now', { what: now }),
      control: choices === null ? 'day' : choices.length > 4 ? 'select' : 'radio',
      choices: choices ?? [],
      values: values[name] ?? [],
    }),
  );
  return parts.length === 0 ? [] : [{ heading: '', parts }];
}
