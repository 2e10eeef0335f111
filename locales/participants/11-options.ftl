### Кнопки участников (H3, H5–H7). Если на одном экране слова другие, они стоят под текстом этого экрана (.название = слова).
### Кнопка – не длиннее 40 знаков.

## Под каждым сообщением и во многих местах
option-help = Нужна помощь
option-menu = Меню
option-next = Дальше
option-back = Назад
option-now = Что сейчас
option-undo = Изменить ответ
option-call = Позвоните мне
option-ask = Задать вопрос
option-others = Что узнают другие
option-placeOther = Предложить другое место
option-slotOther = Другое время
option-move = Перенести
option-cantCome = Не смогу прийти
option-stop = Пауза или выход
option-stay = Ничего не менять

## Начало
option-yes = Да, это я
option-shared = Я, но телефон общий
option-no = Нет, это не я
option-self = За себя

## Согласие на обработку данных
option-pdShow = Показать текст
option-pdYes = Даю согласие
option-pdNo = Не даю согласие
option-pdPaper = Лучше на бумаге
option-kin-mother = Мама
option-kin-father = Папа
option-kin-guardian = Опекун
option-kin-adoptiveParent = Приёмный родитель
option-kin-other = Другой представитель

## Участие
option-openLetter = Открыть письмо
option-leadYes = Да, подходит
option-leadMeet = Сначала познакомиться
option-leadNo = Прошу другого ведущего
option-guestOther = Ещё кто-то
option-guestsDone = Готово
option-partYes = Да, участвую
option-partNo = Нет, не участвую
option-partTalk = Сначала поговорить

## Звонки
option-callWhen-morning = Утром
option-callWhen-day = Днём
option-callWhen-evening = Вечером
option-callWhen-any = В любое время
option-callNot = Звонить нельзя, пишите
option-callOther = С другим специалистом
option-callNow = Да, позвоните

## Встречи
option-dayMore = Другие дни
option-part-morning = Утро, 9–12
option-part-day = День, 12–16
option-part-evening = Вечер, 16–20
option-part-any = Любое время
option-place-video = По видеосвязи
option-place-nearer = Ближе к дому
option-place-other = Другое спокойное место
option-cal = Добавить в календарь
option-willCome = Буду
option-why-illness = Болезнь
option-why-work = Работа или учёба
option-why-home = Домашние дела
option-why-none = Не указывать
option-later = Пока не нужно
option-goYes = Да, можно назначать
option-goThink = Нужно подумать
option-goNo = Нет, без общей встречи
option-agenda = Предложить тему
option-agendaYes = Можно обсудить на встрече
option-agendaNo = Пока не обсуждать
option-bring = Прийти с близким
option-who-family = Член семьи
option-who-friend = Друг или подруга
option-who-teacher = Учитель или тренер
option-who-other = Другой человек
option-timesDone = Готово
option-timesNone = Ничего не подходит
option-canCome = Смогу прийти
option-rules = Как всё пройдёт
option-openTopics = Вопросы встречи

## Договор, выполнение, отзывы
option-openDeal = Открыть текст
option-openInfo = Открыть справку
option-infoRead = Прочитано
option-copyYes = Да, можно передать
option-copyNo = Нет, не передавать
option-openItem = Показать пункт
option-done = Выполнено
option-partly = Выполнено частично
option-notYet = Пока нет
option-needHelp = Нужна помощь
option-again = Хочу вернуться на встречу
option-unknown = Не знаю
option-planTalk = Хочу обсудить план
option-comment = Добавить пару слов
option-needTime = Нужно ещё время
option-nothing = Ничего не нужно
option-shareNo = Только { $leadDat }
option-shareYes = Можно всем участникам
option-rateGo = Да
option-rateNo = Не сейчас
option-grade-yes = Да
option-grade-partly = Отчасти
option-grade-no = Нет
option-grade-skip = Не хочу отвечать
option-skip = Нет, спасибо
option-report = Всё выполнено

## Меню, пауза, выход, данные
option-about = О программе
option-data = Мои данные
option-phone = Телефон общий
option-phoneOwn = Телефон только мой
option-whom = За кого отвечаю
option-pause = Пауза
option-leave = Выйти из программы
option-withdraw = Отозвать согласие
option-pauseFor-days3 = 3 дня
option-pauseFor-week = Неделя
option-pauseFor-month = Месяц
option-pauseFor-open = Пока не вернусь
option-resume = Вернуться
option-leaveYes = Да, выйти
option-withdrawYes = Отозвать согласие
option-openData = Открыть выписку

## Помощь и недоразумения
option-helpFear = Мне страшно или угрожают
option-helpLost = Непонятно, что делать
option-helpSlip = Нажато случайно
option-tellService = Сообщить службе
option-pass = Передать
option-passNo = Не нужно
option-unlock = Открыть
