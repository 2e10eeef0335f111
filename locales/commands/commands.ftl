### Названия команд (приложение G3). command-<имя> – кнопка сотрудника; command-<имя>-<ответ> – кнопка с этим ответом.
### .chat – название для чата, если полное сказало бы слишком много (I3.4).
### $lead, $deal и другие – слова порядка: ведущий или медиатор, договор или соглашение.

## G3.1 Заявка
command-openCase = Новая заявка
command-describeSituation = Описать ситуацию
command-addPerson = Добавить участника
command-removePerson = Убрать участника
command-setContactMode = Как связываться
command-recordWillingness = Ответ до заявки
command-answerEligibility = Заполнить критерии
command-decideEligibility = Решить по критерию
command-chooseService = Выбрать службу
command-considerCase = Вопрос рассмотрен
command-recordDecree = Записать постановление
command-signReferral = Заявка подписана
command-sendReferral = Отправить заявку
command-declineCase = Не направлять в службу

## G3.2 Приглашение и согласие на обработку данных
command-issueInvitation = Пригласить в бот
command-revokeInvitation = Отозвать приглашение
command-acceptInvitation = Ввести код
command-declineInvitation = Нет, это не я
command-answerPdConsent = Согласие на бумаге
command-answerPdConsent-given = Даю согласие
command-answerPdConsent-refused = Не даю согласие
command-withdrawPdConsent = Отозвать согласие
command-carryOutWithdrawal = Отзыв исполнен
command-decideAfterWithdrawal = Решить, как быть дальше

## G3.3 Служба, ведущий, сроки
command-receiveReferral = Служба получила заявку
command-decideReferral = Решение службы
command-assignFacilitator = Назначить { $leadGen }
command-replaceFacilitator = Заменить { $leadGen }
command-takeReferral = Заявка получена
command-decideMediation = Решение медиатора
command-returnReferral = Вернуть заявку в комиссию
command-redirectReferral = Перенаправить заявку
command-extendProgramme = Продлить программу
command-explainDelay = Указать причину задержки
command-setCommissionMeeting = Дата заседания
command-informLawEnforcement = Органы проинформированы
    .chat = Уведомление сделано
command-agreeAccess = Доступ в ЦВСНП согласован
    .chat = Доступ согласован
command-recordMeasures = Меры проведены

## G3.4 Информирование, участие, принятие
command-informParticipant = Проинформирован устно
command-sendLetter = Передать письмо
command-applySocialRegulations = По регламенту соцуслуг
command-answerParticipation = Ответ об участии
command-answerParticipation-agree = Согласен(на)
command-answerParticipation-refuse = Не согласен(на)
command-answerParticipation-talkFirst = Хочу сначала поговорить с { $leadIns }
command-answerGuardianConsent = Ответ представителя
command-answerGuardianConsent-agree = Согласен(на) на участие ребёнка
command-answerGuardianConsent-refuse = Не согласен(на)
command-decideGuardianRefusal = Решить после отказа родителя
    .chat = Принять решение
command-acceptCase = Принять случай
command-notifyCommission = Комиссия уведомлена
command-decideSuspension = Решение о приостановке мер
command-endSuspension = Приостановка закончена
command-leaveProgramme = Выйти из программы

## G3.5 Встречи
command-proposeSlots = Предложить время
command-pickSlot = Выбрать время
command-fixMeeting = Записать встречу
command-requestOtherTime = Другое время
command-requestOtherTime-move = Перенести
command-requestOtherPlace = Предложить другое место
command-requestCall = Позвоните мне
command-recordCall = Звонок сделан
command-confirmAttendance = Буду
command-moveMeeting = Перенести встречу
command-cancelMeeting = Отменить встречу
command-recordPreMeeting = Итог предварительной встречи
command-answerGoOn = Ответ об общей встрече
command-answerGoOn-yes = Да, можно назначать
command-answerGoOn-think = Нужно подумать
command-answerGoOn-no = Нет, без общей встречи
command-proposeSupporter = Прийти с близким человеком
command-decideSupporter = Ответить о близком человеке
command-addAgendaItem = Предложить вопрос для встречи
command-shareAgendaItem = Можно ли обсуждать вопрос
command-shareAgendaItem-yes = Можно обсудить на встрече
command-shareAgendaItem-no = Пока не обсуждать
command-arrangeAgenda = Составить повестку
command-proposeJointMeeting = Назначить общую встречу
command-answerJointMeeting = Кто может прийти
command-answerJointMeeting-can = Смогу прийти
command-answerJointMeeting-cannot = Не смогу
command-confirmJointMeeting = Подтвердить общую встречу
command-recordJointMeeting = Итог общей встречи

## G3.6 Результат и документы
command-draftAgreement = Составить { $deal }
command-answerCopyConsent = Ответ о копии
command-answerCopyConsent-yes = Согласен(на) передать копию
command-answerCopyConsent-no = Не согласен(на)
command-decideCopy =
    Решить о копии { $dealKind ->
        [contract] договора
        [settlement] соглашения
        [understanding] договорённости
        [plan] плана
       *[other] документа
    }
command-showResultInfo = Сведения об учёте результата
    .chat = Показать сведения
command-signAgreement =
    { $dealKind ->
        [contract] Договор заключён
        [settlement] Соглашение заключено
        [understanding] Договорённость достигнута
        [plan] План подписан
       *[other] Документ подписан
    }
command-draftPlan = Составить план семьи
command-signPlan = План подписан
command-attachActionProgramme = Программа при зависимости
    .chat = Приложить программу
command-completeProgramme = Программа завершена
command-finishDocument = Документ готов
command-sendResults = Результаты отправлены
command-recordHearing = Решение комиссии

## G3.7 Исполнение
command-answerFulfilment = Ответ о выполнении
command-answerFulfilment-done = Выполнено
command-answerFulfilment-partly = Выполнено частично
command-answerFulfilment-notYet = Пока нет
command-answerFulfilment-needHelp = Нужна помощь
command-answerFulfilment-return = Хочу вернуться на встречу
command-answerFulfilment-unknown = Не знаю
command-reportSuccess = Всё выполнено
command-answerMeetingFeedback = Как прошла встреча
command-settleFulfilment = Отметить выполнение
command-recordReviewMeeting = Итог аналитической беседы
command-reopenProgramme = Вернуться к программе
command-sendPlanResults = Итоги плана отправлены

## G3.8 Шаги порядков «Вместе», Алтай, Югра
command-setReleaseDate = Дата освобождения
command-startWork = Работа начата
command-recordParole = Решение суда об УДО
    .chat = Решение суда
command-informResourceCentre = Сведения переданы в центр
command-appointCurator = Назначить куратора
command-explainPrinciples = Рассказано о принципах
command-chooseInvitees = Кого пригласить
command-answerFacilitator = Подходит ли { $lead }
command-answerFacilitator-accept = Этот { $lead } подходит
command-answerFacilitator-decline = Прошу другого { $leadGen }
command-recordHousing = Есть ли жильё
command-recordWorkingMeeting = Рабочее совещание
command-submitDocuments = Передать документы в центр
command-passDocuments = Передать документы { $leadDat }
command-confirmStep = Шаг выполнен
command-recordDiscussion = Обсуждение практики прошло
command-recordAid = Оказана помощь
command-reservePlace = Место в учреждении

## G3.9 В любое время
command-askQuestion = Задать вопрос { $leadDat }
command-answerQuestion = Ответить на вопрос
command-askHelp = Нужна помощь
command-askHelp-help = Нужна помощь
command-askHelp-fear = Мне страшно
command-askHelp-life = Очень тяжело
command-askHelp-slip = Нажато случайно
command-recordHelpContact = Связались с человеком
command-pauseMessages = Не писать мне пока
command-resumeMessages = Снова писать мне
command-requestOwnData = Какие данные обо мне хранятся
command-addNote = Заметка { $leadGen }
command-snoozeReminder = Перенести
command-askSupport = Нужна помощь коллег
command-recordSupport = Помощь оказана
command-pauseCase = Приостановить дело
command-resumeCase = Возобновить дело
command-correctFact = Исправить
command-closeCase = Закрыть дело
command-reopenCase = Открыть дело снова
command-markUnreachable = Не удалось написать
command-archiveCase = Данные обезличены
