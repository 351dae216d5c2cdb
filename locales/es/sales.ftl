# El bot de los vendedores.
command-sales-start = Mis números
command-sales-link = Mi enlace y código QR
command-sales-customers = Clientes que traje
command-sales-orders = Sus pedidos
command-sales-language = Idioma
command-sales-help = Cómo funciona

not-understood-sales = No entendí eso. /help muestra lo que puedo hacer.

sales-not-invited = ¡Hola, { $name }! Este bot es para vendedores. Pide un enlace de invitación y ábrelo aquí.
sales-home =
    <b>{ $name }</b>
    👥 { $customers ->
        [one] { $customers } cliente
        [many] { $customers } de clientes
       *[other] { $customers } clientes
    }
    📦 { $orders ->
        [one] { $orders } pedido
        [many] { $orders } de pedidos
       *[other] { $orders } pedidos
    } por { $turnover }
    💰 Comisión: <b>{ $commission }</b>

    Tu enlace:
    { $url }
sales-copy-link = Copiar enlace
sales-customers = Clientes
sales-orders = Pedidos
sales-more = Más
sales-none-yet = Nadie todavía. ¡Comparte tu enlace!
sales-customer-line = { $name } · { $orders ->
    [one] { $orders } pedido
    [many] { $orders } de pedidos
   *[other] { $orders } pedidos
} · { $turnover } · desde { $day }
sales-qr = Quien llega por este enlace es cliente tuyo para siempre.
    { $url }
sales-help = Comparte tu enlace o código QR (/link). Quien lo abre y pide por primera vez es cliente tuyo para siempre. /customers y /orders muestran lo que resultó.
news-rep-customer-brought = 🎉 Un cliente nuevo llegó por tu enlace.
news-rep-order-fulfilled = 📦 El pedido n.º { $number } de tu cliente fue entregado.
