### Предупреждения перед сохранением (I4): warn-<код>. Это не запрет.

warn-windowBeforeMeeting = До заседания меньше 13 дней: успеть можно, завершив до 10-го дня, это разрешено.
warn-dueBeyondThirty = Срок больше 30 дней.
warn-extensionLate = Комиссию уведомили после прежнего срока.
warn-termOutsideRange = Срок плана обычно 1–6 месяцев.
warn-factsOutOfOrder = Эта дата раньше предыдущего шага.
warn-beforeWindow = 10-й день ещё не наступил, будет отметка.
warn-noHarm = Вид вреда не указан.
warn-narrativeLong = Описание длиннее { $max } знаков.
warn-notNeutral = В описании есть оценочные слова.
