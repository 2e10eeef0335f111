/** Made-up people of the demo; none of them exists. Each family appears in one case. */
export interface DemoPerson {
  readonly name: string;
  readonly born: string;
  readonly phone: string;
}

/** A case's people: one harmed, one responsible of 12 to 17, and the parent. */
export interface DemoFamily {
  readonly harmed: DemoPerson;
  readonly responsible: DemoPerson;
  readonly parent: DemoPerson & { readonly kinship: 'mother' | 'father' };
  readonly narrative: string;
}

const phone = (n: number): string => `+7 000 000-01-${String(n).padStart(2, '0')}`;

export const families: readonly DemoFamily[] = [
  {
    harmed: { name: 'Ветлугин Павел Андреевич', born: '1984-05-12', phone: phone(1) },
    responsible: { name: 'Рябов Кирилл Денисович', born: '2010-06-15', phone: phone(2) },
    parent: {
      name: 'Рябова Ольга Игоревна',
      born: '1984-11-20',
      phone: phone(3),
      kinship: 'mother',
    },
    narrative: 'Во дворе повреждён велосипед соседа.',
  },
  {
    harmed: { name: 'Зимина Дарья Олеговна', born: '2009-09-02', phone: phone(4) },
    responsible: { name: 'Лаптев Егор Сергеевич', born: '2010-01-25', phone: phone(5) },
    parent: { name: 'Лаптев Сергей Ильич', born: '1979-03-08', phone: phone(6), kinship: 'father' },
    narrative: 'Ссора в школьной раздевалке, испорчен телефон.',
  },
  {
    harmed: { name: 'Мельник Оксана Степановна', born: '1990-12-01', phone: phone(7) },
    responsible: { name: 'Дьяков Роман Александрович', born: '2011-02-11', phone: phone(8) },
    parent: {
      name: 'Дьякова Инна Валерьевна',
      born: '1986-07-30',
      phone: phone(9),
      kinship: 'mother',
    },
    narrative: 'Разбита витрина магазина.',
  },
  {
    harmed: { name: 'Шубина Алла Николаевна', born: '1972-04-17', phone: phone(10) },
    responsible: { name: 'Котов Матвей Иванович', born: '2010-10-05', phone: phone(11) },
    parent: {
      name: 'Котова Нина Петровна',
      born: '1981-01-19',
      phone: phone(12),
      kinship: 'mother',
    },
    narrative: 'Взята без спроса и потеряна вещь.',
  },
  {
    harmed: { name: 'Носов Ефим Кузьмич', born: '1968-08-23', phone: phone(13) },
    responsible: { name: 'Гусев Тимур Даниярович', born: '2009-12-14', phone: phone(14) },
    parent: {
      name: 'Гусева Лилия Маратовна',
      born: '1985-05-27',
      phone: phone(15),
      kinship: 'mother',
    },
    narrative: 'Надпись на стене дома.',
  },
  {
    harmed: { name: 'Белова Анна Тихоновна', born: '1995-03-03', phone: phone(16) },
    responsible: { name: 'Фролов Игнат Маркович', born: '2010-07-07', phone: phone(17) },
    parent: {
      name: 'Фролова Вера Семёновна',
      born: '1983-09-09',
      phone: phone(18),
      kinship: 'mother',
    },
    narrative: 'Сломан забор у дома.',
  },
];
