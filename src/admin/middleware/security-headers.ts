import { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';

/** Only our own scripts, styles and forms; framed by nobody; `secure`: served by HTTPS, and never otherwise again. */
export function securityHeaders(secure: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'upgrade-insecure-requests': secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Pages with people are kept by no browser and no proxy: after «Выйти» the button «Назад» shows nothing. */
export function noStore(_req: Request, res: Response, next: NextFunction): void {
  res.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  next();
}
