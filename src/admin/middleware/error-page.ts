import { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';

/** One page with a number and nothing else; what happened stands in the log under this number. */
export function errorPage(failed: (requestId: string, error: unknown) => void) {
  return (error: unknown, _req: Request, res: Response, next: NextFunction): void => {
    const id = res.locals.requestId ?? '';
    const status = statusOf(error);
    if (status === 500) failed(id, error);
    if (res.headersSent) {
      next(error);
      return;
    }
    res.status(status).render('error', { ...(status === 500 ? ours : theirs), id });
  };
}

const ours = {
  title: 'Не получилось',
  text: 'Ничего не потеряно: попробуйте ещё раз. Если повторится, назовите администратору номер.',
};
const theirs = {
  title: 'Запрос не понят',
  text: 'Ничего не записано. Вернитесь назад и попробуйте ещё раз.',
};

const Refused = z.object({ status: z.number().int().min(400).max(499) });

/** What was wrongly sent (a body that does not fit, an address that cannot be read) is no failure of ours. */
function statusOf(error: unknown): number {
  if (error instanceof z.ZodError) return 400;
  return Refused.safeParse(error).data?.status ?? 500;
}
