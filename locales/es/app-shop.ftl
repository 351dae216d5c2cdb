shop-app-title = Menú
