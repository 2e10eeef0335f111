### Как называется состояние дела (приложение G4): status-<имя>. Названия этапов – в описании порядка.

status-draft = черновик
status-eligibilityCheck = проверка критериев
status-notEligible = не направлено
status-consentPending = ждём согласий
status-consentRefused = нет согласия
status-referralIssued = заявка подписана
status-serviceReview = рассматривает служба
status-mediatorDecision = решает { $lead }
status-mediatorRefused = отказ { $leadGen }
status-returned = заявка возвращена
status-assigned = назначен { $lead }
status-informing = информирование
status-partyRefused = отказ от участия
status-accepted = случай принят
status-preMeetings = предварительные встречи
status-jointMeetingPlanned = общая встреча назначена
status-jointMeetingHeld = общая встреча прошла
status-agreementReached =
    { $dealKind ->
        [settlement] есть соглашение
        [understanding] есть договорённость
       *[other] есть договор
    }
status-planMade = есть план
status-noAgreement =
    { $dealKind ->
        [settlement] без соглашения
        [understanding] без договорённости
       *[other] без договора
    }
status-resolvedWithoutMeeting = решено без встречи
status-withdrawn = выход из программы
status-documenting = документы
status-reported = результаты отправлены
status-heardByCommission = комиссия заслушала
status-followUp = исполнение
status-returnedToProgramme = снова в программе
status-closed = закрыто
status-paused = пауза
status-archived = обезличено

### Исполнение (G4, R138): fulfilment-<имя>
fulfilment-notStarted = не начато
fulfilment-inProgress = в работе
fulfilment-partly = выполнено частично
fulfilment-fulfilled = выполнено
fulfilment-notFulfilled = не выполнено
fulfilment-returned = снова в программе
