### Роли сотрудников: role-<имя>; .as – «как кто» для сообщений тому, у кого несколько ролей.

role-commissionSecretary = Секретарь комиссии
    .as = как секретарь
role-commissionChair = Председатель комиссии
    .as = как председатель
role-serviceHead = Руководитель службы
    .as = как руководитель
role-facilitator = { $Lead }
    .as = как { $lead }
role-coordinator = Координатор
    .as = как координатор
role-resourceCentre = Ресурсный центр
    .as = как ресурсный центр
role-familyCurator = Куратор семьи
    .as = как куратор семьи
role-ufsinSpecialist = Специалист УФСИН
    .as = как специалист УФСИН
