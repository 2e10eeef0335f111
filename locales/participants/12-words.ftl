### Слова, из которых складываются тексты (H2).

# Кто ведёт случай: должность, имя, телефон.
contact = { $position } { $leadName }, тел. { $phone }
talk = Если захотите поговорить, позвоните: { $phone }.
calm = Сейчас от Вас ничего не нужно.
danger =
    Если опасность рядом, звоните 112: бесплатно, в любое время.
    Поговорить с психологом: { $crisis }.

attendees-alone = только Вы и { $lead }
attendees-child = Вы, Ваш ребёнок и { $lead }
attendees-specialist = Вы, { $lead } и ещё один специалист
place-video = видеосвязь, ссылка придёт за два часа
place-videoLink = видеосвязь: { $link }
place-phone = по телефону
what-preliminary = встреча с { $leadIns }
what-joint = общая встреча
what-review = встреча по итогам
near-tomorrow = завтра
near-today = сегодня
until-date = до { $date }
until-open = пока Вы не вернётесь

# Перед сообщением, когда на одном аккаунте несколько человек.
for-child = Для кого: { $child }
for-self = Для кого: Вы

# Отметка выбранного в списке.
mark-on = ✓ { $label }
mark-off = { $label }

# Что записано о человеке (own-data).
data-name = имя
data-birth = дата рождения
data-address = адрес
data-study = место учёбы или работы
data-phone = телефон
data-email = почта
data-messenger = мессенджер
data-kin = родство
data-answers = Ваши ответы
data-messages = переписка с ботом
data-documents = документы
