### Почему команду нельзя выполнить (приложение G2): refusal-<код>.
### $who – о ком речь, $field – поле, $list – чего не хватает.

## Общие
refusal-notAllowed = Это делает другой сотрудник.
refusal-notNow = Сейчас этот шаг не нужен.
refusal-caseClosed = Дело закрыто.
refusal-stale = Эта кнопка уже не действует. Вот что можно сейчас.
refusal-wrongInput = Проверьте поле «{ $field }».
refusal-futureDate = Дата не может быть в будущем.
refusal-pastTime = Это время уже прошло.
refusal-reasonNeeded = Напишите причину или рекомендации.
refusal-pdConsentMissing = Нет согласия на обработку данных: { $who }.
refusal-notGuardian = Вы не указаны представителем этого ребёнка.
refusal-guardianIsOtherSide = Представитель другой стороны не отвечает за ребёнка.

## Отдельных команд
refusal-consentTextMissing = Сначала утвердите текст согласия.
refusal-notHerInvitee = Этого человека женщина не приглашала.
refusal-noInjured = Без пострадавшей стороны программа не проводится.
refusal-noHarm = Укажите вид вреда.
refusal-noMinor = Среди участников нет несовершеннолетнего.
refusal-minimumInfo = Не хватает сведений: { $list }.
refusal-notEligible = Не выполнены критерии: { $list }.
refusal-decisionNeeded = Нужно решение по критериям: { $list }.
refusal-mentalIllness = Этот человек не может участвовать в программе.
refusal-noService = На этой территории нет действующей службы.
refusal-sideEmpty = На стороне не останется участников.
refusal-under14 = До 14 лет бот говорит с родителем.
refusal-closedInstitution = Этому человеку бот не пишет.
refusal-channelOff = Этот мессенджер для службы выключен.
refusal-noticeNotConfirmed = Памятка о мессенджере не подтверждена.
refusal-badCode = Код не подошёл. Попросите новый у специалиста.
refusal-textNotShown = Сначала откройте текст согласия.
refusal-paperMissing = Нет подписанного согласия на бумаге: { $who }.
refusal-notSigned = Заявка ещё не подписана.
refusal-dueTooLate = Срок – не позже чем за 3 дня до заседания.
refusal-notDecided = Сначала нужно решение службы.
refusal-facilitatorInactive = Этот { $lead } сейчас не ведёт программы.
refusal-ownAnswer = Этот ответ меняет только сам человек.
refusal-extensionIncomplete = Нужны новая дата, причина и дата уведомления комиссии.
refusal-extensionNotLater = Новая дата должна быть позже прежней.
refusal-participationMissing = Ещё не все согласились участвовать.
refusal-guardianConsentMissing = Нужно согласие родителя ребёнка до 14 лет.
refusal-specialistMissing = Сначала добавьте специалиста по зависимостям.
refusal-accessNotAgreed = Сначала согласуйте доступ в ЦВСНП.
refusal-lawNotInformed = Сначала отметьте, что органы проинформированы.
refusal-bothSides = Предварительные встречи сторон проходят отдельно.
refusal-slotTaken = У Вас уже есть встреча в это время.
refusal-slotGone = Это время уже снято. Выберите другое.
refusal-preMeetingMissing = Не было встречи с каждой стороной. Укажите причину.
refusal-stepsMissing = Не отмечены шаги: { $list }.
refusal-notEveryoneCan = Ещё не все подтвердили это время и место.
refusal-itemNotShared = Автор не разрешил обсуждать этот вопрос.
refusal-copyNotAsked = Сначала спросите каждую сторону о копии.
refusal-copyNotAllowed = Нет согласия сторон на передачу копии.
refusal-resultInfoNotShown = Сначала покажите сведения об учёте результата.
refusal-resultMissing =
    { $dealKind ->
        [settlement] Нет подписанного соглашения или плана.
        [understanding] Нет подписанной договорённости или плана.
       *[other] Нет подписанного договора или плана.
    }
refusal-documentIncomplete = Не заполнено: { $list }.
refusal-choicesConflict = Эти ответы не сочетаются: { $list }.
refusal-documentsMissing = Не готовы документы: { $list }.
refusal-recipientsNotSeen = Проверьте список получателей.
refusal-actionProgrammeMissing = Приложите программу действий при зависимости.
refusal-openSteps = Не закончено: { $list }.
refusal-laterSteps = Сначала исправьте: { $list }.
refusal-noFacilitatorYet = { $LeadGen } ещё нет. Позвоните: { $phone }.
