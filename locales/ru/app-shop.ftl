# Мини-приложение покупателя.
shop-app-title = Меню
shop-app-search = Поиск по меню
shop-app-found = Что нашлось
shop-app-found-nothing = По запросу «{ $text }» ничего нет. Попробуйте другое слово.
shop-app-categories = Разделы
shop-app-menu-empty = Сегодня меню пусто. Загляните, пожалуйста, позже.
shop-app-from = от { $price }
shop-app-before = было
shop-app-sold-out = Закончилось
shop-app-sold-out-long = Пока закончилось. Выберите, пожалуйста, что-нибудь другое.
shop-app-left = { $count ->
    [one] Осталась { $count } штука
    [few] Осталось { $count } штуки
    [many] Осталось { $count } штук
   *[other] Осталось { $count } штуки
}
shop-app-add-named = Добавить: { $name }
shop-app-add-for = Добавить · { $total }
shop-app-choose-first = Выберите недостающее
shop-app-size = Размер
shop-app-quantity = Количество
shop-app-up-to = { $count ->
    [one] до { $count }
    [few] до { $count }
    [many] до { $count }
   *[other] до { $count }
}
shop-app-exactly = { $count ->
    [one] выберите { $count }
    [few] выберите { $count }
    [many] выберите { $count }
   *[other] выберите { $count }
}
shop-app-between = выберите { $minimum }–{ $maximum }
shop-app-to-cart = { $count ->
    [one] Корзина · { $count } штука · { $total }
    [few] Корзина · { $count } штуки · { $total }
    [many] Корзина · { $count } штук · { $total }
   *[other] Корзина · { $count } штуки · { $total }
}
shop-app-closed = Магазин закрыт. Можно заказать на более позднее время.
shop-app-closed-until = Сейчас закрыто, откроемся: { $day }, { $time }. Можно заказать на потом.
shop-app-me = Мой профиль
shop-app-my-orders = Мои заказы
shop-app-my-addresses = Мои адреса
shop-app-brought-by = Вас пригласили: { $name }. Добро пожаловать!

shop-app-cart = Корзина
shop-app-cart-empty = Корзина пуста
shop-app-cart-empty-text = Добавьте что-нибудь вкусное — оно подождёт вас здесь.
shop-app-to-menu = К меню
shop-app-empty = Очистить
shop-app-empty-sure = Убрать всё из корзины?
shop-app-empty-yes = Очистить корзину
shop-app-set-address = Указать адрес
shop-app-check-out = Оформить · { $total }
shop-app-goods = Товары
shop-app-discount = Скидка
shop-app-credit = Бонус
shop-app-delivery = Доставка
shop-app-delivery-unknown = зависит от адреса
shop-app-free = бесплатно
shop-app-tip = Чаевые
shop-app-total = Итого

shop-app-where = Куда доставить?
shop-app-deliver-to = Доставка по адресу
shop-app-deliver-here = Доставить сюда
shop-app-address-search = Улица и дом
shop-app-address-found = Найденные адреса
shop-app-address-find = Найти на карте
shop-app-address-unknown = Этого адреса нет на нашей карте. Подвиньте карту, чтобы метка встала у двери; ваши слова останутся.
shop-app-locate = Где я сейчас
shop-app-location-refused = Местоположение не передано. Подвиньте карту или введите адрес.
shop-app-location-unavailable = Местоположение сейчас не определить. Подвиньте карту или введите адрес.
shop-app-map = Карта: место доставки
shop-app-pin = Точка на карте
shop-app-reach-unknown = Выберите место, и мы покажем стоимость доставки.
shop-app-reach = { $shop } доставит сюда: { $fee }.
shop-app-reach-minimum = Заказ от { $minimum }.
shop-app-reach-free = Бесплатно от { $above }.
shop-app-door-note = Примечание для курьера
shop-app-door-note-example = Кв. 4, звонить два раза
shop-app-saved = Прежние адреса
shop-app-saved-all = Показать все: { $count }
shop-app-saved-change = Изменить: { $address }
shop-app-saved-name = Название
shop-app-saved-name-example = Дом, офис, бабушка
shop-app-forget = Забыть этот адрес

shop-app-checkout = Оформление
shop-app-when = Когда
shop-app-asap = Как можно скорее
shop-app-slot-full = занято
shop-app-slot-left = { $count ->
    [one] осталось { $count } место
    [few] осталось { $count } места
    [many] осталось { $count } мест
   *[other] осталось { $count } места
}
shop-app-tip-title = Чаевые курьеру
shop-app-no-tip = Без чаевых
shop-app-cash-title = Наличными курьеру
shop-app-cash-exact = Без сдачи
shop-app-cash-own = С какой суммы дать сдачу
shop-app-amount-own = Другая сумма
shop-app-amount-set = Выбрать
shop-app-amount-wrong = Напишите одну сумму, например 150.
shop-app-cash-from = сдача с { $note }
shop-app-phone = Телефон
shop-app-share-phone = Поделиться номером телефона
shop-app-share-phone-why = Так курьер быстрее вас найдёт
shop-app-note = Примечание для кухни
shop-app-note-example = Без лука, пожалуйста
shop-app-look-at-cart = Чего-то из корзины нет в нужном количестве.
shop-app-place = Заказать · { $total }

shop-app-order = Заказ № { $number }
shop-app-about-at = около { $time }
shop-app-wanted = К { $from }–{ $until }
shop-app-wanted-on = На { $day }, { $from }–{ $until }
shop-app-late = Дольше, чем обещали. Извините, мы этим занимаемся.
shop-app-status-placed = Ждём ответа магазина
shop-app-status-confirmed = Магазин принял заказ
shop-app-status-preparing = Готовится
shop-app-status-ready = Собран и готов
shop-app-status-under-way = Едет к вам
shop-app-status-at-door = Курьер у вашей двери
shop-app-status-delivered = Доставлен
shop-app-status-failed = Доставить не удалось
shop-app-status-coming-back = Возвращается в магазин
shop-app-status-returned = Вернулся в магазин
shop-app-status-rejected = Магазин не смог принять
shop-app-status-expired = Никто не ответил вовремя
shop-app-status-cancelled = Отменён
shop-app-step-placed = Оформлен
shop-app-step-confirmed = Принят
shop-app-step-preparing = Готовится
shop-app-step-under-way = В пути
shop-app-step-delivered = Доставлен
shop-app-reason-changed-mind = Вы передумали.
shop-app-reason-too-long = Слишком долго.
shop-app-reason-mistake = Это была ошибка.
shop-app-reason-shop = Магазин отменил заказ.
shop-app-reason-delivery-failed = Доставить не удалось.
shop-app-reason-other = Заказ отменён.
shop-app-track-map = Карта: где курьер
shop-app-driver = Курьер
shop-app-write = Написать
shop-app-write-shop = Написать в магазин
shop-app-code = Код вручения
shop-app-code-why = Назовите его курьеру, только когда получите заказ.
shop-app-code-qr = Код в виде QR
shop-app-from-shop = Из: { $shop }
shop-app-cancel = Отменить заказ
shop-app-cancel-sure = Отменить заказ № { $number }?
shop-app-cancel-yes = Отменить
shop-app-cancel-no = Оставить
shop-app-reorder = Заказать то же самое
shop-app-reorder-sure = В корзине уже есть другое. Заменить на этот заказ?
shop-app-reorder-yes = Заменить корзину
shop-app-reorder-missing = { $count ->
    [one] { $count } позиция больше не продаётся.
    [few] { $count } позиции больше не продаются.
    [many] { $count } позиций больше не продаются.
   *[other] { $count } позиции больше не продаются.
}
shop-app-rate = Как всё прошло?
shop-app-rate-food = Заказ
shop-app-rate-driver = { $name }, ваш курьер
shop-app-rate-text = Несколько слов, если хотите
shop-app-rate-send = Отправить
shop-app-stars = { $count ->
    [one] { $count } звезда
    [few] { $count } звезды
    [many] { $count } звёзд
   *[other] { $count } звезды
}
shop-app-no-orders = Заказов пока нет.
shop-app-older = Показать прежние
