import type { z } from 'zod';
import type { Criterion } from '../criterion.js';

const sides = ['harmed', 'responsible', 'family'] as const;
const commissionOrMediator = ['commissionSecretary', 'facilitator'];

/** Why a negative answer only warns (R35). */
export const BORODINO_NOTE =
  'Данные критерии указаны как ориентировочные и адресованы, в первую очередь, муниципальной комиссии. Медиаторы руководствуются и дополнительными параметрами.';

/** The criteria of §II, the information of §I and the mediator's decision (04 §4.2). */
export const BORODINO_CRITERIA: z.input<typeof Criterion>[] = [
  {
    id: 'E-B1',
    sentence:
      'В ситуации усматриваются признаки межличностного конфликта – столкновение интересов, как минимум, двух сторон, выразившееся в причинении материального, физического, морального (нравственно-психологического) вреда.',
    source: '004 §II.1',
    before: 'referral',
    kind: 'answer',
    of: 'case',
    no: 'warning',
    decidedBy: commissionOrMediator,
  },
  {
    id: 'E-B2',
    sentence:
      'Медиация не проводится в случаях деяний без пострадавшей стороны (таких, как: переход дороги в неположенном месте).',
    source: '004 §II.1',
    before: 'referral',
    kind: 'sidePresent',
    side: 'harmed',
  },
  {
    id: 'E-B3',
    sentence:
      'Участники конфликта известны и признают своё участие в этой ситуации (но необязательно признают свою неправоту). Хотя бы один из участников является несовершеннолетним.',
    source: '004 §II.2',
    before: 'referral',
    kind: 'minorPresent',
    of: [...sides],
    no: 'warning',
    decidedBy: commissionOrMediator,
  },
  {
    id: 'E-B4',
    sentence: 'Возраст участников конфликта (случая) более 10 лет.',
    source: '004 §II.3',
    before: 'referral',
    kind: 'age',
    of: [...sides],
    over: 10,
    equal: 'humanDecision',
    under: 'warning',
    decidedBy: commissionOrMediator,
  },
  {
    id: 'E-B5',
    sentence:
      'Стороны не страдают наркотической или алкогольной зависимостью, психическим заболеванием (наличие справки от врачей нарколога и психиатра не требуется, устанавливается субъективно исходя из имеющейся в распоряжении муниципальной комиссии информации).',
    source: '004 §II.4',
    before: 'referral',
    kind: 'answer',
    of: [...sides],
    no: 'warning',
    decidedBy: commissionOrMediator,
  },
  {
    id: 'E-B6',
    sentence:
      'Ф.И.О. , возраст, место учебы (работы) участников конфликта; Ф.И.О. законных представителей участников конфликта',
    source: '004 §I note',
    before: 'referral',
    kind: 'answer',
    of: 'case',
    no: 'humanDecision',
    decidedBy: commissionOrMediator,
  },
  {
    id: 'E-B7',
    sentence: 'Медиатор окончательно решает, проводить ли программу; отказ мотивирован.',
    source: '004 §IV.1–3',
    before: 'acceptance',
    kind: 'answer',
    of: 'case',
    no: 'fail',
    unanswered: 'pass',
    decidedBy: commissionOrMediator,
  },
];
