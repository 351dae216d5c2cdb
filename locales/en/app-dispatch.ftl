dispatch-app-title = Board
