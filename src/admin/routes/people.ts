import { type Request, type Response, Router } from 'express';
import { PersonId } from '../../cases/ids.js';
import { meetings } from '../../cases/meetings.js';
import { type Person } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { logRefusal, logReveal } from '../log-access.js';
import { findOpened, type OpenedCase } from '../opened-cases.js';
import { notFound, type Panel, route, staffOf } from '../panel.js';
import { personPage } from '../presenters/person-page.js';
import { type Calling } from '../presenters/words-for-calls.js';

/**
 * `/cases/:number/people/:person`: what is known of a participant. GET shows the masks; POST shows what the role may see, leaves
 * a line in the access log, sixty times an hour at most (J4.9, J4.12, J4.13).
 */
export function peopleRoutes(panel: Panel): Router {
  const router = Router();
  const path = '/cases/:number/people/:person';
  router.get(
    path,
    route((req, res) =>
      withPerson(panel, req, res, (opened, person) => masked(res, opened, person)),
    ),
  );
  router.post(
    path,
    route((req, res) =>
      withPerson(panel, req, res, (opened, person) => reveal(panel, res, opened, person)),
    ),
  );
  return router;
}

async function withPerson(
  panel: Panel,
  req: Request,
  res: Response,
  then: (opened: OpenedCase, person: Person) => Promise<void> | void,
): Promise<void> {
  const staff = staffOf(res);
  const opened = await findOpened(panel, staff, req.params['number']);
  const id = PersonId.safeParse(req.params['person']);
  if (opened === null) await logRefusal(panel, staff, req.params['number']);
  const person = opened !== null && id.success ? await panel.store.people.find(id.data) : null;
  if (opened === null || person === null) {
    notFound(res);
    return;
  }
  await then(opened, person);
}

function masked(res: Response, opened: OpenedCase, person: Person, error: string | null = null) {
  const view = personPage(opened, person, { revealed: false, error });
  if (view === null) notFound(res);
  else
    res.status(error === null ? 200 : 429).render('cases/person', { page: 'cases', person: view });
}

async function reveal(
  panel: Panel,
  res: Response,
  opened: OpenedCase,
  person: Person,
): Promise<void> {
  const staff = staffOf(res);
  const calling = await callingOf(panel, opened, staff, person);
  const view = personPage(opened, person, { revealed: true, calling });
  if (view === null) {
    notFound(res);
    return;
  }
  const tried = await panel.store.throttle.attempt('reveals', staff.id, new Date());
  if (tried.type === 'wait') {
    masked(res, opened, person, 'Слишком много открытий за час. Попробуйте позже.');
    return;
  }
  await logReveal(panel, staff, opened.kase, person.id);
  res.render('cases/person', { page: 'cases', person: view });
}

async function callingOf(
  { store, texts }: Panel,
  { kase, ctx }: OpenedCase,
  staff: Staff,
  { id }: Person,
): Promise<Calling> {
  const [places, accounts] = await Promise.all([
    store.texts.findMany(meetings(kase).map(({ place }) => place)),
    store.accounts.ofPerson(id),
  ]);
  const shared = accounts.some((account) => account.shared);
  return { texts, kase, ctx, person: id, staff, shared, places };
}
