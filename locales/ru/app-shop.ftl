shop-app-title = Меню
