# Бот команды: курьеры и диспетчеры.
command-crew-shift = Выйти на смену или закончить
command-crew-tasks = Что мне доставить
command-crew-cash = Наличные на руках
command-crew-earnings = Сколько я заработал сегодня
command-crew-orders = Открытые заказы
command-crew-drivers = Кто где
command-crew-invite = Пригласить человека
command-crew-language = Язык
command-crew-help = Как это работает

not-understood-crew = Не понял. /help покажет, что я умею.

role-driver = курьер
role-dispatcher = диспетчер
role-sales = торговый агент
role-support = поддержка
role-admin = администратор
role-owner = владелец
role-customer = покупатель

crew-not-invited = Здравствуйте, { $name }! Этот бот для команды. Попросите у диспетчера ссылку-приглашение и откройте её здесь.
crew-joined = Добро пожаловать! Теперь вы — <b>{ $role }</b>.
crew-joined-before = Вы уже <b>{ $role }</b>.
crew-home-dispatcher = Здравствуйте, { $name }! Новые заказы приходят сюда карточками. /orders — открытые заказы, /drivers — кто где, /cash — сдача наличных.
crew-home-driver = Здравствуйте, { $name }! Поделитесь геопозицией в реальном времени, выходите на смену — и предложения придут сами.
crew-help-driver =
    <b>Курьерам</b>
    /shift — выйти на смену, пауза, закончить
    /tasks — что доставить
    /cash — наличные и их сдача
    /earnings — заработок за сегодня
    У двери введите код покупателя из 4 цифр или пришлите фото.
crew-help-dispatcher =
    <b>Диспетчерам</b>
    /orders — открытые заказы
    /drivers — кто где
    /cash — у кого наличные
    /invite — ссылка для нового человека
    Добавьте меня в группу — заказы пойдут туда; в группе с темами у каждого заказа своя.

language-choose = На каком языке говорим?
language-chosen = Теперь по-русски.
dialog-left = Хорошо, забудем.

crew-shift-off = ⚪️ Вы <b>не на смене</b>.
crew-shift-on = 🟢 Вы <b>на смене</b>. Предложения придут сами.
crew-shift-paused = 🟡 Смена <b>на паузе</b>. Предложений не будет, пока не продолжите.
crew-shift-paused-stale = Пауза включилась сама: десять минут не было геопозиции.
crew-shift-start = Выйти на смену
crew-shift-pause = Пауза
crew-shift-resume = Продолжить
crew-shift-end = Закончить смену
crew-shift-show = Моя смена
crew-location-fresh = 📍 Геопозиция свежая.
crew-location-none = 📍 Геопозиции ещё не было.
crew-location-stale = 📍 Последней геопозиции { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
    [many] { $minutes } минут
   *[other] { $minutes } минуты
}.
crew-location-how = Нажмите 📎 → Геопозиция → <b>Транслировать геопозицию</b> и выберите 8 часов. Работает и с заблокированным телефоном.
crew-location-not-live = Это одна точка. Нужна трансляция: 📎 → Геопозиция → Транслировать геопозицию.
crew-location-ended = Трансляция закончилась. Включите её снова до следующего предложения.
crew-location-unknown = нет геопозиции
crew-location-age = { $minutes ->
    [0] только что
    [one] { $minutes } мин назад
    [few] { $minutes } мин назад
    [many] { $minutes } мин назад
   *[other] { $minutes } мин назад
}

crew-offer-open = 🛵 <b>Новая доставка №{ $number }</b>
crew-offer-accepted = ✅ Доставка №{ $number } ваша
crew-offer-declined = Отклонено: доставка №{ $number }
crew-offer-expired = ⌛️ Время предложения №{ $number } вышло
crew-offer-withdrawn = Предложение №{ $number } снято: его взял другой или заказ отменён
crew-offer-pickup = 🏪 { $place } · { $distance } от вас
crew-offer-dropoff = 🏠 { $place } · { $distance }
crew-offer-pay = 💰 Вы заработаете <b>{ $pay }</b>
crew-offer-tip = { " " }+ { $tip } чаевых
crew-offer-cash = 💵 Получить наличными <b>{ $cash }</b>
crew-offer-until = ⏱ Ответьте до { $time }
crew-accept = Беру
crew-decline = Не беру
crew-accepted = Она ваша!
crew-declined = Отклонено
crew-map-pickup = 🗺 В магазин
crew-map-dropoff = 🗺 К двери

crew-task-accepted = 🛵 <b>№{ $number }</b> · езжайте в магазин
crew-task-at-pickup = 🏪 <b>№{ $number }</b> · в магазине
crew-task-picked-up = 📦 <b>№{ $number }</b> · езжайте к покупателю
crew-task-at-dropoff = 🏠 <b>№{ $number }</b> · у двери
crew-task-delivered = ✅ <b>№{ $number }</b> · доставлено
crew-task-failed = ⚠️ <b>№{ $number }</b> · не доставлено
crew-task-returning = ↩️ <b>№{ $number }</b> · возвращается
crew-task-returned = ↩️ <b>№{ $number }</b> · снова в магазине
crew-task-unassigned = <b>№{ $number }</b> больше не ваша
crew-task-offered = <b>№{ $number }</b> больше не ваша
crew-task-cancelled = ❌ <b>№{ $number }</b> отменена
crew-task-pickup = 🏪 { $place }
crew-task-ready = ✔️ Упаковано и готово
crew-task-dropoff = 🏠 <b>{ $place }</b> · { $distance }
crew-task-address-note = 🔔 { $note }
crew-task-customer = 👤 { $name }
crew-task-order-note = 💬 { $note }
crew-task-wanted = ⏱ С { $from } до { $until }
crew-task-promised = ⏱ Обещано к { $time }
crew-task-cash = 💵 Получить наличными <b>{ $cash }</b>
crew-task-cash-taken = 💵 Получено наличными { $cash }
crew-task-change = 💶 Дадут { $from }: нужна сдача { $change }
crew-task-pay = 💰 Вы заработаете { $pay }
crew-task-failed-why = Причина: { $reason }
crew-task-line = №{ $number } · к { $time }
crew-tasks = { $count ->
    [one] { $count } доставка
    [few] { $count } доставки
    [many] { $count } доставок
   *[other] { $count } доставки
}
crew-no-tasks = Сейчас доставлять нечего.
crew-more-lines = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
    [many] и ещё { $count }
   *[other] и ещё { $count }
}
crew-step-arrive-pickup = Я в магазине
crew-step-pick-up = Забрал
crew-step-arrive-dropoff = Я у двери
crew-step-deliver = Доставлено
crew-step-deliver-cash = Доставлено, { $cash } получено
crew-step-fail = Не могу доставить
crew-step-retry = Ещё раз
crew-step-return = Везу обратно
crew-step-returned = Вернул в магазин
crew-step-release = Отдать другому
crew-proof-code = Ввести код
crew-proof-photo = Фото
crew-proof-code-ask = Спросите у покупателя код из 4 цифр и введите его здесь.
crew-proof-photo-ask = Сфотографируйте товар у двери и пришлите сюда.
crew-proof-code-hint = Введите код покупателя из 4 цифр.
crew-proof-photo-hint = Пришлите фото товара у двери.
crew-proof-either-hint = Введите код покупателя из 4 цифр или пришлите фото товара у двери.
crew-proof-both-hint = Введите код покупателя из 4 цифр и пришлите фото товара у двери.
crew-proof-taken = Спасибо, принято. Теперь нажмите «Доставлено» на карточке.
crew-release-sure = Отдать эту доставку? Её получит другой.
crew-release-yes = Отдать
crew-keep = Оставить себе
crew-back = Назад
crew-fail-why = Почему не получается доставить?
crew-noted = Принято
delivery-reason-nobody-home = Никто не открывает
delivery-reason-wrong-address = Неверный адрес
delivery-reason-refused-goods = Отказались от товара
delivery-reason-cannot-pay = Не могут заплатить
delivery-reason-unsafe = Здесь небезопасно
delivery-reason-damaged = Товар повреждён
delivery-reason-other = Другое

crew-cash-title = 💵 <b>Наличные на руках</b>
crew-cash-in-hand = <b>{ $amount }</b> (можно держать до { $cap })
crew-cash-waiting = Заявлено { $amount }; диспетчер считает.
crew-cash-hand-over = Сдать { $amount }
crew-cash-other = Другая сумма
crew-cash-sure = Да, сдаю { $amount }
crew-cash-declared = Вы сдаёте <b>{ $amount }</b>. Диспетчер посчитает, и вы узнаете об этом здесь.
crew-cash-declared-plain = Вы сдаёте { $amount }. Диспетчер посчитает, и вы узнаете об этом здесь.
crew-cash-how-much = Сколько вы сдаёте? Просто введите сумму.
crew-cash-nobody = Ни у кого нет наличных.
crew-cash-list = <b>Наличные в дороге</b>
crew-cash-line = { $name }: { $amount }
crew-handover-title = 💵 <b>{ $name }</b> сдаёт наличные
crew-handover-declared = Заявлено { $declared }, по книгам на руках { $expected }.
crew-handover-correct = Насчитал { $declared }, верно
crew-handover-other = Насчитал другую сумму
crew-handover-how-much = Сколько вы насчитали? Просто введите сумму.
crew-handover-settled = ✅ Принято: насчитано { $counted }.
crew-handover-difference = Разница: <b>{ $difference }</b>
crew-handover-done = Принято
crew-earnings = <b>Сегодня</b>: { $count ->
    [one] { $count } доставка
    [few] { $count } доставки
    [many] { $count } доставок
   *[other] { $count } доставки
}
crew-earnings-sum = { $pay } оплата + { $tips } чаевые = <b>{ $total }</b>
crew-earnings-balance = Ждёт выплаты: { $balance }

crew-order-title = Заказ №{ $number }
crew-order-placed = 🆕 Новый
crew-order-confirmed = 👍 Подтверждён
crew-order-preparing = 👩‍🍳 Готовится
crew-order-ready = 📦 Готов
crew-order-fulfilled = ✅ Доставлен
crew-order-cancelled = ❌ Отменён
crew-order-rejected = ❌ Отклонён
crew-order-expired = ⌛️ Истёк
crew-order-returned = ↩️ Возвращён
crew-moving-unassigned = ищем курьера
crew-moving-offered = { $offers ->
    [one] предложен { $offers } курьеру
    [few] предложен { $offers } курьерам
    [many] предложен { $offers } курьерам
   *[other] предложен { $offers } курьера
}
crew-moving-accepted = { $name } едет в магазин
crew-moving-at-pickup = { $name } в магазине
crew-moving-picked-up = { $name } в пути
crew-moving-at-dropoff = { $name } у двери
crew-moving-delivered = { $name } доставил
crew-moving-failed = { $name } не смог доставить
crew-moving-returning = { $name } везёт обратно
crew-moving-returned = снова в магазине
crew-moving-cancelled = отменено
crew-order-alarmed = Никто не берёт эту доставку
crew-order-is-late = Опаздывает
crew-order-total = 💵 Наличными: <b>{ $total }</b>
crew-order-cash-from = Нужна сдача с { $amount }
crew-order-wanted = ⏱ { $day }, { $from }–{ $until }
crew-order-asap = ⏱ Как можно скорее (заказан в { $time })
crew-order-address = 🏠 { $address }
crew-order-driver = 🛵 { $name } · { $vehicle }
crew-order-confirm = Подтвердить
crew-order-reject = Отклонить
crew-order-prepare = Начать готовить
crew-order-mark-ready = Готово
crew-order-cancel = Отменить
crew-order-reject-sure = Отклонить заказ №{ $number }?
crew-order-reject-yes = Отклонить
crew-order-cancel-sure = Отменить заказ №{ $number }?
crew-order-cancel-yes = Отменить заказ
crew-order-reject-why = Что сказать покупателю? Напишите причину.
crew-order-rejected-done = Заказ №{ $number } отклонён, покупатель знает почему.
crew-assign = Назначить
crew-reassign = Другой курьер
crew-unassign = Забрать у курьера
crew-search = Искать курьера
crew-assign-whom = Кто повезёт?
crew-assigned = Назначено
crew-searching = Ищем курьера
crew-nobody-on-shift = На смене никого нет.
crew-driver-busy = { $count ->
    [0] свободен
    [one] { $count } доставка
    [few] { $count } доставки
    [many] { $count } доставок
   *[other] { $count } доставки
}
crew-no-orders = Открытых заказов нет.
crew-orders = { $count ->
    [one] <b>{ $count } открытый заказ</b>
    [few] <b>{ $count } открытых заказа</b>
    [many] <b>{ $count } открытых заказов</b>
   *[other] <b>{ $count } открытого заказа</b>
}
crew-show-order = Показать заказ №{ $number }
crew-no-drivers = Курьеров ещё нет. /invite сделает ссылку для первого.
crew-talk-customer = 💬 Покупатель
crew-talk-dispatcher = 💬 Диспетчер
crew-talk-driver = 💬 Курьер

shift-mark-on = 🟢
shift-mark-paused = 🟡
shift-mark-off = ⚪️
objection-off-shift = не на смене
objection-paused = на паузе
objection-no-fresh-location = нет геопозиции
objection-full = занят
objection-has-an-offer = думает над другим
objection-no-room-for-cash = много наличных
objection-too-far-for-vehicle = слишком далеко
objection-too-far-away = слишком далеко

alarm-order-cancelled = ❌ Покупатель отменил заказ №{ $number }.
alarm-order-rejected = ❌ Заказ №{ $number } отклонён.
alarm-order-expired = ⌛️ Заказ №{ $number } истёк.
alarm-preparation-late = ⏰ Заказ №{ $number } уже должен быть упакован.
alarm-order-late = ⏰ Заказ №{ $number } опаздывает.
alarm-review-poor = ★☆☆☆☆ Покупатель недоволен заказом №{ $number }.
alarm-delivery-nobody-on-shift = 🚨 Для заказа №{ $number } на смене никого нет.
alarm-delivery-nobody-accepts = 🚨 Никто не берёт заказ №{ $number }.
alarm-delivery-released = ↩️ Курьер отдал заказ №{ $number }.
alarm-delivery-failed = ⚠️ Заказ №{ $number } не удалось доставить.
alarm-delivery-returned = ↩️ Заказ №{ $number } снова в магазине. Отправьте ещё раз или отмените.
alarm-shift-paused-stale = 📍 Смена курьера на паузе: геопозиция пропала.
nudge-position-stale = 📍 Три минуты нет вашей геопозиции. Трансляция ещё включена?
nudge-shift-paused-stale = 🟡 Смена на паузе: десять минут нет геопозиции. Включите её снова и продолжайте.

order-status-unassigned = без курьера
order-status-offered = предложен
order-status-accepted = курьер найден
order-status-at-pickup = курьер в магазине
order-status-picked-up = в пути
order-status-at-dropoff = у двери
order-status-delivered = доставлен
order-status-failed = не доставлен
order-status-returning = возвращается

crew-invite-whom = Кого приглашаете?
crew-invite = Отправьте эту ссылку новому человеку (<b>{ $role }</b>). Она сработает один раз, до { $until }:
    { $url }
crew-invite-copy = Скопировать ссылку
crew-group-joined = Теперь заказы приходят сюда.
crew-group-joined-topics = Теперь заказы приходят сюда, каждый в своей теме.

relay-from-customer = 💬 <b>{ $name }</b> (покупатель, заказ №{ $number }):
relay-from-driver = 💬 <b>{ $name }</b> (курьер, заказ №{ $number }):
relay-from-dispatcher = 💬 <b>{ $name }</b> (заказ №{ $number }):
relay-body = { $text }
relay-reply = Ответить
relay-opened = Вы пишете: <b>{ $name }</b>, заказ №{ $number }. Текст, фото, голос и места будут переданы; вашего номера никто не увидит.
relay-stop = Закончить переписку
relay-stopped = Переписка закончена.
relay-passed-on = Передано (заказ №{ $number })
