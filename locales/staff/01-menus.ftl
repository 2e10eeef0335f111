### Бот сотрудников: меню, списки, поиск, роли. Приложение I2.
### Имён, телефонов и подробностей дела в чате нет: дело – это номер ($no), участник – «сторона 1» ($who).

staff-menu = { $date }. Просрочено: { $a }. Сегодня: { $b }. Ждут Вас: { $c }.
staff-menu-calm = { $date }. Срочного нет.
staff-list =
    { $title }: { $n }. Страница { $p } из { $m }.
    { $rows }
staff-list-row = { $no } · { $step } · { $left }
staff-list-none = Здесь пусто.
staff-find = Напишите номер, можно коротко: 31.
staff-find-none = Среди Ваших дел такого номера нет.
staff-card =
    { staff-card-head }
    { $stage }
    { staff-card-next }
    { $Left }
    { staff-card-waits }
# Строки карточки по отдельности: пустые выпадают.
staff-card-head = { $no } · { $procedure }
staff-card-stage = { $n } из { $m }: { $stage }
staff-card-next = Дальше: { $step }
staff-card-waits = Ждём: { $whom }
staff-why =
    Правило: { $clause }.
    Отсчёт: { $start }.
    Счёт: { $count }.
    Сравнили: { $compared }.
    Продление: { $extension }.
staff-why-clause = Правило: { $clause }.
staff-why-start = Отсчёт: { $start }.
staff-why-count = Счёт: { $count }.
staff-why-compared = Сравнили: { $compared }.
staff-why-extension = Продление: { $extension }.
staff-person =
    { $no } · { $who }
    Данные: { $pd }. Участие: { $part }. Бот: { $bot }.
staff-role = В какой роли продолжим?
staff-role-label = { $role }: { $n }
staff-unknown = Напишите номер дела или нажмите кнопку.

## Состояние согласий в staff-person
state-yes = есть
state-waiting = ждём
state-paper = бумага
state-no = нет
state-withdrawn = отозвано

## Кто ($who)
who-side = сторона { $n }
who-sideMember = сторона { $n }, участник { $m }
who-guardian = сторона { $n }, представитель
who-supporter = сторона { $n }, близкий
who-familyMember = член семьи { $n }
who-woman = женщина
who-relatives = родные { $n }
who-served = подопечный
who-specialist = специалист
who-controller = следит за выполнением
who-notifier = сообщит о выполнении

## Кого ждём ($whom)
whom-you = Вас
whom-side = сторону { $n }
whom-familyMember = члена семьи { $n }
whom-woman = женщину
whom-relatives = родных { $n }
whom-served = подопечного
whom-lead = { $leadGen }
whom-service = службу
whom-commission = комиссию
whom-centre = центр

## Сколько осталось ($left)
left-overdue =
    просрочено на { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }
left-help = сейчас
left-today = сегодня последний день
left-tomorrow = завтра последний день
left-days =
    { $n ->
        [one] остался { $n } день
        [few] осталось { $n } дня
       *[many] осталось { $n } дней
    }, до { $date }
left-until = до { $date }
left-from = с { $date }
left-none = срока нет
left-notStarted = отсчёт не начался
