import { type NextFunction, type Request, type Response } from 'express';
import { type StaffRole } from '../cases/actor.js';
import { availableCommands, type Offered } from '../cases/available-commands.js';
import { type Case } from '../cases/case.js';
import { ownSteps } from '../cases/next-steps.js';
import { type Store } from '../models/connect.js';
import { rolesIn, type Staff } from '../people/staff.js';
import { type Service } from '../service.js';
import { type Texts } from '../bot/texts/texts.js';

/** What the routes of the panel work with. */
export interface Panel {
  readonly store: Store;
  readonly service: Service;
  readonly texts: Texts;
  readonly now: () => Date;
  readonly mode: 'demo' | 'live';
}

/** A command as a member of staff may give it: in which role, for whom, and what stands in its way. */
export interface StaffOffer extends Offered {
  readonly role: StaffRole;
  /** `paper`: an answer that is recorded for the person who gave it. */
  readonly door: 'panel' | 'paper';
}

/** Everything this member of staff may do in the case now, in whichever role allows it. */
export async function offersFor(panel: Panel, staff: Staff, kase: Case): Promise<StaffOffer[]> {
  const found = new Map<string, StaffOffer>();
  for (const role of rolesIn(staff, kase, new Date())) {
    for (const door of ['panel', 'paper'] as const) {
      const ctx = await panel.service.rules.context(kase, {
        actor: { type: 'staff', id: staff.id, role },
        door,
      });
      for (const offer of availableCommands(kase, ctx)) {
        const key = `${offer.command.name}:${offer.person ?? ''}`;
        if (!found.has(key) && !notByForm.has(offer.command.name))
          found.set(key, { ...offer, role, door });
      }
    }
  }
  return [...found.values()];
}

/** What the case asks of this member of staff next, in whichever role, the first step first (I3.1). */
export async function stepsFor(panel: Panel, staff: Staff, kase: Case): Promise<string[]> {
  const contexts = await Promise.all(
    rolesIn(staff, kase, new Date()).map((role) =>
      panel.service.rules.context(kase, {
        actor: { type: 'staff', id: staff.id, role },
        door: 'panel',
      }),
    ),
  );
  return [...new Set(contexts.flatMap((ctx) => ownSteps(kase, ctx)))];
}

/** Commands with a door of their own: an account's answer to an invitation, jobs. */
const notByForm: ReadonlySet<string> = new Set([
  'openCase',
  'acceptInvitation',
  'declineInvitation',
  'markUnreachable',
]);

/** One page for what does not exist and for what the person may not see (J4.12). */
export function notFound(res: Response): void {
  res.status(404).render('error', {
    title: 'Страница не найдена',
    text: 'Такой страницы нет, или она Вам не открыта.',
    id: res.locals.requestId,
  });
}

/** The signed-in member of staff, put there by the session's middleware. */
export function staffOf(res: Response): Staff {
  const { staff } = res.locals;
  if (staff === undefined)
    throw new Error('no member of staff: the route is not behind requireStaff');
  return staff;
}

declare module 'express-serve-static-core' {
  interface Locals {
    staff?: Staff;
    requestId?: string;
  }
}

type Handler = (req: Request, res: Response) => Promise<void>;

/** A route whose failure reaches the error page. */
export const route = (handler: Handler) => (req: Request, res: Response, next: NextFunction) => {
  handler(req, res).catch(next);
};
