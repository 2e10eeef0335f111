### Маленькая форма на странице по одноразовой ссылке (I3.3): подсказки, ошибки, итог.

form-lead = { $no }
form-lead-person = { $no } · { $who }
form-lead-paper = Ответ записывается со слов участника или с бумаги.
form-save = Сохранить
form-confirm = Всё верно, записать
form-again = Начать заново
form-draft-kept = Черновик сохранён на трое суток: можно закрыть страницу и вернуться.
form-draft-found = Здесь то, что Вы начали раньше.
form-more = Ещё строка
form-addPerson-names = Имя и данные
form-nothing = Вводить ничего не нужно: нажмите кнопку, и это запишется в дело.
form-notNow = Сейчас этот шаг не нужен: он уже сделан, или его делает другой сотрудник. Написанное сохранено.
form-wrong = Проверьте отмеченные поля: остальное сохранено.
form-seen = Всё верно, сохранить так
form-done = Записано: { $label }
form-done-how = Страницу можно закрыть.
form-twice = Уже записано. Страницу можно закрыть.
form-preview = Так письмо увидит { $who }
form-notShared = (автор пока не разрешил)
form-nothing-chosen = Пока не из чего выбрать: { $what }. Когда это появится в деле, шаг можно будет сделать.
form-choose = Выберите
form-invite = Сделать приглашение
form-stale = Пока Вы заполняли форму, в деле появилось новое: { $what }. Проверьте и нажмите кнопку ещё раз.
form-limit = { $label }, до { $due }
form-question = Вопрос { $n } ({ $who })
form-topic = Вопрос { $n }
form-change-now = Сейчас: { $what }
form-change-empty = не указано
form-procedure = По какому порядку новая заявка?

form-error-required = Заполните это поле.
form-error-chosen = Выберите ответ.
form-error-seen = Если это проверено, отметьте «Да».
form-error-day = Такого дня нет. Напишите так: 12.03.2026.
form-error-term = Напишите срок так: 3 месяца.
form-error-time = Напишите день и время так: 12.03.2026 15:00.
form-error-long = Не больше { $max } знаков, сейчас { $n }.
form-error-choice = Выберите из списка.
form-error-future = Этот день ещё не наступил.
form-error-check = Проверьте это поле.
form-error-tooMany = Не больше { $max }.
form-error-oneOfTwo = Укажите срок или как часто.
form-error-oneOnly = Заполните что-нибудь одно.

form-hint-draftAgreement-term = День или срок: 20.06.2026 или 3 месяца. Срок считается со дня подписания.
form-hint-planTerm = Например: 3 месяца. Обычно от 1 до 6 месяцев.
form-hint-on = Если не указать, запишется сегодняшний день.
form-hint-moveMeeting-slots = До пяти времён. Если меняется только место, время не указывайте.
form-hint-slots = До пяти времён.
form-hint-sendLetter-address = Адрес участника не указывайте.
form-hint-proposeSlots-address = Адрес участника не указывайте.
form-hint-proposeJointMeeting-address = Адрес участника не указывайте.
form-hint-place = Дом участника не указывайте.
form-hint-describeSituation-narrative = Нейтрально, без имён и оценок.
form-hint-sendResults-contents = Копия уходит, только если на это согласны все.
form-hint-setCommissionMeeting-meeting = Если даты ещё нет, оставьте поле пустым.
form-hint-recipientsSeen = Получатель – комиссия, которая направила заявку.
form-hint-draftAgreement-obligations = Каждый пункт отдельно: что, кто, до какого дня.
form-hint-change = Что должно стоять вместо прежнего: заполните одно поле.
form-hint-openCase-territory = Начните писать и выберите территорию службы из подсказок.
form-hint-openCase-documentsReceived = Если заявка подаётся до заседания.
form-hint-openCase-commissionDecision = Если заявка подаётся по решению комиссии.
form-hint-openCase-commissionMeeting = Можно записать позже.
form-hint-answers = Имена и диагнозы не нужны.

field-lastName = Фамилия
field-firstName = Имя
field-patronymic = Отчество
field-phone = Телефон
field-email = Почта
field-closeCase-reason = Пояснение
field-declineCase-reason = Пояснение
field-setCommissionMeeting-meeting = Дата заседания
field-setCommissionMeeting-time = Время заседания
field-describeSituation-from = Когда это произошло
field-describeSituation-to = По какой день, если не один день
field-replaceFacilitator-facilitators = Новый { $lead }
field-answerPdConsent-signer = Кто поставил подпись
field-answerPdConsent-by = Какой представитель подписал
field-answerJointMeeting-slots = Когда может прийти
form-hint-answerJointMeeting-slots = Если ни одно время не подходит, не отмечайте ничего.
field-sendLetter-person = Кому
field-sendLetter-way = Как передать
field-sendResults-way = Как отправлено
field-showResultInfo-way = Как показаны сведения
field-recordHelpContact-way = Как связались
field-addAgendaItem-person = Чей вопрос
field-addAgendaItem-text = Вопрос
field-requestCall-part = Когда удобно
field-signReferral-number = Номер заявки
field-signReferral-referralDue = Протокол представить до
field-signReferral-programmeDue = Программу закончить до
choice-sendResults-agreement =
    Копия { $dealKind ->
        [contract] договора
        [settlement] соглашения
        [understanding] договорённости
        [plan] плана
       *[other] документа
    }
field-newPerson = Если этого человека ещё нет в деле
field-draftAgreement-kind = Форма
field-draftAgreement-text = Что будет сделано
field-draftAgreement-due = До какого дня
field-draftAgreement-term = Действует до
