command-customer-menu = Открыть меню
command-customer-cart = Моя корзина
command-customer-promo = Ввести промокод
command-customer-orders = Мои заказы
command-customer-address = Куда доставить
command-customer-language = Язык
command-customer-help = Что я умею
command-customer-cancel = Оставить открытый вопрос
not-understood-customer = Не понимаю. Кнопки внизу показывают, что я умею, а /help расскажет больше.

home-menu = 🛍 Меню
home-cart = 🧺 Корзина
home-orders = 📦 Заказы
home-help = ❓ Помощь
home-placeholder = Чего бы вам хотелось?

language-ask-first = Здравствуйте, { $name }! На каком языке будем говорить?
language-changed = Кнопки внизу теперь тоже на русском.

welcome = Добро пожаловать, { $name }! Выберите в меню, скажите, куда привезти, и смотрите, как заказ едет к вашей двери.
brought-by = Вас пригласил(а) <b>{ $name }</b>. Рады вам!
help = <b>Что я умею</b>
    🛍 Меню: выбрать, что нравится
    🧺 Корзина: изменить, выбрать время, добавить комментарий, заказать
    📦 Заказы: посмотреть, где заказ, отменить или повторить

    /address куда доставить
    /language другой язык
    /cancel оставить открытый вопрос

    После заказа его карточка закреплена сверху: она показывает, как далеко заказ, и позволяет написать курьеру. Ваш номер телефона никто не видит.
groups-no = Я принимаю заказы только в личном чате: напишите мне, @{ $bot }. Из этой группы я сейчас выйду.

left = Хорошо, оставим это.
leave-button = ✖️ Не нужно
text-please = Пожалуйста, одну строку текста. Или нажмите «Не нужно».

phone-ask = Одно дело перед первым заказом: поделитесь, пожалуйста, номером телефона кнопкой внизу. Он останется у магазина; курьеры и другие люди его не видят.
phone-share = 📱 Отправить мой номер
phone-later = ↩️ Не сейчас
phone-kept = Спасибо, номер записан.
phone-next = Чего бы вам хотелось?

address-ask = <b>Куда доставить?</b>
    Нажмите кнопку, чтобы отправить, где вы, пришлите точку через 📎 или напишите улицу и номер дома.
address-share = 📍 Отправить, где я
address-back = ↩️ Назад
address-placeholder = Улица и номер дома
address-button = 📍 Указать адрес
address-change-button = 📍 Адрес
address-set = Адрес записан.
address-other = 📍 Попробовать другой адрес
address-found = Какой из них?
address-none-of-these = Ни один из этих
address-unknown = Я не знаю такого адреса. Проверьте улицу и номер дома или пришлите точку через 📎.
address-saved = { $count ->
    [0] Сохранённых адресов нет.
    [one] Ваш сохранённый адрес:
    [few] Ваши сохранённые адреса:
    [many] Ваши сохранённые адреса:
   *[other] Ваши сохранённые адреса:
}
address-forget = 🗑 Забыть
address-forgotten = Забыто.

reach-to = 📍 <b>{ $text }</b>
reach-note = 🚪 { $note }
reach-fee = { $branch }: доставка сюда <b>{ $fee }</b>.
reach-free = { $branch }: доставка сюда <b>бесплатно</b>.
reach-free-above = Бесплатно от { $sum }.
reach-minimum = Заказ от { $sum }.

door-button = 🚪 Подъезд, этаж, дверь
door-change-button = 🚪 Изменить подъезд, этаж, дверь
door-ask = Как курьеру найти вашу дверь? Подъезд, этаж, звонок: одной строкой, пожалуйста.
door-kept = Курьер прочитает: <i>{ $note }</i>

shop-title = 🛍 <b>{ $branch }</b>
shop-to = 📍 { $text }
shop-to-nowhere = 📍 Скажите, куда доставить, и я покажу, сколько это стоит.
shop-closed = 🌙 { $sentence }
shop-choose = Чего бы вам хотелось?
shop-empty = Сегодня меню пустое. Загляните, пожалуйста, позже.
shop-button = 🛍 Открыть меню
shop-more-button = 🛍 Добавить ещё
cart-button = 🧺 Корзина · { $sum }
cart-plain-button = 🧺 Корзина
category-button = { $emoji } { $name } · { $count }
back-to-shop = ↩️ Меню
back-to-categories = ↩️ Разделы
back-to-products = ↩️ Назад
back-to-cart = ↩️ В корзину

products-title = { $emoji } <b>{ $name }</b>
products-none = { $emoji } <b>{ $name }</b>
    Сейчас здесь ничего нет.
product-button = { $name } · от { $price }
product-sold-out-button = 🚫 { $name } · закончилось
product-title = <b>{ $name }</b>
product-price = { $price }
product-price-reduced = <s>{ $price }</s> <b>{ $now }</b>
product-sold-out = 🚫 Закончилось
product-scarce = { $count ->
    [one] Осталась только { $count } штука
    [few] Осталось только { $count } штуки
    [many] Осталось только { $count } штук
   *[other] Осталось только { $count } штуки
}
product-description = { $text }
product-add = Добавить за { $sum }
product-added = { $count ->
    [one] Добавлено: { $count } × { $name }
    [few] Добавлено: { $count } × { $name }
    [many] Добавлено: { $count } × { $name }
   *[other] Добавлено: { $count } × { $name }
}
product-changed = Меню с тех пор изменилось. Пожалуйста, выберите заново.
group-line = <b>{ $name }</b>: { $rule }
group-up-to = { $count ->
    [one] до { $count }
    [few] до { $count }
    [many] до { $count }
   *[other] до { $count }
}
group-exactly = { $count ->
    [one] выберите { $count }
    [few] выберите { $count }
    [many] выберите { $count }
   *[other] выберите { $count }
}
group-between = выберите от { $minimum } до { $maximum }
group-full = { $count ->
    [one] Здесь можно выбрать только { $count }.
    [few] Здесь можно выбрать не больше { $count }.
    [many] Здесь можно выбрать не больше { $count }.
   *[other] Здесь можно выбрать не больше { $count }.
}
group-missing = { $count ->
    [one] { $name }: выберите, пожалуйста, хотя бы { $count }.
    [few] { $name }: выберите, пожалуйста, хотя бы { $count }.
    [many] { $name }: выберите, пожалуйста, хотя бы { $count }.
   *[other] { $name }: выберите, пожалуйста, хотя бы { $count }.
}

line = { $quantity } × { $name } — { $sum }
line-with-options = { $quantity } × { $name } <i>({ $options })</i> — { $sum }
lines-more = { $count ->
    [one] …и ещё { $count }
    [few] …и ещё { $count }
    [many] …и ещё { $count }
   *[other] …и ещё { $count }
}
cost-goods = Товары: { $sum }
cost-discount = Скидка: −{ $sum }
cost-promo = Код { $code }: −{ $sum }
cost-credit = Ваш бонус: −{ $sum }
cost-delivery = Доставка: { $sum }
cost-delivery-late-hour = Доставка: { $sum } (с надбавкой за этот час)
cost-delivery-free = Доставка: бесплатно
cost-delivery-free-above = Доставка: бесплатно благодаря сумме заказа
cost-delivery-unknown = Доставка: зависит от адреса
cost-tip = Чаевые курьеру: { $sum }
cost-total = <b>Итого: { $sum }</b>
cost-tax = в том числе налог { $percent } %: { $sum }

cart-title = 🧺 <b>Ваша корзина</b> · { $branch }
cart-empty = 🧺 В корзине пусто.
cart-line-button = { $name } · { $quantity }
cart-clear = 🗑 Очистить
cart-clear-ask = Убрать из корзины всё?
cart-clear-yes = 🗑 Да, убрать
cart-keep = ↩️ Оставить
terms-address = 📍 { $text }
terms-address-note = 📍 { $text } ({ $note })
terms-soon = 🕑 Как можно скорее
terms-slot = 🕑 { $when }
terms-note = 📝 { $note }
terms-cash = 💵 Наличные, без сдачи
terms-cash-from = 💵 Наличные, сдача с { $sum }
problem = ⚠️ { $sentence }
problem-of-line = ⚠️ { $name }: { $sentence }

note-button = 📝 Комментарий
note-change-button = 📝 Изменить комментарий
note-ask = Что нужно знать магазину? Аллергия, без лука, позвонить у двери: до 500 символов.
note-now = Сейчас записано: <i>{ $note }</i>
note-away = 🗑 Убрать комментарий
promo-button = 🏷 Промокод
promo-ask = Какой промокод? Регистр, пробелы и дефисы не важны.
promo-title = 🏷 <b>Промокоды</b>
promo-taken = { $code }: −{ $sum }
promo-refused = 🏷 { $code } не действует: { $reason }
promo-kept = 🏷 Промокод { $code } в вашей корзине.
promo-another-button = ➕ Ещё промокод
promo-away-button = 🗑 Убрать { $code }
tip-button = 💝 Чаевые
tip-set-button = 💝 Чаевые { $sum }
tip-ask = Чаевые курьеру? Они достанутся ему полностью.
tip-percent = { $percent } % · { $sum }
tip-own = ✏️ Другая сумма
tip-none = Без чаевых
tip-own-ask = Сколько вы хотите дать? Напишите число, пожалуйста.
pay-button = 💵 Оплата наличными
pay-ask = Вы платите { $sum } наличными у двери. Какими деньгами, чтобы курьер взял сдачу?
pay-exact = Ровно { $sum }
pay-own = ✏️ Другая сумма
pay-own-ask = Какими деньгами вы заплатите? Напишите число, пожалуйста.
time-button = 🕑 Время
time-choose-button = 🕑 Выбрать время
time-ask = Когда доставить?
time-soon = ⚡ Как можно скорее
time-of-day-ask = В какое время ({ $day })?
time-none = На этот день свободного времени не осталось.
time-nothing = Сейчас нет времени на выбор. Попробуйте, пожалуйста, позже.
time-other-day = ↩️ Другой день

checkout-button = ✅ Оформить · { $sum }
confirm-title = <b>Взгляните в последний раз</b> · { $branch }
confirm-ask = Всё верно?
place-button = Заказать · { $sum }
placed = ✅ Заказ №{ $number } сделан. Сейчас придёт его карточка; она всегда будет свежей.

orders-title = 📦 <b>Ваши заказы</b>
orders-none = 📦 Вы ещё ничего не заказывали.
orders-line = <b>№{ $number }</b> · { $day }, { $time } · { $sum }
    { $status } · { $address }
orders-button = №{ $number } · { $sum }
orders-newest = ⏮ Новые
orders-older = Раньше ▶

card-title = Заказ №{ $number } · { $branch } · { $day }, { $time }
card-status = <b>{ $status }</b>
card-placed = Ждёт ответа магазина
card-confirmed = Принят
card-preparing = Готовится
card-ready = Собран, ждёт курьера
card-under-way = Едет к вам
card-at-door = Курьер у вашей двери
card-delivered = Доставлен. Приятного аппетита!
card-failed = Не удалось вручить
card-coming-back = Едет обратно в магазин
card-returned = Возвращён
card-rejected = Магазин не смог его взять
card-expired = Истёк
card-cancelled = Отменён
card-failed-because = Причина: { $reason }. Напишите в магазин, чтобы попробовать ещё раз.
card-shop-says = Магазин пишет: <i>{ $reason }</i>
card-cancelled-because = Причина: { $reason }
card-eta = { $count ->
    [one] 🕑 Примерно { $count } минута
    [few] 🕑 Примерно { $count } минуты
    [many] 🕑 Примерно { $count } минут
   *[other] 🕑 Примерно { $count } минуты
}
card-wanted = 🕑 { $when }
card-promised = 🕑 К { $time }
card-late = ⚠️ Это дольше, чем мы обещали. Простите! Мы уже занимаемся.
card-driver = 🛵 Везёт <b>{ $name }</b>, { $vehicle }
card-driver-stars = 🛵 Везёт <b>{ $name }</b>, { $vehicle } · ★ { $stars }
card-code = 🔑 Код для курьера: <b>{ $code }</b>
card-address = 📍 <a href="{ $url }">{ $text }</a>
card-address-note = 📍 <a href="{ $url }">{ $text }</a> ({ $note })
card-cash = 💵 Наличные, без сдачи
card-cash-from = 💵 Наличные, сдача с { $sum }
card-review = Ваша оценка: { $stars }
card-talk-driver = 💬 Написать курьеру
card-talk-dispatcher = 💬 Написать в магазин
card-again = 🔁 Заказать ещё раз
card-cancel = ✖️ Отменить заказ

cancelled-changed-mind = вы передумали
cancelled-too-long = слишком долго
cancelled-mistake = по ошибке
cancelled-shop = магазин не смог выполнить
cancelled-delivery-failed = не удалось доставить
cancelled-other = причина не указана
cancel-ask = Отменить заказ №{ $number }?
cancel-yes = ✖️ Да, отменить
cancel-no = ↩️ Оставить
cancel-done = Заказ №{ $number } отменён. До следующего раза!
cancel-too-late = Заказ №{ $number } уже не отменить. Если что-то не так, напишите в магазин.
again-filled = Вот он снова.
again-missing = { $count ->
    [one] { $count } позиции сегодня нет, мы её пропустили.
    [few] { $count } позиций сегодня нет, мы их пропустили.
    [many] { $count } позиций сегодня нет, мы их пропустили.
   *[other] { $count } позиции сегодня нет, мы их пропустили.
}
rated-thanks = Спасибо! Хотите добавить пару слов о заказе №{ $number }?
rated-sorry = Спасибо, что сказали, и простите. Что было не так с заказом №{ $number }?
review-button = ✏️ Написать пару слов
review-ask = Как вам заказ №{ $number }? Одно нажатие нам очень поможет.
review-ask-text = Что вы хотите сказать о заказе №{ $number }?
review-kept = Спасибо, магазин это прочитает.
review-too-long = { $count ->
    [one] Слишком длинно: помещается { $count } символ. Сократите, пожалуйста.
    [few] Слишком длинно: помещается { $count } символа. Сократите, пожалуйста.
    [many] Слишком длинно: помещается { $count } символов. Сократите, пожалуйста.
   *[other] Слишком длинно: помещается { $count } символа. Сократите, пожалуйста.
}

talk-with-driver = ваш курьер
talk-with-dispatcher = магазин
talk-begun-driver = ✍️ Вы пишете курьеру заказа №{ $number }: <b>{ $name }</b>. Всё, что вы отправите (текст, фото, голосовое, место), уйдёт ему. Ваш номер никто не видит.
talk-begun-dispatcher = ✍️ Вы пишете в <b>{ $name }</b> о заказе №{ $number }. Всё, что вы отправите (текст, фото, голосовое, место), уйдёт туда. Ваш номер никто не видит.
talk-placeholder-driver = Курьеру: { $name }
talk-placeholder-dispatcher = В магазин: { $name }
talk-stop = ⏹ Больше не писать
talk-stopped = Переписка остановлена: новые сообщения больше никому не уходят.
talk-only = Я передаю текст, фото, голосовые и места. Это передать не могу.
talk-answer = ↩️ Ответить
said-by-driver = 💬 <b>{ $name }</b>, ваш курьер · заказ №{ $number }
said-by-dispatcher = 💬 <b>{ $name }</b> · заказ №{ $number }

alert-somebody = Курьер
alert-order-confirmed = 👍 Магазин принял заказ №{ $number }.
alert-order-rejected = 😔 Магазин не смог взять заказ №{ $number }: <i>{ $reason }</i>. Вы ничего не заплатили.
alert-order-cancelled = ✖️ Заказ №{ $number } отменён: { $reason }.
alert-order-expired = ⌛ Заказ №{ $number } истёк: никто не ответил вовремя. Простите!
alert-order-late = 🐢 Заказ №{ $number } едет дольше, чем мы обещали. Простите! Мы уже занимаемся.
alert-driver-found = 🛵 Заказ №{ $number } привезёт <b>{ $name }</b>.
alert-driver-under-way = { $count ->
    [0] 🛵 <b>{ $name }</b> едет к вам с заказом №{ $number }.
    [one] 🛵 <b>{ $name }</b> едет к вам с заказом №{ $number }: примерно { $count } минута.
    [few] 🛵 <b>{ $name }</b> едет к вам с заказом №{ $number }: примерно { $count } минуты.
    [many] 🛵 <b>{ $name }</b> едет к вам с заказом №{ $number }: примерно { $count } минут.
   *[other] 🛵 <b>{ $name }</b> едет к вам с заказом №{ $number }: примерно { $count } минуты.
}
alert-driver-at-door = 🚪 <b>{ $name }</b> у вашей двери с заказом №{ $number }.
alert-delivery-failed = 😔 Заказ №{ $number } не удалось вручить: { $reason }. Магазин с вами свяжется; вы тоже можете написать.
alert-delivery-retried = 🔁 Заказ №{ $number } снова едет к вам.
