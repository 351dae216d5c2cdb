dispatch-app-title = Доска
