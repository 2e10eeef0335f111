import { expect } from '@jest/globals';
import { offersFor, type Panel, type StaffOffer } from '../../src/admin/panel.js';
import { dayIn } from '../../src/cases/calendar-day.js';
import { type Case } from '../../src/cases/case.js';
import { getProcedure } from '../../src/procedures/procedures.js';
import { type Staff } from '../../src/people/staff.js';
import { type DemoOffice } from './demo-office.js';
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
export async function chancesIn(office: DemoOffice, kase: Case): Promise<Chance[]> {
  const { store, service, now } = office;
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

/** Opens the form, fills it in, corrects what it marks and confirms what it warns of; at most eight presses. */
export async function use(
  office: DemoOffice,
  kase: Case,
  { command, person, staff, key }: Chance,
  roll: Dice,
  tried: Tried,
): Promise<void> {
  const agent = await office.agent(staff.id);
  const about = person === null ? '' : `?person=${person}`;
  const at = `/cases/${encodeURIComponent(kase.number)}/do/${command.name}${about}`;
  tried.opened++;
  const got = await agent.get(at);
  expect([key, got.status]).toEqual([key, 200]);
  const today = dayIn(getProcedure(kase.procedure.id).zone, office.now());
  let page: ReadPage = readPage(got.text);
  let values: Record<string, readonly string[]> = {};
  for (let press = 0; press < 8; press++) {
    const isKept = page.asksToConfirm || '_confirm' in page.hidden;
    if (!isKept) values = filled(corrected(page), { roll, today, everything: press % 2 === 1 });
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
    if (page.said !== '' && page.wrong.length === 0) {
      tried.refused.add(page.said);
      return;
    }
  }
  if (page.said !== '' && page.said !== marked) tried.refused.add(page.said);
  else tried.untyped.add(page.wrong.join(', '));
}

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
