### Строки истории дела, в которых есть слова порядка; остальные – в src/admin/presenters/history-labels.ts.

history-facilitatorAssigned = Назначен { $lead }
history-facilitatorReplaced = Заменён { $lead }
history-facilitatorAccepted = { $Lead } подходит
history-facilitatorDeclined = Просят заменить { $leadGen }
history-referralTaken = { $Lead } получил заявку
history-questionAsked = Вопрос { $leadDat }
history-documentsPassed = Документы переданы { $leadDat }
history-agreementDrafted = Составлен текст { $dealKind ->
        [contract] договора
        [settlement] соглашения
        [understanding] договорённости
        [plan] плана
       *[other] документа
    }
history-agreementSigned = { command-signAgreement }
