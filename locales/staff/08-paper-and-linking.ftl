### Ответы со слов участника (I8) и привязка мессенджера (I9).

twin-ask = { $who }: что сказано?
twin-done = Записано со слов: { $who }, { $label }, { $date }.
twin-call = { $no } · { $who }: бот не пишет, напомните о встрече { $when }.

link-check = Привязать этот мессенджер? { $staff }, { $role }.
link-done = Готово. Сводка приходит в { $time } по рабочим дням. Дела в чате – только номера.
link-bad = Код не подошёл. Возьмите новый в панели, раздел «Мой мессенджер».
link-off = Отвязать этот мессенджер? Сообщения пойдут: { $other }.
link-off-done = Мессенджер отвязан. Старые кнопки не действуют.
link-new = Привязан ещё один мессенджер: { $channel }, { $time }. Если это не Вы, отвяжите его.
link-other-telegram = Telegram
link-other-vk = VK
link-other-max = MAX
link-other-mail = почта
link-other-panel = только панель
