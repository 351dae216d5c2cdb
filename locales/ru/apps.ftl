# Слова, общие для всех мини-приложений.
app-loading = Загружаем…
app-back = Назад
app-close = Закрыть
app-done = Готово
app-save = Сохранить
app-cancel = Отмена
app-more = Больше на один
app-less = Меньше на один
app-yes = Да
app-no = Нет
app-language = Язык
app-behind = Нет связи. Сведения на экране могли немного устареть.
app-outside-title = Откройте это в Telegram
app-outside-text = Эта страница — часть нашего бота и работает только внутри Telegram.
app-over-title = Пожалуйста, откройте заново
app-over-text = Вас долго не было. Закройте эту страницу и откройте её снова из чата.
app-problem-outage = Сейчас это не работает. Попробуйте, пожалуйста, через минуту.
app-problem-changed-meanwhile = Корзину за это время изменили. Посмотрите, пожалуйста, ещё раз.
app-problem-our-fault = У нас что-то пошло не так. Попробуйте, пожалуйста, ещё раз.
app-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
app-minutes-short = { $count } мин
app-talk-with-customer = Покупатель
app-talk-with-driver = Курьер
app-talk-with-dispatcher = Диспетчер
app-talk-about = О заказе № { $number }
app-talk-empty = Пока ничего не сказано.
app-talk-older = Показать прежние сообщения
app-talk-closed = Этот разговор закрыт.
app-talk-write = Напишите сообщение
app-talk-send = Отправить
app-talk-photo = Отправить фото
app-talk-photo-alt = Фотография
app-talk-voice = Голосовое сообщение: послушайте его в чате
app-talk-place = Место на карте
# Карта.
map-loading = Карта загружается
map-unreachable = Карта сейчас недоступна. Всё остальное работает.
map-undrawable = Это устройство не может показать карту, поэтому вот схема.
map-closer = Ближе
map-farther = Дальше
map-pin-hint = Двигайте карту, пока метка не встанет у двери. Стрелки на клавиатуре тоже работают.
map-pin-moved = Метка: { $latitude }, { $longitude }
map-pin-north = Сдвинуть метку на север
map-pin-south = Сдвинуть метку на юг
map-pin-west = Сдвинуть метку на запад
map-pin-east = Сдвинуть метку на восток
map-more = { $count ->
    [one] и ещё { $count } место
    [few] и ещё { $count } места
    [many] и ещё { $count } мест
   *[other] и ещё { $count } места
}
map-courier = Курьер
map-door = Ваша дверь
map-shop = Магазин
map-late = опаздывает
