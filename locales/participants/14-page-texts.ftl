### Что написано на страницах по одноразовой ссылке (J4.11), которые открывает участник.

slip-gone = Так бывает, если её уже открыли, если прошло её время или она открыта на другом устройстве.
slip-gone-how = Новую ссылку даст бот: нажмите в нём ту же кнопку ещё раз. Если так не выходит, позвоните: { $servicePhone }.
slip-wait = Слишком много попыток подряд. Подождите одну минуту и откройте ссылку ещё раз.
slip-cookie = Браузер не сохранил отметку о том, что это Вы. Разрешите для этой страницы cookie и нажмите кнопку ещё раз. Ссылка ещё действует.

slip-letter = Письмо
slip-letter-note = Письмо составлено по официальному образцу. На бумаге его даст { $lead }.
slip-consent = Текст согласия
slip-consent-note = Пустые места заполняют на бумаге. В чате эти данные не спрашивают.
slip-info = Справка
slip-info-note = Слова официальные. Что они значат для Вас, расскажет { $lead }: { $phone }.
slip-deal = { $Deal }
slip-deal-note = На бумаге, с подписями, текст даст { $lead }. Имён на этой странице нет.
slip-deal-day = Подписан этот текст { $date }.
slip-item = Пункт { $n }
slip-item-note = Весь текст откроется по кнопке «Открыть текст».
slip-topics = Вопросы встречи
slip-topics-note = Кто предложил вопрос, здесь не указано.
slip-topics-none = Вопросов пока нет. Когда { $lead } составит список, он появится здесь.

slip-yours = Ваши пункты
slip-childs = Пункты Вашего ребёнка
slip-theirs = Пункты другой стороны
slip-item-due = до { $date }
slip-item-noDue = без даты
slip-repair = Как решили всё уладить
slip-intentions = Что решили на будущее
slip-onBreach = Если что-то не получится
slip-review = Встреча по итогам
slip-term = До какого дня действует

slip-data = Мои данные
slip-data-lead = Всё, что о Вас хранит программа. Ошибку исправит { $contact }.
slip-data-person = Данные
slip-data-consents = Согласия
slip-data-answers = Ваши ответы и просьбы
slip-data-words = Ваши слова
slip-data-meetings = Встречи
slip-data-accounts = Где с Вами на связи бот
slip-data-seen = Кто открывал дело
slip-data-none = Пока ничего нет.
slip-data-note = Отозвать согласие можно в боте: «Меню», потом «Пауза или выход».

## Строки страницы «Мои данные»
slip-fact-name = Имя
slip-fact-born = Дата рождения
slip-fact-phone = Телефон
slip-fact-email = Почта
slip-fact-address = Адрес
slip-fact-school = Учёба или работа
slip-fact-number = Номер дела
slip-fact-of = Ребёнок: { $child }
slip-pd-given = Согласие дано кнопкой
slip-pd-given-paper = Согласие дано на бумаге
slip-pd-refused = Согласие не дано
slip-pd-withdrawn = Согласие отозвано
slip-pd-child = { $child }: { $text }
slip-pd-version = текст { $text }
slip-meeting-offered = предложено время
slip-meeting-planned = назначена
slip-meeting-held = состоялась
slip-meeting-notHeld = не состоялась
slip-meeting-cancelled = отменена
slip-account-shared = телефон общий
slip-channel-sandbox = Учебная площадка
slip-channel-telegram = Telegram
slip-channel-vk = ВКонтакте
slip-channel-max = MAX

slip-event-invitationAccepted = Вы открыли приглашение
slip-event-participantInformed = Вам рассказали о программе
slip-event-letterSent = Вам передано письмо
slip-event-participationAgreed = Вы согласились участвовать
slip-event-participationRefused = Вы не согласились участвовать
slip-event-talkRequested = Вы хотели сначала поговорить
slip-event-participantLeft = Вы вышли из программы
slip-event-guardianConsentGiven = Вы согласились, чтобы участвовал ребёнок
slip-event-guardianConsentRefused = Вы не согласились, чтобы участвовал ребёнок
slip-event-callRequested = Вы просили позвонить
slip-event-slotPicked = Вы выбрали время встречи
slip-event-otherTimeRequested = Вы просили другое время
slip-event-otherPlaceRequested = Вы просили другое место
slip-event-attendanceConfirmed = Вы подтвердили, что придёте
slip-event-goOnAnswered = Вы ответили, идти ли дальше
slip-event-jointMeetingAnswered = Вы отметили удобное время общей встречи
slip-event-supporterProposed = Вы просили прийти с близким
slip-event-copyConsentGiven = Вы согласились передать копию
slip-event-copyConsentRefused = Вы не согласились передать копию
slip-event-fulfilmentAnswered = Вы рассказали, как дела с пунктом
slip-event-meetingFeedbackGiven = Вы ответили о встрече
slip-event-questionAsked = Вы задали вопрос
slip-event-helpAsked = Вы просили помощи
slip-event-messagesPaused = Вы попросили паузу
slip-event-messagesResumed = Вы вернулись после паузы
slip-event-ownDataRequested = Вы спросили о своих данных

## Общий телефон: код и само сообщение (H7)
slip-code-four = Нужны ровно четыре цифры.
slip-message = Сообщение для Вас

## План семьи: кто делает, без имён
slip-by-you = Это делаете Вы
slip-by-child = Это делает Ваш ребёнок
slip-by-other = Это делает другой участник
slip-advice = К чему пришли вместе
