import type { z } from 'zod';
import type { Stage } from '../stage.js';

/** Forms FV1–FV9: titles of the slides. */
export const VMESTE_FORMS = {
  FV1: 'Карта встречи с женщиной',
  FV2: 'Карта перспектив',
  FV3: 'Повестка проведения ВП',
  FV4: 'Карта встреч куратора',
  FV5: 'Протокол межведомственного рабочего совещания',
  FV6: 'Карта встречи с родственниками',
  FV7: 'Рабочая тетрадь, часть 1',
  FV8: 'Рабочая тетрадь, часть 2',
  FV9: 'Буклет о мерах поддержки',
};

/** Stages V1–V5 (03 §3.3, G5). */
export const VMESTE_STAGES: z.input<typeof Stage>[] = [
  {
    code: 'V1',
    id: 'infoTransfer',
    name: 'передача сведений',
    title: 'Передача информации по женщинам, сбор данных',
    endedBy: ['workingMeetingRecorded:repeat', 'stepConfirmed:V2.1', 'principlesExplained:V2'],
    role: 'ufsinSpecialist',
    forms: ['FV1', 'FV2', 'FV3', 'FV4', 'FV5', 'FV6', 'FV7'],
    source: '002 L150–360',
  },
  {
    code: 'V2',
    id: 'preMeetings',
    name: 'предварительные встречи',
    title: 'Предварительные встречи с каждой из сторон',
    endedBy: ['stepConfirmed:V2.2'],
    role: 'facilitator',
    forms: ['FV3'],
    source: '002 L371–420',
  },
  {
    code: 'V3',
    id: 'jointMeeting',
    name: 'общая встреча',
    title: 'Общая встреча участников и конструктивный диалог',
    endedBy: ['jointMeetingHeld', 'programmeCompleted'],
    role: 'facilitator',
    source: '002 L430–469',
  },
  {
    code: 'V4',
    id: 'documents',
    name: 'документы',
    title: 'Подготовка документов по результатам',
    endedBy: ['stepConfirmed:V4'],
    role: 'facilitator',
    source: '002 L473–475',
  },
  {
    code: 'V5',
    id: 'feedback',
    name: 'обратная связь',
    title: 'Обратная связь и выполнение договорённостей',
    endedBy: ['caseClosed'],
    role: 'facilitator',
    forms: ['FV8'],
    source: '002 L479–482',
  },
];
