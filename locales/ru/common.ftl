language-name = Русский
button-is-old = Эта кнопка устарела: с тех пор всё изменилось. Пожалуйста, пользуйтесь последним сообщением.
our-fault = Что-то сломалось у нас, вы ни при чём. Мы отложили это и разберёмся; попробуйте, пожалуйста, ещё раз через минуту.
topic-title = Заказ { $number }

order-status-placed = ждёт ответа магазина
order-status-confirmed = принят магазином
order-status-preparing = готовится
order-status-ready = собран
order-status-fulfilled = доставлен
order-status-returned = возвращён
order-status-rejected = отклонён магазином
order-status-expired = истёк
order-status-cancelled = отменён

delivery-status-unassigned = без курьера
delivery-status-offered = предложена курьерам
delivery-status-accepted = взята курьером
delivery-status-at-pickup = курьер в магазине
delivery-status-picked-up = в пути
delivery-status-at-dropoff = у двери
delivery-status-delivered = доставлена
delivery-status-failed = не вручена
delivery-status-returning = едет обратно
delivery-status-returned = вернулась в магазин
delivery-status-cancelled = отменена

offer-status-open = открыто
offer-status-accepted = принято
offer-status-declined = отклонено
offer-status-expired = истекло
offer-status-withdrawn = снято

shift-status-off = закрыта
shift-status-on = идёт
shift-status-paused = на паузе

cash-status-declared = ждёт пересчёта
cash-status-counted = пересчитана
cash-status-settled = закрыта

payment-status-open = не оплачено
payment-status-processing = оплачивается
payment-status-settled = оплачено
payment-status-expired = истекло
payment-status-disputed = оспорено
payment-status-refunded = возвращено
payment-status-partly-refunded = возвращено частично

vehicle-foot = пешком
vehicle-bicycle = на велосипеде
vehicle-scooter = на скутере
vehicle-car = на машине

failure-nobody-home = дверь никто не открыл
failure-wrong-address = адрес оказался неверным
failure-refused-goods = от товара отказались
failure-cannot-pay = оказалось нечем заплатить
failure-unsafe = вручить было небезопасно
failure-damaged = товар был повреждён
failure-other = что-то помешало

dispatch-reason-off-shift = не на смене
dispatch-reason-paused = на перерыве
dispatch-reason-no-fresh-location = нет свежей геопозиции
dispatch-reason-full = руки заняты
dispatch-reason-has-an-offer = смотрит другое предложение
dispatch-reason-no-room-for-cash = слишком много наличных на руках
dispatch-reason-too-far-for-vehicle = слишком далеко для такого транспорта
dispatch-reason-too-far-away = слишком далеко от магазина
dispatch-reason-nobody-on-shift = никого нет на смене
dispatch-reason-wrong-moment = сейчас водитель не нужен

app-open-shop = Магазин
app-open-order = 📱 Открыть в приложении
app-open-driver = 🛵 Для курьера
app-open-board = 🗺 Доска
