### Варианты ответа в чате и в формах: choice-<команда>-<значение>, самые короткие слова порядка (I3.4).
### Если у команды своего слова нет, берётся общее choice-<значение>.

## Общие
choice-yes = Да
choice-no = Нет
choice-unknown = Неизвестно
choice-unsure = Не ясно
choice-other = Другое
choice-none = Нет
choice-phone = По телефону
choice-email = По эл. почте
choice-paper = На бумаге
choice-messenger = В мессенджере
choice-inPerson = Лично
choice-video = По видео
choice-commission = Комиссия
choice-council = Консилиум
choice-person = Участник
choice-facilitator = { $Lead }
choice-side1 = Сторона 1
choice-side2 = Сторона 2
choice-morning = Утром
choice-day = Днём
choice-evening = Вечером
choice-any = В любое время
choice-continue = Продолжить
choice-stop = Остановить
choice-self = Сам(а)
choice-guardian = Представитель
choice-held = Состоялась
choice-notHeld = Не состоялась
choice-accept = Да, берём
choice-decline = Нет, отказ
choice-given = Даёт согласие
choice-refused = Не даёт согласия
choice-has = Есть

## Заявка
choice-openCase-A = До заседания комиссии
choice-openCase-B = По решению комиссии
choice-openCase-offence = Причинён вред
choice-openCase-family = Семейный конфликт
choice-openCase-harmedMinor = Пострадал ребёнок
choice-openCase-offenderCrime = Преступление
choice-openCase-offenderOod = ООД
choice-openCase-offenderAdmin = Правонарушение
choice-openCase-offenderAdminUnderAge = Правонарушение до возраста
choice-openCase-familyRunaway = Уход из дома
choice-openCase-familySuicidal = Опасные действия
choice-openCase-familyPlacement = Помещение в учреждение
choice-openCase-commission = Комиссия
choice-openCase-cvsnp = ЦВСНП
choice-openCase-prison = СИЗО, УИИ
choice-openCase-release = Освобождение
choice-openCase-familyConflict = Семейный конфликт
choice-openCase-crime = Преступление
choice-openCase-ood = ООД
choice-openCase-otherHarm = Иной вред
choice-openCase-schoolConflict = Школьный конфликт
choice-describeSituation-material = Материальный
choice-describeSituation-moral = Моральный
choice-describeSituation-physical = Физический
choice-describeSituation-same = Одна школа
choice-describeSituation-different = Разные школы
choice-describeSituation-none = Не ведётся
choice-describeSituation-inquiry = Дознание
choice-describeSituation-investigation = Следствие
choice-describeSituation-court = Суд
choice-describeSituation-police = Полиция
choice-describeSituation-school = Школа
choice-describeSituation-socialService = Социальная служба
choice-describeSituation-citizens = Обращение граждан
choice-describeSituation-adminProtocol = Административный протокол
choice-describeSituation-criminalNotice = Сообщение об уголовном деле
choice-describeSituation-adminCaseRefusal = Отказ в административном деле
choice-describeSituation-criminalCaseRefusal = Отказ в уголовном деле
choice-describeSituation-antisocialAct = Антиобщественный поступок
choice-describeSituation-familyTiesLost = Утраченные связи в семье
choice-addPerson-side1 = Сторона 1
choice-addPerson-side2 = Сторона 2
choice-addPerson-woman = Женщина
choice-addPerson-familyMember = Член семьи
choice-addPerson-guardian = Представитель
choice-addPerson-supporter = Близкий человек
choice-addPerson-controller = Следит за выполнением
choice-addPerson-notifier = Сообщит о выполнении
choice-addPerson-addictionSpecialist = Специалист по зависимостям
choice-addPerson-otherSpecialist = Другой специалист
choice-mother = Мать
choice-father = Отец
choice-adoptiveParent = Приёмный родитель
choice-removePerson-mistake = По ошибке
choice-removePerson-notNeeded = Не нужен
choice-removePerson-unable = Не может
choice-setContactMode-cvsnp = ЦВСНП
choice-setContactMode-sizo = СИЗО
choice-setContactMode-colony = Колония
choice-setContactMode-none = Не в учреждении
choice-setContactMode-other = Другое учреждение
choice-recordWillingness-willing = Готов(а)
choice-recordWillingness-unwilling = Не готов(а)
choice-recordWillingness-undecided = Не решил(а)
choice-recordWillingness-service = Эта служба
choice-recordWillingness-otherMunicipality = Другой город или район
choice-decideEligibility-admit = Допустить
choice-decideEligibility-reject = Не допустить
choice-chooseService-territory = Территория
choice-chooseService-sidesWish = Желание сторон
choice-chooseService-school1 = Школа стороны 1
choice-chooseService-school2 = Школа стороны 2
choice-chooseService-harmedTerritory = Место стороны 1
choice-considerCase-route1 = Постановление
choice-considerCase-route2 = Заявка
choice-considerCase-none = Не нужно
choice-considerCase-inPerson = Очно
choice-considerCase-inAbsentia = Заочно
choice-declineCase-notEligible = Критерии
choice-declineCase-noService = Нет службы
choice-declineCase-noConsent = Нет согласия
choice-declineCase-other = Другое

## Служба, ведущий, сроки
choice-decideReferral-accept = Служба берёт
choice-decideReferral-decline = Служба не берёт
choice-replaceFacilitator-illness = Болезнь
choice-replaceFacilitator-absence = Отсутствие
choice-replaceFacilitator-declined = Просят другого
choice-replaceFacilitator-conflict = Конфликт интересов
choice-replaceFacilitator-other = Другое
# Ведущие: кто и сколько у него дел.
choice-staff = { $staff }, дел { $n }
choice-decideMediation-accept = Провожу программу
choice-decideMediation-decline = Отказываюсь
choice-returnReferral-side1 = Сторона 1
choice-returnReferral-side2 = Сторона 2
choice-returnReferral-both = Обе стороны

## Информирование, участие
choice-sendLetter-link = По ссылке
choice-sendLetter-print = На бумаге
choice-sendLetter-email = По эл. почте
choice-notifyCommission-acceptance = Принятие
choice-notifyCommission-refusal = Отказ
choice-notifyCommission-recommendations = Рекомендации
choice-notifyCommission-decision = Решение
choice-decideSuspension-suspended = Приостановлены
choice-decideSuspension-notNeeded = Не нужно

## Виды программ
choice-type-victimOffenderMediation = Медиация
choice-type-familyMediation = Медиация в семье
choice-type-familyConference = Семейная конференция
choice-type-makingAmends = Заглаживание вреда
choice-type-schoolConference = Школьная конференция
choice-type-circle = Круг
choice-acceptCase-victimOffenderMediation = { choice-type-victimOffenderMediation }
choice-acceptCase-familyMediation = { choice-type-familyMediation }
choice-acceptCase-familyConference = { choice-type-familyConference }
choice-acceptCase-makingAmends = { choice-type-makingAmends }
choice-acceptCase-schoolConference = { choice-type-schoolConference }
choice-acceptCase-circle = { choice-type-circle }
choice-decideMediation-victimOffenderMediation = { choice-type-victimOffenderMediation }
choice-decideMediation-familyMediation = { choice-type-familyMediation }
choice-decideMediation-familyConference = { choice-type-familyConference }
choice-decideMediation-makingAmends = { choice-type-makingAmends }
choice-decideMediation-schoolConference = { choice-type-schoolConference }
choice-decideMediation-circle = { choice-type-circle }
choice-completeProgramme-victimOffenderMediation = { choice-type-victimOffenderMediation }
choice-completeProgramme-familyMediation = { choice-type-familyMediation }
choice-completeProgramme-familyConference = { choice-type-familyConference }
choice-completeProgramme-makingAmends = { choice-type-makingAmends }
choice-completeProgramme-schoolConference = { choice-type-schoolConference }
choice-completeProgramme-circle = { choice-type-circle }

## Встречи
choice-requestOtherTime-illness = Болезнь
choice-requestOtherTime-work = Работа или учёба
choice-requestOtherTime-home = Домашние дела
choice-requestOtherPlace-video = По видеосвязи
choice-requestOtherPlace-nearer = Ближе к дому
choice-requestOtherPlace-other = Другое место
choice-requestCall-writeOnly = Только писать
choice-moveMeeting-person = Просит участник
choice-moveMeeting-facilitator = Предлагаю я
choice-proposeSupporter-family = Член семьи
choice-proposeSupporter-friend = Друг или подруга
choice-proposeSupporter-teacher = Учитель или тренер
choice-proposeSupporter-other = Другой человек
choice-arrangeAgenda-first = Первая
choice-arrangeAgenda-relatives = С родными
choice-arrangeAgenda-afterRelease = После освобождения

## Результат и исполнение
choice-draftAgreement-written = Письменно
choice-draftAgreement-oral = Устно
choice-draftPlan-P1W = Каждую неделю
choice-draftPlan-P2W = Раз в две недели
choice-draftPlan-P1M = Каждый месяц
choice-decideCopy-attach = Передать
choice-decideCopy-withhold = Не передавать
choice-showResultInfo-link = По ссылке
choice-showResultInfo-paper = На бумаге
choice-showResultInfo-oral = Устно
choice-completeProgramme-agreement =
    { $dealKind ->
        [settlement] Соглашение
        [understanding] Договорённость
       *[other] Договор
    }
choice-completeProgramme-plan = План
choice-completeProgramme-noAgreement =
    { $dealKind ->
        [settlement] Без соглашения
        [understanding] Без договорённости
       *[other] Без договора
    }
choice-completeProgramme-resolvedWithoutMeeting = Решено без встречи
choice-completeProgramme-withdrawn = Выход
choice-completeProgramme-sides = Стороны
choice-completeProgramme-mediator = { $Lead }
choice-recordHearing-measures = Меры и работа с ребёнком
choice-recordHearing-familySupport = Поддержка семьи
choice-answerFulfilment-done = Выполнено
choice-answerFulfilment-partly = Выполнено частично
choice-answerFulfilment-notYet = Пока нет
choice-answerFulfilment-needHelp = Нужна помощь
choice-answerFulfilment-return = Хочу вернуться на встречу
choice-answerFulfilment-unknown = Не знаю
choice-answerFulfilment-moreTime = Нужно ещё время
choice-answerFulfilment-nothing = Ничего не нужно
choice-answerMeetingFeedback-partly = Отчасти
choice-answerMeetingFeedback-skip = Не хочу отвечать
choice-settleFulfilment-inProgress = В работе
choice-settleFulfilment-fulfilled = Выполнено
choice-settleFulfilment-partly = Частично
choice-settleFulfilment-notFulfilled = Не выполнено
choice-closeCase-finished = Завершено
choice-closeCase-refused = Отказ сторон
choice-closeCase-declined = Отказ службы
choice-closeCase-stopped = Прекращено
choice-closeCase-noContact = Нет связи

choice-finishDocument-FK5 = { document-FK5 }
choice-finishDocument-FK6 = { document-FK6 }
choice-finishDocument-FK7 = { document-FK7 }
choice-finishDocument-FK8 = { document-FK8 }
choice-finishDocument-FK9 = { document-FK9 }
choice-finishDocument-FB3 = { document-FB3 }
choice-finishDocument-routeMap = Маршрутная карта
choice-finishDocument-contract = { choice-confirmStep-Y7 }
choice-finishDocument-FV1 = { document-FV1 }
choice-finishDocument-FV2 = { document-FV2 }
choice-finishDocument-FV3 = { document-FV3 }
choice-finishDocument-FV4 = { document-FV4 }
choice-finishDocument-FV5 = { document-FV5 }
choice-finishDocument-FV6 = { document-FV6 }

## Ответы со слов участника
choice-answerParticipation-agree = Согласен(на)
choice-answerParticipation-refuse = Не согласен(на)
choice-answerParticipation-talkFirst = Сначала поговорить
choice-answerGuardianConsent-agree = Согласен(на)
choice-answerGuardianConsent-refuse = Не согласен(на)
choice-answerGoOn-yes = Да, можно назначать
choice-answerGoOn-think = Нужно подумать
choice-answerGoOn-no = Нет, без общей встречи
choice-answerFacilitator-accept = Подходит
choice-answerFacilitator-decline = Просит другого
choice-askHelp-help = Нужна помощь
choice-askHelp-fear = Страшно или угрожают
choice-askHelp-life = Очень тяжело
choice-askHelp-slip = Нажато случайно

## Шаги
choice-explainPrinciples-V1 = Этап 1
choice-explainPrinciples-V2 = Этап 2
choice-chooseInvitees-add = Пригласить
choice-chooseInvitees-remove = Не приглашать
choice-recordHousing-has = Есть
choice-recordHousing-none = Нет
choice-recordWorkingMeeting-first = Первое
choice-recordWorkingMeeting-repeat = Повторное
choice-confirmStep-A1 = Выявили обстоятельства
choice-confirmStep-A2 = Определили объём помощи
choice-confirmStep-A3 = Помогли мобилизовать силы
choice-confirmStep-A4 = Оценили результаты
choice-confirmStep-A5 = Передали сведения
choice-confirmStep-A6 = Информировали КДНиЗП
choice-confirmStep-documents = Документы
choice-confirmStep-V1-3 = Приняли информацию
choice-confirmStep-V1-7 = Выезжаем по адресу
choice-confirmStep-V1-11 = Выезжаем в семью
choice-confirmStep-V2-1 = Встретили женщину
choice-confirmStep-V2-2 = Знакомимся повторно
choice-confirmStep-V3-1 = Готовим помещение
choice-confirmStep-V4 = Документы
choice-confirmStep-ngoInformed = «Рубикон» извещён
choice-confirmStep-Y1 = Консультация
choice-confirmStep-Y2 = Обращение
choice-confirmStep-Y3 = Маршрутная карта
choice-confirmStep-Y5 = Беседа с семьёй
choice-confirmStep-Y7 = Договор
choice-recordAid-employment = Трудоустройство
choice-recordAid-permanentResidence = Постоянное место жительства
choice-recordAid-documents = Восстановление документов
choice-recordAid-familyTies = Родственные связи
choice-recordAid-registration = Регистрация
choice-recordAid-socialSupport = Меры соцподдержки
choice-recordAid-urgentHelp = Срочная помощь
choice-recordAid-disability = Оформление инвалидности
choice-recordAid-insuranceSnils = Полис, СНИЛС
choice-recordAid-pension = Пенсия
choice-recordAid-medical = Медицинская помощь
choice-recordAid-residentialCare = Стационарное учреждение
choice-askSupport-limit = Срок
choice-askSupport-case = Дело
choice-askSupport-supervision = Супервизия
