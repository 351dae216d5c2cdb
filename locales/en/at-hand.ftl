app-again = Try again
app-problem-offline = No connection. Check your internet and try again.
