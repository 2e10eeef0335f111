import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { type Case } from '../../cases/case.js';
import { participants } from '../../cases/participants.js';
import { rolesIn, type Staff } from '../../people/staff.js';
import { logOpening, logRefusal } from '../log-access.js';
import { findOpened, type OpenedCase } from '../opened-cases.js';
import {
  notFound,
  offersFor,
  type Panel,
  route,
  type StaffOffer,
  staffOf,
  stepsFor,
} from '../panel.js';
import { casePage, sideWords } from '../presenters/case-page.js';
import { caseHref } from '../presenters/case-list.js';
import { taskRows } from '../presenters/case-tasks.js';
import { commandLabel } from '../presenters/command-words.js';

/** `/cases/:number`: the page of a case, shown as far as appendix J lets this member of staff see it. */
export function caseRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/cases/:number',
    route((req, res) => onePage(panel, req, res)),
  );
  return router;
}

/** What was just done; a word that names no command says nothing. */
const Query = z.object({
  said: z
    .string()
    .regex(/^[a-zA-Z]+$/u)
    .catch(''),
});

async function onePage(panel: Panel, req: Request, res: Response): Promise<void> {
  const staff = staffOf(res);
  const opened = await openOrLog(panel, staff, req.params['number']);
  if (opened === null) {
    notFound(res);
    return;
  }
  const { kase } = opened;
  const [people, all, messages, offers, steps] = await Promise.all([
    panel.store.people.findMany(participants(kase).map((p) => p.person)),
    panel.store.staff.all(),
    panel.store.messages.ofCase(kase.id, 50),
    offersFor(panel, staff, kase),
    stepsFor(panel, staff, kase),
  ]);
  const { said } = Query.parse(req.query);
  res.render('cases/case', {
    page: 'cases',
    ...casePage(opened, { people, staff: all, messages, texts: panel.texts }),
    tasks: taskRows(opened, rolesIn(staff, kase, new Date()), formsOf(kase, offers), panel.texts),
    actions: actionsOf(panel, opened, offers),
    steps,
    said: panel.texts.has(`command.${said}`) ? commandLabel(panel.texts, kase, said) : '',
  });
}

/** The case, when the person reaches it; both the opening and the refused try stand in the log (R20, J4.9). */
export async function openOrLog(
  panel: Panel,
  staff: Staff,
  number: unknown,
): Promise<OpenedCase | null> {
  const opened = await findOpened(panel, staff, number);
  await (opened === null
    ? logRefusal(panel, staff, number)
    : logOpening(panel, staff, opened.kase));
  return opened;
}

const groupTitles = {
  opening: 'Заявка',
  consent: 'Согласия и приглашения',
  service: 'Назначение и сроки',
  takingPart: 'Участие',
  meetings: 'Встречи',
  result: 'Результат',
  fulfilment: 'Исполнение',
  steps: 'Шаги',
  anyTime: 'Дело',
} as const;

/** Where the form of an offered command is. */
const formHref = (kase: Case, { command, person }: StaffOffer): string =>
  `${caseHref(kase.number)}/do/${command.name}${person === null ? '' : `?person=${person}`}`;

/** The forms that can be sent now, by command and person. */
const formsOf = (kase: Case, offers: readonly StaffOffer[]) =>
  offers
    .filter(({ refusal }) => refusal === null)
    .map((offer) => ({
      name: offer.command.name,
      person: offer.person ?? '',
      href: formHref(kase, offer),
    }));

/** The offered commands, ready ones first, in the groups of the specification. */
function actionsOf(panel: Panel, { kase }: OpenedCase, offers: readonly StaffOffer[]) {
  const items = offers.map((o) => ({
    group: o.command.group,
    label: commandLabel(panel.texts, kase, o.command.name),
    who: o.person === null ? '' : sideWords(kase, o.person),
    href: formHref(kase, o),
    blocked: o.refusal !== null,
  }));
  return Object.entries(groupTitles).flatMap(([group, title]) => {
    const own = items.filter((i) => i.group === group);
    return own.length === 0 ? [] : [{ title, items: own }];
  });
}
