import type { z } from 'zod';
import type { Stage } from '../stage.js';

/** Forms FB2–FB5, by the annexes of the algorithm. */
export const BORODINO_FORMS = {
  FB2: 'Заявка на проведение медиативной (восстановительной) программы',
  FB3: 'Сообщение о результатах программы',
  FB4: 'Согласие на обработку персональных данных',
  FB5: 'Реестр медиаторов',
};

/** Stages B1–B8; B6 stands inside B5 (03 §3.2, G5). */
export const BORODINO_STAGES: z.input<typeof Stage>[] = [
  {
    code: 'B1',
    id: 'consideration',
    name: 'рассмотрение',
    title: 'Комиссия рассматривает, нужна ли медиация',
    endedBy: ['caseConsidered'],
    role: 'commission',
    forms: ['FB4'],
    source: '004 §I, §V',
  },
  {
    code: 'B2',
    id: 'decision',
    name: 'решение',
    title: 'Постановление или заявка в службу',
    endedBy: ['referralSent'],
    role: 'commission',
    forms: ['FB2'],
    source: '004 §II, §III',
  },
  {
    code: 'B3',
    id: 'serviceReview',
    name: 'служба',
    title: 'Служба рассматривает заявку и передаёт её медиатору',
    endedBy: ['facilitatorAssigned', 'referralReturned'],
    role: 'serviceHead',
    forms: ['FB2'],
    source: '004 §IV.1, §IV.6',
  },
  {
    code: 'B4',
    id: 'mediatorDecision',
    name: 'решение медиатора',
    title: 'Медиатор окончательно решает и выбирает программу',
    endedBy: ['mediatorDecided'],
    role: 'facilitator',
    source: '004 §IV.1–3',
  },
  {
    code: 'B5',
    id: 'programme',
    name: 'программа',
    title: 'Программа, не больше 30 дней',
    endedBy: ['programmeCompleted'],
    role: 'facilitator',
    source: '004 §IV (6), IV.4',
  },
  {
    code: 'B6',
    id: 'agreementInfo',
    name: 'сведения об учёте результата',
    title: 'При подписании сообщают, как результат может быть учтён',
    place: 'inside',
    inside: 'B5',
    endedBy: ['resultInfoShown'],
    role: 'facilitator',
    source: '004 §III.2.2–2.3',
  },
  {
    code: 'B7',
    id: 'resultNotice',
    name: 'сообщение',
    title: 'Сообщение комиссии о результатах',
    endedBy: ['resultsSent'],
    role: 'serviceHead',
    forms: ['FB3'],
    source: '004 §IV.5, Прил.3',
  },
  {
    code: 'B8',
    route: '1',
    id: 'commissionReview',
    name: 'комиссия',
    title: 'Комиссия рассматривает вопрос об учёте',
    endedBy: ['hearingRecorded'],
    role: 'commission',
    source: '004 §III.3',
  },
];
