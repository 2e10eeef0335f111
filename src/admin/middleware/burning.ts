import { type NextFunction, type Request, type Response } from 'express';
import { dayIn } from '../../cases/calendar-day.js';
import { reachedRows } from '../reached-rows.js';
import { openingsOf } from '../opening.js';
import { type Panel, staffOf } from '../panel.js';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Overdue limits and those of today in the cases this person reaches: the mark at «Сегодня». */
    burning?: number;
    /** This person opens cases: the button «Новая заявка». */
    mayOpen?: boolean;
  }
}

/** Counts what burns and says whether a case may be opened, for the header of every page. */
export function countBurning(panel: Panel) {
  return (req: Request, res: Response, next: NextFunction): void => {
    res.locals['mode'] = panel.mode;
    res.locals.mayOpen = openingsOf(staffOf(res), new Date()).length > 0;
    if (req.path.includes('/api/')) {
      next();
      return;
    }
    const dueBefore = dayIn('Asia/Kamchatka', panel.now());
    reachedRows(panel, staffOf(res), { closed: false, dueBefore }).then((rows) => {
      res.locals.burning = rows.filter(({ nextDue }) => nextDue !== null).length;
      next();
    }, next);
  };
}
