import { type NextFunction, type Request, type Response } from 'express';
import { dayIn } from '../../cases/calendar-day.js';
import { listScopes } from '../../people/staff.js';
import { type Panel, staffOf } from '../panel.js';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Overdue limits and those of today in the cases this person reaches: the mark at «Сегодня». */
    burning?: number;
  }
}

/** Counts what burns, for the header of every page. */
export function countBurning(panel: Panel) {
  return (req: Request, res: Response, next: NextFunction): void => {
    res.locals['mode'] = panel.mode;
    if (req.method !== 'GET' || req.path.includes('/api/')) {
      next();
      return;
    }
    const dueBefore = dayIn('Asia/Kamchatka', panel.now());
    const scope = listScopes(staffOf(res), new Date());
    panel.store.cases.list({ scope, closed: false, dueBefore }).then((rows) => {
      res.locals.burning = rows.filter(({ nextDue }) => nextDue !== null).length;
      next();
    }, next);
  };
}
