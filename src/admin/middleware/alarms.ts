import { type NextFunction, type Request, type Response } from 'express';

declare module 'express-serve-static-core' {
  interface Locals {
    /** What stands still, a sentence each. */
    alarms?: readonly string[];
  }
}

/** Puts what stands still at the head of every page: silence is an alarm. */
export function showAlarms(alarms: () => readonly string[]) {
  return (_req: Request, res: Response, next: NextFunction): void => {
    res.locals.alarms = alarms();
    next();
  };
}
