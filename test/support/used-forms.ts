import { expect } from '@jest/globals';
import { openingsOf } from '../../src/admin/opening.js';
import { offersFor, type Panel, type StaffOffer } from '../../src/admin/panel.js';
import { dayIn } from '../../src/cases/calendar-day.js';
import { type Case } from '../../src/cases/case.js';
import { getProcedure } from '../../src/procedures/procedures.js';
import { type Staff } from '../../src/people/staff.js';
import { type FormOffice } from './form-office.js';
import { filled, type ReadPage, readPage } from './filled-form.js';
import { type Dice } from './random-inputs.js';

/** What became of the forms of one command in the hands of one role. */
export interface Tried {
  done: number;
  /** How often it was opened. */
  opened: number;
  /** The world did not allow it: what the page said. */
  readonly refused: Set<string>;
  /** Which fields were still marked after every correction. */
  readonly untyped: Set<string>;
}

/** A command that somebody of the staff may give. */
export interface Chance extends StaffOffer {
  readonly staff: Staff;
  /** `kamchatka acceptCase facilitator panel`. */
  readonly key: string;
}

/** Everything that the staff may do in the case now and that nothing stands in the way of. */
export async function chancesIn(office: FormOffice, kase: Case): Promise<Chance[]> {
  const {
    store,
    now,
    panel: { service },
  } = office;
  const parts = { store, service, now, mode: 'live' } as unknown as Panel;
  const found: Chance[] = [];
  for (const staff of await store.staff.all())
    for (const offer of await offersFor(parts, staff, kase)) {
      const { command, role, door, refusal } = offer;
      const key = `${kase.procedure.id} ${command.name} ${role} ${door}`;
      if (refusal === null) found.push({ ...offer, staff, key });
    }
  return found;
}

/** Uses the form of a command about this case. */
export async function use(
  office: FormOffice,
  kase: Case,
  { command, person, staff, key }: Chance,
  roll: Dice,
  tried: Tried,
): Promise<void> {
  const about = person === null ? '' : `?person=${person}`;
  const at = `/cases/${encodeURIComponent(kase.number)}/do/${command.name}${about}`;
  await fillIn(office, { staff, key, at }, roll, tried);
  if (command.name === 'carryOutWithdrawal') await office.restore();
}

/** Opens the form, fills it in, corrects what it marks and confirms what it warns of; at most eight presses. */
async function fillIn(
  office: FormOffice,
  { staff, key, at }: Pick<Chance, 'staff' | 'key'> & { readonly at: string },
  roll: Dice,
  tried: Tried,
): Promise<void> {
  tried.opened++;
  const agent = await office.agent(staff.id);
  const got = await agent.get(at);
  expect([key, got.status]).toEqual([key, 200]);
  const { zone } = getProcedure(key.split(' ')[0] ?? '');
  const today = dayIn(zone, office.now());
  let page: ReadPage = readPage(got.text);
  let values: Record<string, readonly string[]> = {};
  for (let press = 0; press < 8; press++) {
    const isKept = page.asksToConfirm || '_confirm' in page.hidden;
    if (!isKept)
      values = filled(corrected(page), {
        roll,
        today,
        everything: press % 2 === 1 || tried.opened > 2,
      });
    const more = {
      ...(page.leadsOn ? { _more: 'yes' } : {}),
      ...(page.asksToConfirm ? { _seen: 'yes' } : {}),
    };
    const sent = await agent
      .post(at)
      .type('form')
      .send({ ...values, ...page.hidden, ...more });
    if (sent.status === 303 || sent.text.includes('Вернуться к делу')) {
      tried.done++;
      return;
    }
    page = readPage(sent.text);
    expect([key, page.said, isSentence(page.said)]).toEqual([key, page.said, true]);
    if (nothingYet.test(page.said)) tried.opened--;
    if (page.said !== '' && page.wrong.length === 0) {
      tried.refused.add(page.said);
      return;
    }
  }
  if (page.said !== '' && page.said !== marked) tried.refused.add(page.said);
  else tried.untyped.add(page.wrong.join(', '));
}

/** What is to be chosen does not exist yet: that was no try. */
const nothingYet = /^Пока не из чего выбрать/u;

/** What the form says of fields alone: nothing that the world forbids. */
const marked = 'Проверьте отмеченные поля: остальное сохранено.';

/** In Russian, without codes and placeholders. */
const isSentence = (said: string): boolean =>
  said === '' || /^[«А-ЯЁ][^a-z{}$]*[.!?»]$/u.test(said);

/** What is marked is typed anew. */
const corrected = (page: ReadPage): ReadPage => ({
  ...page,
  blocks: page.blocks.map((block) =>
    block.wrong
      ? { ...block, controls: block.controls.map((c) => ({ ...c, value: '', checked: [] })) }
      : block,
  ),
});

/** Opens a case by the form of everybody who may open one of the procedure. */
export async function opensCase(
  office: FormOffice,
  procedure: string,
  roll: Dice,
  triedOf: (of: Pick<Chance, 'key'>) => Tried,
): Promise<void> {
  for (const staff of await office.store.staff.all())
    for (const { role } of openingsOf(staff, new Date()).filter((o) => o.procedure === procedure)) {
      const key = `${procedure} openCase ${role} panel`;
      const form = { staff, key, at: `/cases/new/${procedure}` };
      await fillIn(office, form, roll, triedOf({ key }));
    }
}
