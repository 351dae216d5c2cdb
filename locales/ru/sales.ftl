# Бот торговых агентов.
command-sales-start = Мои показатели
command-sales-link = Моя ссылка и QR-код
command-sales-customers = Приведённые покупатели
command-sales-orders = Их заказы
command-sales-language = Язык
command-sales-help = Как это работает

not-understood-sales = Не понял. /help покажет, что я умею.

sales-not-invited = Здравствуйте, { $name }! Этот бот для торговых агентов. Попросите ссылку-приглашение и откройте её здесь.
sales-home =
    <b>{ $name }</b>
    👥 { $customers ->
        [one] { $customers } покупатель
        [few] { $customers } покупателя
        [many] { $customers } покупателей
       *[other] { $customers } покупателя
    }
    📦 { $orders ->
        [one] { $orders } заказ
        [few] { $orders } заказа
        [many] { $orders } заказов
       *[other] { $orders } заказа
    } на { $turnover }
    💰 Комиссия: <b>{ $commission }</b>

    Ваша ссылка:
    { $url }
sales-copy-link = Скопировать ссылку
sales-customers = Покупатели
sales-orders = Заказы
sales-more = Ещё
sales-none-yet = Пока никого. Поделитесь ссылкой!
sales-customer-line = { $name } · { $orders ->
    [one] { $orders } заказ
    [few] { $orders } заказа
    [many] { $orders } заказов
   *[other] { $orders } заказа
} · { $turnover } · с { $day }
sales-qr = Кто придёт по этой ссылке, навсегда ваш покупатель.
    { $url }
sales-help = Делитесь ссылкой или QR-кодом (/link). Кто откроет её и закажет впервые, навсегда ваш покупатель. /customers и /orders покажут, что из этого вышло.
news-rep-customer-brought = 🎉 По вашей ссылке пришёл новый покупатель.
news-rep-order-fulfilled = 📦 Заказ №{ $number } вашего покупателя доставлен.
