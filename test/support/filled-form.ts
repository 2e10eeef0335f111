import { type Dice } from './random-inputs.js';

/** The values of a form as a browser would send them. */
export type Sent = Readonly<Record<string, readonly string[]>>;

interface Control {
  readonly name: string;
  readonly type: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly checked: readonly string[];
}

/** A field as it stands on the page: its controls, whether it may stay empty, and beside which answer it is shown. */
interface Block {
  readonly optional: boolean;
  readonly calledFor: string;
  readonly wrong: boolean;
  readonly controls: readonly Control[];
}

/** A form as a person reads it: what stands in it, and what is said about it. */
export interface ReadPage {
  readonly hidden: Sent;
  readonly blocks: readonly Block[];
  /** What the summary says; empty: nothing was refused. */
  readonly said: string;
  /** The names of what is marked as wrong. */
  readonly wrong: readonly string[];
  readonly asksToConfirm: boolean;
  /** The button leads on to the rest of the form. */
  readonly leadsOn: boolean;
}

/** Reads the form of a page. */
export function readPage(html: string): ReadPage {
  const form = /<form [^>]*class="m-(?:form|slip__form)".*?<\/form>/su.exec(html)?.[0] ?? '';
  const pieces = form.split(/(?=<(?:fieldset|div) class="(?:m-field|m-criterion))/u);
  const blocks = pieces.slice(1).map(blockOf);
  const inputs = [...form.matchAll(/<input type="hidden"[^>]*>/gu)].map(([tag]) => tag);
  const hidden = inputs.map((tag) => [attribute(tag, 'name'), [attribute(tag, 'value')]] as const);
  const summary = /<div class="m-summary".*?<b>(.*?)<\/b>/su.exec(form)?.[1] ?? '';
  return {
    hidden: Object.fromEntries(hidden),
    blocks,
    said: decoded(summary),
    wrong: blocks.flatMap(({ wrong, controls }) => (wrong ? [controls[0]?.name ?? 'rows'] : [])),
    asksToConfirm: form.includes('name="_seen"'),
    leadsOn: /btn-primary" type="submit" name="_more"/u.test(form),
  };
}

function blockOf(piece: string): Block {
  const head = piece.slice(0, piece.indexOf('>') + 1);
  return {
    optional: piece.includes('m-optional'),
    calledFor: attribute(head, 'data-called-for'),
    wrong: head.includes('m-field--wrong'),
    controls: controlsOf(piece),
  };
}

function controlsOf(piece: string): Control[] {
  const tags = [
    ...piece.matchAll(/<input class[^>]*>|<select.*?<\/select>|<textarea[^>]*>.*?<\/textarea>/gsu),
  ].map(([tag]) => tag);
  const byName = new Map<string, Control>();
  for (const tag of tags) {
    const control = controlOf(tag);
    const known = byName.get(control.name);
    byName.set(control.name, {
      ...control,
      options: [...(known?.options ?? []), ...control.options],
      checked: [...(known?.checked ?? []), ...control.checked],
    });
  }
  return [...byName.values()];
}

function controlOf(tag: string): Control {
  const name = attribute(tag, 'name');
  const value = attribute(tag, 'value');
  const none = { name, value, options: [], checked: [] };
  if (tag.startsWith('<textarea'))
    return { ...none, type: 'area', value: decoded(/>(.*)<\/textarea>/su.exec(tag)?.[1] ?? '') };
  if (tag.startsWith('<select')) {
    const options = [...tag.matchAll(/<option[^>]*>/gu)].map(([option]) => option);
    const values = options.map((option) => attribute(option, 'value'));
    const chosen = options.find((option) => option.includes(' selected'));
    return {
      ...none,
      type: 'select',
      options: values.filter((one) => one !== ''),
      value: chosen === undefined ? '' : attribute(chosen, 'value'),
    };
  }
  const type = attribute(tag, 'type');
  const isChoice = type === 'radio' || type === 'checkbox';
  const checked = / checked/u.test(tag) ? [value] : [];
  return isChoice ? { ...none, type, options: [value], checked } : { ...none, type };
}

const attribute = (tag: string, name: string): string =>
  decoded(new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '');

const decoded = (text: string): string =>
  text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Whom the form is filled in by: how careful, and on which day. */
export interface Filling {
  readonly roll: Dice;
  /** The present day of the case, `YYYY-MM-DD`. */
  readonly today: string;
  /** Fills in what may stay empty as well, and chooses among all there is: a first try takes what comes first. */
  readonly everything: boolean;
}

/** Fills a form in from the top, as a person does: what stands there already stays, what is not shown is left out. */
export function filled(page: ReadPage, how: Filling): Record<string, readonly string[]> {
  const values: Record<string, readonly string[]> = { ...page.hidden };
  const skipped = new Set<string>();
  for (const block of page.blocks) {
    if (!isShown(block, values)) continue;
    const leave = block.optional && !how.everything && how.roll(4) > 0;
    if (leave && block.controls.length === 0) skipped.add('rows');
    if (isNamed(values) && block.controls[0]?.name.startsWith('newPerson.') === true) continue;
    const [, row] = /^\w+\.(\d+)\./u.exec(block.controls[0]?.name ?? '') ?? [];
    if (row !== undefined && (Number(row) > 0 || skipped.has('rows'))) continue;
    for (const control of block.controls) {
      const given = standing(control);
      const typed = given.length > 0 || leave ? given : typedInto(control, how);
      if (typed.length > 0) values[control.name] = typed;
    }
    if (block.controls.some(({ name }) => name.startsWith('change.')) && changes(values) > 1)
      for (const { name } of block.controls) Reflect.deleteProperty(values, name);
  }
  return values;
}

/** Somebody of the case was chosen, so nobody new is typed. */
const isNamed = (values: Sent): boolean => values['supporter'] !== undefined;

const changes = (values: Sent): number =>
  Object.keys(values).filter((name) => name.startsWith('change.')).length;

function isShown({ calledFor }: Block, values: Sent): boolean {
  if (calledFor === '') return true;
  const [field = '', wanted = ''] = calledFor.split('=');
  return (values[field] ?? []).some((value) => wanted.split(',').includes(value));
}

const standing = ({ value, checked, type }: Control): readonly string[] =>
  type === 'radio' || type === 'checkbox' ? checked : value === '' ? [] : [value];

function typedInto(
  { name, type, options }: Control,
  { roll, today, everything }: Filling,
): string[] {
  const day = (ahead: number) =>
    new Date(Date.parse(`${today}T12:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10);
  switch (type) {
    case 'radio':
    case 'select': {
      const option = options[roll(3) > 0 && !everything ? 0 : roll(options.length)];
      return option === undefined ? [] : [option];
    }
    case 'checkbox': {
      const some = options.filter(() => roll(3) > 0);
      return some.length > 0 ? some : options.slice(0, 1);
    }
    case 'date':
      return [day(name === 'on' ? -roll(2) : ([0, -1, 1, 30, 60][roll(5)] ?? 0))];
    case 'datetime-local':
      return [`${day(2 + roll(12))}T1${roll(9)}:00`, `${day(3 + roll(12))}T1${roll(9)}:30`];
    case 'time':
      return ['10:00'];
    case 'tel':
      return ['+7 000 000-00-44'];
    case 'area':
      return ['Поговорили спокойно. Договорились обо всём.'];
    default:
      return ['Заречный'];
  }
}
