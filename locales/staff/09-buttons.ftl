### Кнопки сотрудников (приложение I): do-<имя>. Кнопка команды – её название в commands/commands.ftl.
### Кнопка – не длиннее 24 знаков.

## Меню и списки
do-today = Сегодня
do-mine = Мои дела
do-mine-service = Дела службы
do-mine-commission = Дела комиссии
do-mine-all = Дела
do-meets = Встречи
do-assign = Назначить: { $n }
do-waits = Кого ждём
do-unsent = Не дошло: { $n }
do-find = Найти дело
do-more = Ещё
do-role = Сменить роль
do-hours = Часы сводки
do-panel = Панель
do-unlink = Отвязать
do-menu = Меню
do-back = Назад
do-next = Дальше
do-ready = Готово
do-personal = Лично, как участник
do-overdue = Просрочено: { $n }
do-dueToday = Сегодня: { $n }
do-soon = До трёх дней: { $n }

## Дело
do-votes = Ответы
do-open = Открыть дело
do-why = Почему эта дата
do-whois = Кто это ⇗
do-tasks = Задачи: { $n }
do-fix = Исправить
do-sms = Текст для СМС
do-page = Открыть ⇗
do-recordAnswer = Записать ответ
do-people = Люди
do-group-referral = Заявка
do-group-service = Назначение и сроки
do-group-participation = Участие
do-group-meetings = Встречи
do-group-result = Результат
do-group-fulfilment = Исполнение
do-group-steps = Шаги
do-group-case = Дело

## Вопросы
do-dayToday = Сегодня
do-dayYesterday = Вчера
do-dayOther = Другой день
do-earlier = Раньше
do-later = Позже
do-write = Записать
do-writeAgain = Написать заново
do-change = Изменить
do-save = Сохранить
do-saveAnyway = Всё верно, сохранить
do-fixDay = Другой день
do-fixChoice = Другой выбор
do-takeBack = Отменить запись
do-slip = Нажато случайно
do-mistake = Ошибка
do-ownWords = Своими словами
do-qr = QR-код
do-self = Сам(а)
do-representative = Представитель

## Встречи
do-addTime = Ещё время
do-dropLast = Убрать последнее
do-otherPlace = Другое место
do-propose = Предложить
do-record = Записать
do-giveReason = Указать причину
do-formInPerson = Лично
do-formVideo = По видео
do-formPhone = По телефону
do-askedByPerson = Просит участник
do-askedByMe = Предлагаю я
do-heldInPerson = Да, лично
do-heldVideo = Да, по видео
do-heldPhone = Да, по телефону
do-notHeld = Не состоялась
do-yes = Да
do-no = Нет
do-noWithReason = Нет, есть причина
do-unsure = Не ясно
do-yesAt = Да, { $when }
do-cancel = Отменить встречу

## Напоминания и сводка
do-done = Сделано
do-nudge = Напомнить
do-tomorrow = Завтра
do-inTwoDays = Через 2 дня
do-lastDay = В последний день
do-noDigest = Не присылать

## Мессенджер
do-link = Привязать
do-linkNo = Не я
do-unlinkYes = Отвязать
do-unlinkIt = Отвязать его
do-allRight = Всё верно
