### Короткие названия документов (05): document-<форма>.

document-FK1 = Критерии отбора
document-FK2 = Заявка
document-FK3 = Письмо стороне 2
document-FK4 = Письмо стороне 1
document-FK5 = Примирительный договор
document-FK6 = План семьи
document-FK7 = Протокол о результатах
document-FK8 = Отчёт о семейной конференции
document-FK9 = Учётная карточка
document-FB2 = Заявка
document-FB3 = Сообщение о результатах
document-FB4 = Согласие на обработку данных
document-FB5 = Реестр медиаторов
document-FV1 = Карта встречи с женщиной
document-FV2 = Карта перспектив
document-FV3 = Повестка
document-FV4 = Карта встреч куратора
document-FV5 = Протокол рабочего совещания
document-FV6 = Карта встречи с родными
document-FV7 = Рабочая тетрадь, часть 1
document-FV8 = Рабочая тетрадь, часть 2
document-FV9 = Буклет о мерах поддержки
document-FA1 = Мониторинг программ
document-FY1 = Социальная помощь за квартал
