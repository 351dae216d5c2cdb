driver-app-title = Repartidor
