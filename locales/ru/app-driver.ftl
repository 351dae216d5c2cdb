# Мини-приложение курьера.
driver-app-title = Курьер
driver-app-more = Ещё
driver-app-me = Настройки
driver-app-my-cash = Наличные
driver-app-my-earnings = Заработок

driver-app-shift = Смена
driver-app-shift-off = Не на смене
driver-app-shift-on = На смене
driver-app-shift-paused = Пауза
driver-app-since = с { $time }
driver-app-paused-stale = Пауза: десять минут не было вашей геопозиции.
driver-app-start = Выйти на смену
driver-app-pause = Пауза
driver-app-resume = Продолжить
driver-app-end = Закончить смену
driver-app-location-fresh = Ваша геопозиция известна
driver-app-location-none = Пока неизвестно, где вы
driver-app-location-old = { $count ->
    [one] Вашей геопозиции { $count } минута
    [few] Вашей геопозиции { $count } минуты
    [many] Вашей геопозиции { $count } минут
   *[other] Вашей геопозиции { $count } минуты
}
driver-app-location-how = Включите трансляцию геопозиции в чате (📎 → Геопозиция): она работает и с заблокированным телефоном. Или пусть её передаёт эта страница, пока открыта.
driver-app-to-chat = В чат
driver-app-share-here = Передавать отсюда
driver-app-location-lost = Не удалось определить, где вы. Разрешите Telegram геопозицию в настройках телефона или поделитесь ею в чате.
driver-app-shares-here = Эта страница передаёт вашу геопозицию, пока открыта.
driver-app-nothing-off = Вы не на смене
driver-app-nothing-off-text = Включите трансляцию геопозиции, выйдите на смену — и предложения придут сами.
driver-app-nothing-on = Ждём предложений
driver-app-nothing-on-text = Предложение само появится здесь и в чате.
driver-app-nothing-paused = Перерыв
driver-app-nothing-paused-text = Пока вы не продолжите, предложений не будет.
driver-app-offers = Предложения
driver-app-tasks = { $count ->
    [one] { $count } доставка
    [few] { $count } доставки
    [many] { $count } доставок
   *[other] { $count } доставки
}
driver-app-number = № { $number }
driver-app-go-on-with = Продолжить № { $number }
driver-app-waiting = { $count ->
    [one] { $count } нажатие ждёт связи. Оно сохранено.
    [few] { $count } нажатия ждут связи. Они сохранены.
    [many] { $count } нажатий ждут связи. Они сохранены.
   *[other] { $count } нажатия ждут связи. Они сохранены.
}

driver-app-offer = Доставка № { $number }
driver-app-offer-any = Предложение
driver-app-seconds = { $count ->
    [one] Осталась { $count } секунда
    [few] Осталось { $count } секунды
    [many] Осталось { $count } секунд
   *[other] Осталось { $count } секунды
}
driver-app-accept = Взять
driver-app-decline = Отказаться
driver-app-plus-tip = + { $tip } чаевых
driver-app-way = всего { $distance }
driver-app-from-you = { $distance } от вас
driver-app-from-shop = { $distance } от магазина
driver-app-cash-to-take = Взять наличными
driver-app-offer-accepted = Доставка уже ваша.
driver-app-offer-declined = Вы отказались.
driver-app-offer-expired = Время на ответ вышло.
driver-app-offer-withdrawn = Предложение отозвано: доставку взял другой или её отменили.

driver-app-is-accepted = В магазин
driver-app-is-at-pickup = В магазине
driver-app-is-picked-up = К клиенту
driver-app-is-at-dropoff = У двери
driver-app-is-failed = Не доставлено
driver-app-is-returning = Обратно в магазин
driver-app-where-to = Куда ехать
driver-app-shop = Магазин
driver-app-door = Адрес
driver-app-by = до { $time }
driver-app-between = с { $from } до { $until }
driver-app-cash = { $cash } наличными
driver-app-open-in-maps = Открыть в картах
driver-app-open-in = Открыть в { $map }
driver-app-other-map = Другая карта
driver-app-which-map = Карта для пути
driver-app-map = Карта
driver-app-you = Вы
driver-app-goods = { $count ->
    [one] Взять { $count } вещь
    [few] Взять { $count } вещи
    [many] Взять { $count } вещей
   *[other] Взять { $count } вещи
}
driver-app-ready = Собрано
driver-app-not-ready = Ещё не собрано
driver-app-change = Сдача с { $from }
driver-app-paid = Деньги брать не нужно.
driver-app-write-customer = Клиент
driver-app-write-crew = Диспетчер
driver-app-do-arrive-at-pickup = Я в магазине
driver-app-do-pick-up = Забрал заказ
driver-app-do-arrive-at-dropoff = Я у двери
driver-app-do-deliver = Доставлено
driver-app-do-deliver-cash = Доставлено, взято { $cash }
driver-app-do-fail = Не могу доставить
driver-app-do-retry = Попробовать ещё раз
driver-app-do-return = Везу обратно
driver-app-do-complete-return = Вернул в магазин
driver-app-do-release = Отказаться от доставки
driver-app-release-sure = Отказаться от доставки? Её получит другой курьер.
driver-app-keep = Оставить
driver-app-proof = Подтверждение
driver-app-proof-code = Спросите у клиента код из 4 цифр.
driver-app-proof-photo = Сфотографируйте заказ у двери.
driver-app-proof-either = Спросите у клиента код из 4 цифр или сфотографируйте заказ у двери.
driver-app-proof-both = Спросите у клиента код из 4 цифр и сфотографируйте заказ у двери.
driver-app-code = Код клиента
driver-app-check-code = Проверить код
driver-app-scan = Сканировать
driver-app-scan-text = Код вручения на телефоне клиента
driver-app-scan-other = Это не код вручения.
driver-app-photo = Сделать фото
driver-app-photo-unreadable = Этот снимок не читается. Сделайте, пожалуйста, другой.
driver-app-code-kept = Код сохранён и будет проверен, как только появится связь.
driver-app-photo-kept = Фото сохранено и отправляется.
driver-app-proven = Подтверждение есть.
driver-app-fail-why = Почему не получается доставить?
driver-app-fail-note = Пара слов, если нужно
driver-app-fail-now = Не доставлено
driver-app-failed-why = Причина: { $reason }
driver-app-reason-nobody-home = Никто не открывает
driver-app-reason-wrong-address = Неверный адрес
driver-app-reason-refused-goods = Отказались от заказа
driver-app-reason-cannot-pay = Не могут заплатить
driver-app-reason-unsafe = Небезопасно
driver-app-reason-damaged = Заказ повреждён
driver-app-reason-other = Другое
driver-app-done-delivered = № { $number } доставлен
driver-app-done-returned = № { $number } вернулся в магазин
driver-app-done-unassigned = № { $number } больше не ваш
driver-app-done-offered = № { $number } больше не ваш
driver-app-done-cancelled = № { $number } отменён
driver-app-earned = Вы заработали { $sum }
driver-app-cash-taken = Взято наличными: { $cash }
driver-app-to-all = К списку
driver-app-next-stop = Дальше: № { $number }

driver-app-route = Маршрут
driver-app-route-unknown = Неизвестно, где вы, поэтому маршрут не построить. Включите трансляцию геопозиции.
driver-app-route-empty = Всё сделано.
driver-app-stop-pickup = Забрать № { $number }
driver-app-stop-dropoff = Доставить № { $number }
driver-app-stop-return = Вернуть № { $number }
driver-app-late = { $count ->
    [one] опоздание { $count } мин
    [few] опоздание { $count } мин
    [many] опоздание { $count } мин
   *[other] опоздание { $count } мин
}

driver-app-in-hand = На руках
driver-app-cap = Можно держать до { $cap }
driver-app-no-cash = Наличных у вас нет.
driver-app-how-much = Сколько сдаёте?
driver-app-at-most = Сумма до { $sum }
driver-app-hand-over = Сдать
driver-app-hand-over-sum = Сдать { $sum }
driver-app-handed-over = Сдано
driver-app-handover-waits = Диспетчер пересчитает, и вам придёт сообщение в чат.
driver-app-today = Сегодня
driver-app-deliveries = { $count ->
    [one] { $count } доставка
    [few] { $count } доставки
    [many] { $count } доставок
   *[other] { $count } доставки
}
driver-app-pay-and-tips = { $pay } оплата + { $tips } чаевые
driver-app-of-it-tips = из них чаевые { $tips }
driver-app-to-be-paid = Ждёт выплаты
driver-app-in-days = { $count ->
    [one] За { $count } день
    [few] За { $count } дня
    [many] За { $count } дней
   *[other] За { $count } дня
}
driver-app-vehicle-foot = Пешком
driver-app-vehicle-bicycle = На велосипеде
driver-app-vehicle-scooter = На скутере
driver-app-vehicle-car = На машине
