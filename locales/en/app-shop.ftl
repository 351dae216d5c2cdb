shop-app-title = Menu
