### Что записано и что дальше. Приложение I4.

ok-saved =
    { ok-saved-head }
    { $follows }
    { ok-saved-next }
# Те же строки по отдельности: когда ничего не следует, середина выпадает.
ok-saved-head = Записано: { $label }, { $date }.
ok-saved-next = Дальше: { $step }, { $left }.
ok-starts = Начался срок: { $limit }, до { $date }.
ok-ends = Срок закрыт: { $limit }.
ok-moved = Срок перенесён: { $limit }. Был { $old }, теперь { $date }.
ok-told = Сообщим: { $whom }.
ok-other = Уже записано: { $label }, { $date }, { $staff }.
ok-invite =
    Приглашение на { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[many] { $n } дней
    }: { $link }
fix-ask = Записано: { $label }, { $date }. Что исправить?
fix-why = Почему?
fix-done = Исправлено: { $label }. Было { $old }, стало { $new }. Сроки пересчитаны.
# Вместо $new, когда запись отменена.
fix-removed = запись отменена
warn = Проверьте: { $warnings }
refuse = { $sentence }
refuse-hidden = Пока нельзя. Чего не хватает, покажет страница.
refuse-noPage = Это записывают в панели.
