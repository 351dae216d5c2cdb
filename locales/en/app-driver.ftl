driver-app-title = Driver
