# Доска диспетчера.
dispatch-app-title = Доска
dispatch-app-number = № { $number }
dispatch-app-map = Карта города с заказами и курьерами
dispatch-app-tab-orders = Заказы
dispatch-app-tab-drivers = Курьеры
dispatch-app-search = Номер, адрес, имя
dispatch-app-search-driver = Поиск по имени
dispatch-app-branch = Филиал
dispatch-app-all-branches = Все филиалы
dispatch-app-filters = Показать
dispatch-app-filter-all = Все
dispatch-app-filter-placed = Новые
dispatch-app-filter-needs-driver = Без курьера
dispatch-app-filter-kitchen = Кухня
dispatch-app-filter-under-way = В пути
dispatch-app-filter-late = Опаздывают
dispatch-app-filter-trouble = Проблемы
dispatch-app-on-shift = На смене
dispatch-app-everybody = Все
dispatch-app-nothing-fits = По этому запросу ничего нет.
dispatch-app-no-orders = Всё спокойно: открытых заказов нет.
dispatch-app-no-drivers = Курьеров здесь нет.
dispatch-app-show-all = Показать все
dispatch-app-find-ended = Искать № { $number } среди завершённых
dispatch-app-no-such-number = Заказа № { $number } нет.
dispatch-app-mark = Отметить заказ { $number }
dispatch-app-unmark = Снять
dispatch-app-propose = Предложить
dispatch-app-alarms = Тревоги
dispatch-app-alarm-sound = Звук и вибрация для новых
dispatch-app-no-alarms = Сейчас ничего не требуется.
dispatch-app-alarm-no-driver = Никто не берёт
dispatch-app-alarm-late = Опаздывает
dispatch-app-alarm-failed = Не удалось вручить
dispatch-app-alarm-driver-stale = Не на связи, а заказы при нём
dispatch-app-alarm-cash-over-cap = Слишком много наличных
dispatch-app-fresh = только что
dispatch-app-seen-seconds = { $count } с назад
dispatch-app-seen-minutes = { $count } мин назад
dispatch-app-seen-hours = { $count } ч назад
dispatch-app-never-seen = никогда
dispatch-app-load = { $count } из { $most }
dispatch-app-driver-free = свободен
dispatch-app-driver-busy = в пути
dispatch-app-driver-late = опаздывает
dispatch-app-driver-paused = на паузе
dispatch-app-driver-off = не на смене
dispatch-app-late-by = +{ $count } мин
dispatch-app-late-hours = +{ $hours } ч { $minutes }
dispatch-app-hours = { $hours } ч { $minutes }
dispatch-app-stage-placed = Новый
dispatch-app-stage-waiting = Нужен курьер
dispatch-app-stage-kitchen = На кухне
dispatch-app-stage-offered = Предлагается
dispatch-app-stage-no-driver = Никто не берёт
dispatch-app-stage-trouble = Проблема
dispatch-app-stage-ended = Завершён
dispatch-app-stage-accepted = Едет в магазин
dispatch-app-stage-at-pickup = В магазине
dispatch-app-stage-picked-up = В пути
dispatch-app-stage-at-dropoff = У двери
dispatch-app-stage-failed = Не вручён
dispatch-app-stage-returning = Возвращается
dispatch-app-stage-delivered = Доставлен
dispatch-app-stage-returned = Возвращён
dispatch-app-stage-fulfilled = Доставлен
dispatch-app-stage-confirmed = Подтверждён
dispatch-app-stage-preparing = На кухне
dispatch-app-stage-ready = Готов
dispatch-app-stage-rejected = Отклонён
dispatch-app-stage-expired = Без ответа
dispatch-app-stage-cancelled = Отменён
dispatch-app-stage-assigned = С курьером
dispatch-app-stage-under-way = В пути
dispatch-app-order-panel = Заказ
dispatch-app-driver-panel = Курьер
dispatch-app-eta = будет в { $time }
dispatch-app-wanted = К { $from }–{ $until }
dispatch-app-confirm = Подтвердить
dispatch-app-prepare = Кухня начинает
dispatch-app-mark-ready = Собран
dispatch-app-reject = Отклонить
dispatch-app-reject-title = Отклонить заказ { $number }
dispatch-app-reject-reason = Почему? Покупатель это прочтёт.
dispatch-app-reject-sold-out = Что-то из заказа закончилось
dispatch-app-reject-too-busy = Сейчас слишком много заказов
dispatch-app-reject-closed = Мы закрываемся
dispatch-app-cancel = Отменить заказ
dispatch-app-cancel-sure = Отменить заказ { $number }? Вернуть его будет нельзя.
dispatch-app-cancel-yes = Отменить
dispatch-app-no-keep = Оставить
dispatch-app-assign = Назначить курьера
dispatch-app-reassign = Другой курьер
dispatch-app-unassign = Забрать у курьера
dispatch-app-search-now = Искать сейчас
dispatch-app-assign-one = Кому заказ { $number }?
dispatch-app-assigned = № { $number } → { $name }
dispatch-app-talk = Разговор
dispatch-app-talk-customer = Написать покупателю
dispatch-app-talk-driver = Написать курьеру
dispatch-app-contents = Состав
dispatch-app-total = Итого
dispatch-app-cash-from = Сдача с { $amount }
dispatch-app-history = История
dispatch-app-vehicle = Транспорт
dispatch-app-state = Состояние
dispatch-app-last-seen = Последний сигнал
dispatch-app-has = При себе
dispatch-app-cash = Наличные
dispatch-app-cash-of = { $amount } из { $most }
dispatch-app-their-orders = Заказы у курьера
dispatch-app-nothing-theirs = Сейчас нет.
dispatch-app-playback = Последний час
dispatch-app-playback-hour = Последние 60 минут, по остановкам.
dispatch-app-playback-nothing = За последний час курьер не был на связи.
dispatch-app-play = Пуск
dispatch-app-pause = Пауза
dispatch-app-time = Время
dispatch-app-proposal = Предложение
dispatch-app-planning = Ищем, как лучше распределить…
dispatch-app-none-waits = Среди этих заказов ни один не ждёт водителя.
dispatch-app-proposal-empty = Сейчас распределить нечего.
dispatch-app-proposal-expired = Предложение устарело: многое могло измениться. Запросите новое.
dispatch-app-propose-again = Предложить снова
dispatch-app-savings-drive = мин в дороге
dispatch-app-savings-late = опоздают
dispatch-app-savings-unassigned = без курьера
dispatch-app-instead-of = вместо { $count }
dispatch-app-nobody = Никого для этих
dispatch-app-stop-pickup = Забрать { $number }
dispatch-app-stop-dropoff = Доставить { $number }
dispatch-app-stop-return = Вернуть { $number }
dispatch-app-gets = Получит заказ { $number }
dispatch-app-done = назначен
dispatch-app-not-done = не назначен
dispatch-app-layers = Слои
dispatch-app-layer-zones = Зоны
dispatch-app-layer-heat = Откуда заказы
dispatch-app-heat-hours = За сколько часов
dispatch-app-width = Ширина списка
dispatch-app-fold = Свернуть список
dispatch-app-unfold = Показать список
dispatch-app-sheet-peek = Показать половину списка
dispatch-app-sheet-half = Показать весь список
dispatch-app-sheet-full = Показать карту
dispatch-app-dragging = Перетащите на курьера
dispatch-app-drop-on = Отдать: { $name }
dispatch-app-help = Клавиши
dispatch-app-help-drag = Заказы можно перетаскивать на курьера — в списке или на карте. Отмеченные идут вместе.
dispatch-app-key-search = поиск
dispatch-app-key-next = следующий заказ
dispatch-app-key-previous = предыдущий заказ
dispatch-app-key-open = открыть
dispatch-app-key-mark = отметить
dispatch-app-key-assign = назначить курьера
dispatch-app-key-propose = предложить, кому что
dispatch-app-key-back = назад
dispatch-app-key-help = эти клавиши
dispatch-app-event-order-placed = Оформлен
dispatch-app-event-order-confirmed = Подтверждён
dispatch-app-event-order-preparing = Кухня начала
dispatch-app-event-order-ready = Собран
dispatch-app-event-order-fulfilled = Выполнен
dispatch-app-event-order-rejected = Отклонён
dispatch-app-event-order-cancelled = Отменён
dispatch-app-event-order-expired = Без ответа вовремя
dispatch-app-event-order-returned = Товар вернулся
dispatch-app-event-order-late = Опаздывает
dispatch-app-event-order-preparation-late = Кухня опаздывает
dispatch-app-event-delivery-opened = Нужен курьер
dispatch-app-event-delivery-accepted = Курьер принял
dispatch-app-event-delivery-assigned = Назначен
dispatch-app-event-delivery-released = Снят с курьера
dispatch-app-event-delivery-arrived-at-pickup = Курьер в магазине
dispatch-app-event-delivery-picked-up = Забран
dispatch-app-event-delivery-arrived-at-dropoff = У двери
dispatch-app-event-delivery-delivered = Доставлен
dispatch-app-event-delivery-failed = Не удалось вручить
dispatch-app-event-delivery-retried = Ещё попытка
dispatch-app-event-delivery-returning = Возвращается
dispatch-app-event-delivery-returned = Вернулся в магазин
dispatch-app-event-delivery-cancelled = Доставка отменена
dispatch-app-event-delivery-unserved = Никто не взял
dispatch-app-event-offer-made = Предложен
dispatch-app-event-offer-accepted = Предложение принято
dispatch-app-event-offer-declined = Предложение отклонено
dispatch-app-event-offer-expired = Предложение истекло
dispatch-app-event-offer-withdrawn = Предложение снято
dispatch-app-event-review-left = Оценён
dispatch-app-event-cash-collected = Деньги получены
dispatch-app-alarms-count = { $count ->
    [0] Тревоги: нет
    [one] { $count } тревога
    [few] { $count } тревоги
    [many] { $count } тревог
   *[other] { $count } тревоги
}
dispatch-app-orders = { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
    [many] { $count } заказов
   *[other] { $count } заказа
}
dispatch-app-marked = { $count ->
    [one] Отмечен { $count }
    [few] Отмечено { $count }
    [many] Отмечено { $count }
   *[other] Отмечено { $count }
}
dispatch-app-assign-many = { $count ->
    [one] Назначить { $count } заказ
    [few] Назначить { $count } заказа
    [many] Назначить { $count } заказов
   *[other] Назначить { $count } заказа
}
dispatch-app-assigned-many = { $count ->
    [one] Назначен { $count } заказ
    [few] Назначено { $count } заказа
    [many] Назначено { $count } заказов
   *[other] Назначено { $count } заказа
}
dispatch-app-refused = { $count ->
    [one] { $count } заказ не назначен
    [few] { $count } заказа не назначены
    [many] { $count } заказов не назначены
   *[other] { $count } заказа не назначены
}
dispatch-app-offers = { $count ->
    [one] Спрашиваем { $count } курьера
    [few] Спрашиваем { $count } курьеров
    [many] Спрашиваем { $count } курьеров
   *[other] Спрашиваем { $count } курьеров
}
dispatch-app-proposal-done = { $count ->
    [one] Назначен { $count } заказ.
    [few] Назначено { $count } заказа.
    [many] Назначено { $count } заказов.
   *[other] Назначено { $count } заказа.
}
dispatch-app-proposal-refused = { $count ->
    [one] { $count } не удалось.
    [few] { $count } не удалось.
    [many] { $count } не удалось.
   *[other] { $count } не удалось.
}
dispatch-app-apply = { $count ->
    [one] Назначить { $count } заказ
    [few] Назначить { $count } заказа
    [many] Назначить { $count } заказов
   *[other] Назначить { $count } заказа
}
dispatch-app-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
dispatch-app-last-hours = { $count ->
    [one] Последний { $count } час
    [few] Последние { $count } часа
    [many] Последние { $count } часов
   *[other] Последние { $count } часа
}
dispatch-app-full = На весь экран
dispatch-app-leave-full = Выйти из полного экрана
