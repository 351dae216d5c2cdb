# The sales reps' bot.
command-sales-start = My figures
command-sales-link = My link and QR code
command-sales-customers = Customers I brought
command-sales-orders = Their orders
command-sales-language = Language
command-sales-help = How this works

not-understood-sales = I did not understand that. /help shows what I can do.

sales-not-invited = Hello, { $name }! This bot is for sales reps. Ask for an invite link and open it here.
sales-home =
    <b>{ $name }</b>
    👥 { $customers ->
        [one] { $customers } customer
       *[other] { $customers } customers
    }
    📦 { $orders ->
        [one] { $orders } order
       *[other] { $orders } orders
    } for { $turnover }
    💰 Commission: <b>{ $commission }</b>

    Your link:
    { $url }
sales-copy-link = Copy link
sales-customers = Customers
sales-orders = Orders
sales-more = More
sales-none-yet = Nobody yet. Share your link!
sales-customer-line = { $name } · { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
} · { $turnover } · since { $day }
sales-qr = Whoever comes by this link is your customer for good.
    { $url }
sales-help = Share your link or QR code (/link). Whoever opens it and orders for the first time is your customer for good. /customers and /orders show what came of it.
news-rep-customer-brought = 🎉 A new customer came by your link.
news-rep-order-fulfilled = 📦 Order #{ $number } of your customer was delivered.
