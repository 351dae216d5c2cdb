# La miniaplicación de los clientes.
shop-app-title = Menú
shop-app-search = Buscar en el menú
shop-app-found = Lo encontrado
shop-app-found-nothing = No encontramos nada para «{ $text }». Prueba con otra palabra.
shop-app-categories = Categorías
shop-app-menu-empty = Hoy el menú está vacío. Vuelve más tarde, por favor.
shop-app-from = desde { $price }
shop-app-before = antes
shop-app-sold-out = Agotado
shop-app-sold-out-long = Agotado por ahora. Elige otra cosa, por favor.
shop-app-left = { $count ->
    [one] Queda { $count }
    [many] Quedan { $count }
   *[other] Quedan { $count }
}
shop-app-add-named = Agregar { $name }
shop-app-add-for = Agregar · { $total }
shop-app-choose-first = Elige lo que falta
shop-app-size = Tamaño
shop-app-quantity = Cantidad
shop-app-up-to = { $count ->
    [one] hasta { $count }
    [many] hasta { $count }
   *[other] hasta { $count }
}
shop-app-exactly = { $count ->
    [one] elige { $count }
    [many] elige { $count }
   *[other] elige { $count }
}
shop-app-between = elige de { $minimum } a { $maximum }
shop-app-to-cart = { $count ->
    [one] Carrito · { $count } producto · { $total }
    [many] Carrito · { $count } de productos · { $total }
   *[other] Carrito · { $count } productos · { $total }
}
shop-app-closed = La tienda está cerrada. Puedes pedir para más tarde.
shop-app-closed-until = Cerrado; abrimos el { $day } a las { $time }. Puedes pedir para más tarde.
shop-app-me = Mi perfil
shop-app-my-orders = Mis pedidos
shop-app-my-addresses = Mis direcciones
shop-app-brought-by = Te invitó { $name }. ¡Te damos la bienvenida!

shop-app-cart = Carrito
shop-app-cart-empty = Tu carrito está vacío
shop-app-cart-empty-text = Agrega algo rico y te esperará aquí.
shop-app-to-menu = Ir al menú
shop-app-empty = Vaciar
shop-app-empty-sure = ¿Sacar todo del carrito?
shop-app-empty-yes = Vaciar el carrito
shop-app-set-address = Indicar la dirección
shop-app-check-out = Continuar · { $total }
shop-app-goods = Productos
shop-app-discount = Descuento
shop-app-credit = Saldo a favor
shop-app-delivery = Envío
shop-app-delivery-unknown = según la dirección
shop-app-free = gratis
shop-app-tip = Propina
shop-app-total = Total

shop-app-where = ¿Adónde lo llevamos?
shop-app-deliver-to = Entregar en
shop-app-deliver-here = Entregar aquí
shop-app-address-search = Calle y número
shop-app-address-found = Direcciones encontradas
shop-app-address-find = Buscar en el mapa
shop-app-address-unknown = Esta dirección no está en nuestro mapa. Mueve el mapa hasta que el pin quede en la puerta; tus palabras se conservan.
shop-app-locate = Dónde estoy
shop-app-location-refused = No compartiste tu ubicación. Mueve el mapa o escribe la dirección.
shop-app-location-unavailable = No conocemos tu ubicación ahora. Mueve el mapa o escribe la dirección.
shop-app-map = Mapa: el lugar de entrega
shop-app-pin = Marcador en el mapa
shop-app-reach-unknown = Elige un lugar para ver cuánto cuesta el envío.
shop-app-reach = { $shop } entrega aquí: { $fee }.
shop-app-reach-minimum = Desde { $minimum }.
shop-app-reach-free = Gratis desde { $above }.
shop-app-door-note = Nota para el repartidor
shop-app-door-note-example = Apto. 4, tocar dos veces
shop-app-saved = Usadas antes
shop-app-saved-all = Ver las { $count }
shop-app-saved-change = Cambiar { $address }
shop-app-saved-name = Nombre
shop-app-saved-name-example = Casa, oficina, abuela
shop-app-forget = Olvidar esta dirección

shop-app-checkout = Confirmar el pedido
shop-app-when = Cuándo
shop-app-asap = Lo antes posible
shop-app-slot-full = completo
shop-app-slot-left = { $count ->
    [one] queda { $count } lugar
    [many] quedan { $count } de lugares
   *[other] quedan { $count } lugares
}
shop-app-tip-title = Propina para el repartidor
shop-app-no-tip = Sin propina
shop-app-cash-title = En efectivo al repartidor
shop-app-cash-exact = Importe exacto
shop-app-cash-own = El billete con que pagas
shop-app-amount-own = Otro importe
shop-app-amount-set = Elegir
shop-app-amount-wrong = Escribe un importe, por ejemplo 150.
shop-app-cash-from = cambio de { $note }
shop-app-phone = Teléfono
shop-app-share-phone = Compartir mi número
shop-app-share-phone-why = Así el repartidor te encuentra antes
shop-app-note = Nota para la cocina
shop-app-note-example = Sin cebolla, por favor
shop-app-look-at-cart = Algo del carrito no está como lo pediste.
shop-app-place = Hacer el pedido · { $total }

shop-app-order = Pedido n.º { $number }
shop-app-about-at = cerca de las { $time }
shop-app-wanted = Para las { $from }–{ $until }
shop-app-wanted-on = Para el { $day }, { $from }–{ $until }
shop-app-late = Está tardando más de lo prometido. Disculpa, estamos en eso.
shop-app-status-placed = Esperando a la tienda
shop-app-status-confirmed = La tienda lo aceptó
shop-app-status-preparing = En preparación
shop-app-status-ready = Empacado y listo
shop-app-status-under-way = En camino hacia ti
shop-app-status-at-door = El repartidor está en tu puerta
shop-app-status-delivered = Entregado
shop-app-status-failed = No se pudo entregar
shop-app-status-coming-back = Volviendo a la tienda
shop-app-status-returned = De vuelta en la tienda
shop-app-status-rejected = La tienda no pudo tomarlo
shop-app-status-expired = Nadie respondió a tiempo
shop-app-status-cancelled = Cancelado
shop-app-step-placed = Hecho
shop-app-step-confirmed = Aceptado
shop-app-step-preparing = Preparado
shop-app-step-under-way = En camino
shop-app-step-delivered = Entregado
shop-app-reason-changed-mind = Cambiaste de idea.
shop-app-reason-too-long = Tardaba demasiado.
shop-app-reason-mistake = Fue un error.
shop-app-reason-shop = La tienda lo canceló.
shop-app-reason-delivery-failed = No se pudo entregar.
shop-app-reason-other = Se canceló.
shop-app-track-map = Mapa: dónde está el repartidor
shop-app-driver = Repartidor
shop-app-write = Escribir
shop-app-write-shop = Escribir a la tienda
shop-app-code = Código de entrega
shop-app-code-why = Díselo al repartidor solo cuando tengas tu pedido.
shop-app-code-qr = El código como QR
shop-app-from-shop = De { $shop }
shop-app-cancel = Cancelar el pedido
shop-app-cancel-sure = ¿Cancelar el pedido n.º { $number }?
shop-app-cancel-yes = Cancelarlo
shop-app-cancel-no = Conservarlo
shop-app-reorder = Pedir lo mismo otra vez
shop-app-reorder-sure = Tu carrito tiene otras cosas. ¿Poner este pedido en su lugar?
shop-app-reorder-yes = Reemplazar el carrito
shop-app-reorder-missing = { $count ->
    [one] { $count } cosa ya no se vende.
    [many] { $count } de cosas ya no se venden.
   *[other] { $count } cosas ya no se venden.
}
shop-app-rate = ¿Qué tal estuvo?
shop-app-rate-food = El pedido
shop-app-rate-driver = { $name }, tu repartidor
shop-app-rate-text = Unas palabras, si quieres
shop-app-rate-send = Enviar
shop-app-stars = { $count ->
    [one] { $count } estrella
    [many] { $count } de estrellas
   *[other] { $count } estrellas
}
shop-app-no-orders = Todavía no hay pedidos.
shop-app-older = Ver anteriores
