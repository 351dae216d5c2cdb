driver-app-title = Курьер
