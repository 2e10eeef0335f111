### Сводка по рабочим дням. Приложение I6.2. Строки (…-row) повторяются, не больше трёх в каждой части.

digest-hours = Когда присылать сводку?
digest-head = { $date }. Дел: { $n }.
digest-head-calm = { $date }. Срочного нет.
digest-more = и ещё { $n }
digest-safety = Просили помощи, связи ещё нет: { $list }
digest-overdue =
    Просрочено: { $n }
    { $rows }
digest-overdue-row = { $no }, { $limit }: { $left }
# Для SH CS RC CO
digest-overdue-rowStaff = { $no }, { $limit }: { $left } ({ $staff })
digest-today =
    Сегодня последний день: { $n }
    { $rows }
digest-today-row = { $no }, { $limit }
digest-soon =
    До трёх дней: { $n }
    { $rows }
digest-soon-row = { $no }, { $limit }: { $left }
digest-weekend =
    На выходные приходится: { $n }
    { $rows }
digest-weekend-row = { $no }, { $limit }: { $date }
digest-meets =
    Встречи сегодня: { $n }
    { $rows }
digest-meets-row = { $time }, { $no }, { $who }
digest-hearings = Заседание { $date }: дел { $n }, нет результатов: { $list }
digest-waits = Ждём { $whom }: { $n }, дольше всего { $no }
digest-tasks =
    Ещё сделать: { $n }
    { $rows }
digest-tasks-row = { $no }, { $step }
digest-unsent =
    Не дошло: { $n ->
        [one] { $n } сообщение
        [few] { $n } сообщения
       *[many] { $n } сообщений
    }
    { $rows }
digest-unsent-row = { $no }: нужно позвонить
digest-jobs = Напоминания идут, проверка в { $time }.
digest-jobs-late = Напоминания стояли с { $time }.
digest-week = За неделю завершено: { $a }, открыто: { $b }. В срок: { $c } из { $d }. Дел: { $rows }
digest-ahead = На неделе сроков: { $a }, заседаний и встреч: { $b }.

## Почта
mail-subject = Мировая, { $date }: просрочено { $a }, сегодня { $b }
mail-one = { $no }: { $limit }, { $left }
mail-foot = Сводка по Вашим делам. Изменить часы: { $link }
