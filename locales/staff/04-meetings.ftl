### Встречи глазами ведущего. Приложение I5.

time-who = С кем встреча? Стороны встречаются отдельно.
time-who-joint = Кого зовём?
time-day =
    Выберите до пяти времён, сначала день.
    { $chosen }
# Кнопка дня, когда в этот день уже есть встречи ($n) или день после срока программы.
time-day-busy = { $day } – { $n }
time-day-late = { $day }, после срока
time-hour = { $date }. Во сколько? Можно написать: 17:30.
time-chosen = Выбрано: { $slots }.
time-place = Где? Дом участника не указывайте.
time-check =
    { $who }, { $form }, { $place }:
    { $slots }
time-sent =
    Предложено: { $n ->
        [one] { $n } время
        [few] { $n } времени
       *[many] { $n } времён
    }. Без ответа бот спросит ещё через 2 и 4 дня.
time-paper = { $who }: бот не пишет, предложите время сами.
time-state =
    { $who }: { $slots }.
    Ответ: { $answer }.
time-answer-waiting = ждём
time-answer-otherTime = другое время
time-answer-call = звонок
# Для напоминания о встрече: $what.
meeting-preliminary = предварительная встреча
meeting-joint = общая встреча
time-cancel = Отменить встречу { $when }?
time-bypass = Не было встречи с каждой стороной. Общую можно назначить, указав причину.
pre-held = Встреча { $when } состоялась?
pre-agenda = Помогал(а) составить вопросы?
pre-agrees = Согласие идти дальше есть?
votes-state =
    Общая встреча. Ответили: { $a } из { $b }.
    { $rows }
votes-row =
    { $slot } – { $a ->
        [one] может
       *[other] могут
    } { $a } из { $b }
votes-cannot = не могут: { $who }
votes-waiting = ждём: { $who }
votes-all = Все ответили. Подходит всем: { $slots }.
votes-none =
    Все ответили, общего времени нет.
    { $rows }
joint-held = Общая встреча состоялась? Отметьте, кто был.
