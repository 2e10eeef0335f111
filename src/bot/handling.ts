import { type IncomingUpdate } from './channels/channel.js';
import { type Conversing } from './conversing.js';
import { type Question } from './questions.js';
import { questionId } from './repeat-id.js';

/**
 * The conversation as the handling of one update sees it. A question asked in answer to it has an id made from the update, so that
 * the same update, coming again after a crash, asks the same question and is understood against what was open before it.
 */
export function handlingOf(on: Conversing, update: Pick<IncomingUpdate, 'id'>): Conversing {
  let count = 0;
  const own = new Set<string>();
  for (let n = 0; n < 10; n += 1) own.add(questionId(`${update.id}:${n}`));
  const newest = async (account: string): Promise<Question | null> =>
    on.questions.newest(account, own);
  return {
    ...on,
    questions: { ...on.questions, newest },
    render: (screen, asked, ctx, _id) =>
      on.render(screen, asked, ctx, questionId(`${update.id}:${count++}`)),
    staff: {
      ...on.staff,
      render: (screen, asked, _id) =>
        on.staff.render(screen, asked, questionId(`${update.id}:${count++}`)),
    },
  };
}
