### Что сотруднику сообщают сразу. Приложение I7: told-<событие>. Причин и слов участников здесь нет; «⇗» – подробности на странице.

told-safety = { $no } · { $who } просит помощи. Свяжитесь сейчас.
told-safety-slip = { $no } · { $who }: «Нажато случайно». Всё же свяжитесь.
told-safety-late = { $no } · Час назад просили помощи, связи ещё нет. Отвечает { $staff }.
told-hearing-invite = { $no } · Заседание { $date }. Результаты нужны до { $due }.
told-hearing-invite-none = { $no } · Дата заседания снята.

told-participationAgreed = { $no } · { $who }: «{ $label }»
told-participationRefused = { $no } · { $who }: «{ $label }»
told-talkRequested = { $no } · { $who }: «{ $label }»
told-goOnAnswered = { $no } · { $who }: «{ $label }»
told-callRequested = { $no } · { $who }: «{ $label }», { $part }
told-otherTimeRequested = { $no } · { $who }: «{ $label }» ⇗
told-otherPlaceRequested = { $no } · { $who }: «{ $label }» ⇗
told-questionAsked = { $no } · { $who }: «{ $label }» ⇗
told-agendaItemAdded = { $no } · { $who }: «{ $label }» ⇗
told-supporterProposed = { $no } · { $who }: «{ $label }» ⇗
told-successReported = { $no } · { $who }: «{ $label }»
told-participantLeft = { $no } · { $who }: «{ $label }»
told-messagesPaused = { $no } · { $who }: «{ $label }»
told-messagesResumed = { $no } · { $who }: «{ $label }»

told-caseOpened = { $no } · { $label }
told-workStarted = { $no } · { $label }
told-resourceCentreInformed = { $no } · { $label }
told-accessAgreed = { $no } · { $label }
told-programmeCompleted = { $no } · { $label }
told-resultsSent = { $no } · { $label } ⇗
told-hearingRecorded = { $no } · { $label } ⇗
told-planResultsSent = { $no } · { $label } ⇗
told-supportRecorded = { $no } · { $label }
told-caseArchived = { $no } · { $label }

told-pdConsentGiven = { $no } · { $who }: данные, «{ $label }»
told-pdConsentRefused = { $no } · { $who }: данные, «{ $label }»
told-pdConsentWithdrawn = { $no } · { $who }: согласие на данные отозвано. Исполнить: { $left }.
told-copyConsentGiven = { $no } · { $who }: копия, «{ $label }»
told-copyConsentRefused = { $no } · { $who }: копия, «{ $label }»
told-copyConsentRefused-cs = { $no } · О копии договора решит служба.
# $choice – передать, не передавать
told-copyDecided = { $no } · Решение о копии: { $choice }.
told-copyDecided-attach = передать
told-copyDecided-withhold = не передавать
told-referralSent = { $no } · Пришла заявка. { $limit }: { $left }.
told-serviceDecided = { $no } · Служба не берёт заявку. ⇗
told-facilitatorAssigned = { $no } · Вам передана заявка.
told-facilitatorReplaced = { $no } · Дело передано Вам. { $limit }: { $left }.
# Прежнему ведущему
told-facilitatorReplaced-old = { $no } · Дело передано коллеге. Спасибо.
told-mediatorDecided = { $no } · Медиатор проводит программу.
told-mediatorDecided-decline = { $no } · Медиатор отказался. ⇗
told-referralReturned = { $no } · Заявка вернулась: нужна другая служба.
told-programmeExtended = { $no } · Программа продлена до { $date }.
told-delayExplained = { $no } · Указана причина задержки. ⇗
told-guardianConsentGiven = { $no } · Ответил представитель. ⇗
told-guardianConsentRefused = { $no } · Ответил представитель. ⇗
told-caseAccepted = { $no } · Случай принят.
# $kind – принятие, отказ, рекомендации, решение
told-commissionNotified = { $no } · Сообщение службы: { $kind }. ⇗
told-commissionNotified-acceptance = принятие
told-commissionNotified-refusal = отказ
told-commissionNotified-recommendations = рекомендации
told-commissionNotified-decision = решение
told-slotPicked = { $no } · { $who }: { $when }
# $text – votes-all или votes-none
told-jointMeetingAnswered = { $no } · { $text }
told-fulfilmentAnswered = { $no } · { $who }: пункт { $n }, «{ $label }»
told-meetingFeedbackGiven = { $no } · Пришёл отзыв о встрече. ⇗
told-releaseDateSet = { $no } · Дата освобождения: { $date }.
told-curatorAppointed = { $no } · Вы назначены куратором.
told-inviteesChosen = { $no } · Выбрано, кого пригласить. ⇗
told-facilitatorDeclined = { $no } · Просят другого ведущего.
told-workingMeetingRecorded = { $no } · Вам поручение до { $date }. ⇗
told-workingMeetingRecorded-open = { $no } · Вам поручение. ⇗
told-documentsSubmitted = { $no } · Пришли документы. { $limit }: { $left }.
told-documentsPassed = { $no } · Вам переданы документы. ⇗
told-supportAsked = { $no } · { $staff } просит помощи: { $topic }.
told-supportAsked-limit = срок
told-supportAsked-case = дело
told-supportAsked-supervision = супервизия
# $until – told-casePaused-date или told-casePaused-open
told-casePaused = { $no } · Дело на паузе { $until }.
told-casePaused-date = до { $date }
told-casePaused-open = без срока
told-factCorrected = { $no } · { fix-done }
told-caseClosed = { $no } · Дело закрыто: { $choice }.
told-caseReopened = { $no } · Дело снова открыто.
told-personUnreachable = { $no } · { $who }: сообщение не дошло, нужно позвонить.
told-invitationDeclined = { $no } · { $who }: приглашение открыл другой человек.

## Часть дня в told-callRequested
told-part-morning = утром
told-part-day = днём
told-part-evening = вечером
told-part-any = в любое время
told-part-writeOnly = звонить нельзя
told-part-otherSpecialist = с другим специалистом
