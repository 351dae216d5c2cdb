dispatch-app-title = Tablero
