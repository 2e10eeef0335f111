import { createTransport } from 'nodemailer';

/** E-mail as another door to staff. */
export interface Mailer {
  /** False: the server did not take it. `to`: addresses. */
  send(to: readonly string[], subject: string, text: string): Promise<boolean>;
}

/** Seconds until a silent mail server is given up. */
const patienceMs = 15_000;

/** Mail through the server at `url` (smtp: or smtps:), from `from`. */
export function createMailer({
  url,
  from,
}: {
  readonly url: string;
  readonly from: string;
}): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  return {
    send: (to, subject, text) =>
      transport.sendMail({ from, to: [...to], subject, text }).then(
        () => true,
        () => false,
      ),
  };
}
