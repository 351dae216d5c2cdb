# Words that all mini apps share.
app-loading = Loading…
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
app-problem-outage = This does not work at the moment. Please try again in a minute.
app-problem-changed-meanwhile = The cart was changed meanwhile. Please have another look.
app-problem-our-fault = Something went wrong on our side. Please try again.
app-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
app-minutes-short = { $count } min
app-talk-with-customer = Customer
app-talk-with-driver = Driver
app-talk-with-dispatcher = Dispatcher
app-talk-about = About order #{ $number }
app-talk-empty = Nothing has been said yet.
app-talk-older = Show what was said before
app-talk-closed = This conversation is closed.
app-talk-write = Write a message
app-talk-send = Send
app-talk-photo = Send a photo
app-talk-photo-alt = A photo
app-talk-voice = Voice message: listen to it in the chat
app-talk-place = A place on the map
# The map.
map-loading = The map is coming
map-unreachable = The map cannot be reached right now. Everything else works.
map-undrawable = This device cannot draw the map, so here is a sketch.
map-closer = Closer
map-farther = Farther away
map-pin-hint = Move the map until the pin stands at the door. The arrow keys move it too.
map-pin-moved = The pin is at { $latitude }, { $longitude }
map-pin-north = Move the pin north
map-pin-south = Move the pin south
map-pin-west = Move the pin west
map-pin-east = Move the pin east
map-more = { $count ->
    [one] and { $count } more place
   *[other] and { $count } more places
}
map-courier = Courier
map-door = Your door
map-shop = Shop
map-late = late
