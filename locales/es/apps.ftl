# Palabras comunes a todas las miniaplicaciones.
app-loading = Cargando…
app-back = Atrás
app-close = Cerrar
app-done = Listo
app-save = Guardar
app-cancel = Cancelar
app-more = Uno más
app-less = Uno menos
app-yes = Sí
app-no = No
app-language = Idioma
app-behind = Sin conexión. Lo que ves puede estar un poco desactualizado.
app-outside-title = Ábrelo en Telegram
app-outside-text = Esta página es parte de nuestro bot y funciona solo dentro de Telegram.
app-over-title = Vuelve a abrirla
app-over-text = Estuviste un rato fuera. Cierra esta página y ábrela otra vez desde el chat.
app-problem-outage = Esto no funciona en este momento. Inténtalo otra vez en un minuto.
app-problem-changed-meanwhile = El carrito cambió entretanto. Míralo otra vez, por favor.
app-problem-our-fault = Algo salió mal de nuestro lado. Inténtalo de nuevo.
app-minutes = { $count ->
    [one] { $count } minuto
    [many] { $count } de minutos
   *[other] { $count } minutos
}
app-minutes-short = { $count } min
app-talk-with-customer = Cliente
app-talk-with-driver = Repartidor
app-talk-with-dispatcher = Despacho
app-talk-about = Sobre el pedido n.º { $number }
app-talk-empty = Todavía no se dijo nada.
app-talk-older = Ver lo anterior
app-talk-closed = Esta conversación está cerrada.
app-talk-write = Escribe un mensaje
app-talk-send = Enviar
app-talk-photo = Enviar una foto
app-talk-photo-alt = Una foto
app-talk-voice = Mensaje de voz: escúchalo en el chat
app-talk-place = Un lugar en el mapa
# El mapa.
map-loading = El mapa está cargando
map-unreachable = Ahora no se puede cargar el mapa. Todo lo demás funciona.
map-undrawable = Este dispositivo no puede mostrar el mapa; aquí tienes un croquis.
map-closer = Acercar
map-farther = Alejar
map-pin-hint = Mueve el mapa hasta que el marcador quede en la puerta. Las flechas del teclado también sirven.
map-pin-moved = El marcador está en { $latitude }, { $longitude }
map-pin-north = Mover el marcador al norte
map-pin-south = Mover el marcador al sur
map-pin-west = Mover el marcador al oeste
map-pin-east = Mover el marcador al este
map-more = { $count ->
    [one] y { $count } lugar más
    [many] y { $count } de lugares más
   *[other] y { $count } lugares más
}
map-courier = Repartidor
map-door = Tu puerta
map-shop = Tienda
map-late = con retraso
