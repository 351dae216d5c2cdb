app-again = Intentar de nuevo
app-problem-offline = Sin conexión. Revisa tu internet e inténtalo de nuevo.
