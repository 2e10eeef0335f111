### Страницы по одноразовой ссылке, которые открывает сотрудник (J4.11): кто это, содержание, форма.

slip-whois = Кто это
slip-whois-lead = { $no }. Страница закроется через 15 минут. Номера набираются из телефона, СМС отправляете Вы сами.
slip-whois-empty = Участников в деле пока нет.
slip-whois-call = Позвонить
slip-whois-noPhone = Номер не записан
slip-whois-years = { $n ->
        [one] { $n } год
        [few] { $n } года
       *[many] { $n } лет
    }
slip-whois-shared = Телефон общий: в СМС только просьба перезвонить
slip-whois-closed = В закрытом учреждении: бот не пишет
slip-whois-erased = данные удалены
slip-whois-age = Возраст
slip-whois-phone = Телефон
slip-whois-note = Важно
slip-whois-words = Слова для звонка:
slip-whois-newCode = Сменить код телефона
slip-whois-codeForgotten = Код забыт. При следующем открытии человек придумает новый.

slip-sms-call = СМС: просьба перезвонить
slip-sms-first = СМС: о программе
slip-sms-sign = СМС: о подписи на бумаге
slip-sms-letter = СМС: о письме
slip-sms-offer = СМС: время на выбор
slip-sms-agreed = СМС: встреча записана
slip-sms-joint = СМС: общая встреча
slip-sms-due = СМС: день пункта
slip-sms-closed = СМС: программа завершена

slip-words = Подробности
slip-words-lead = { $no }, { $date }
slip-words-none = Слов к этой записи нет.
slip-words-erased = слова удалены
