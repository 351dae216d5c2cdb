# Words that all mini apps share.
app-loading = Loading…
app-again = Try again
app-back = Back
app-close = Close
app-done = Done
app-save = Save
app-cancel = Cancel
app-more = One more
app-less = One less
app-yes = Yes
app-no = No
app-language = Language
app-behind = Not connected. What you see may be a little old.
app-outside-title = Open this in Telegram
app-outside-text = This page is part of our bot and works inside Telegram only.
app-over-title = Please open it again
app-over-text = You have been away for a while. Close this page and open it anew from the chat.
app-problem-offline = No connection. Check your internet and try again.
app-problem-outage = This does not work at the moment. Please try again in a minute.
app-problem-our-fault = Something went wrong on our side. Please try again.
app-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
app-minutes-short = { $count } min
