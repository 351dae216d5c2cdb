/**
 * Everything that travels over `/sandbox/api`: what a person sees (views), what a person does (requests),
 * troubles and traces, and the live stream (events). The browser client and test programs may rely on this
 * file alone. Routes, all below `/sandbox/api`, bodies JSON, refusals `Problem`; `:chat` is a `ChatId`:
 *
 *   GET    /state                                      -> StateView
 *   POST   /users            NewUser                   -> UserView
 *   PATCH  /users/:user      UserChange                -> UserView
 *   POST   /chats            NewChat                   -> ChatView
 *   GET    /chats/:chat?as=                            -> ChatDetailView
 *   GET    /chats/:chat/messages?as=&before=&limit=&threadId=  -> MessagesView
 *   POST   /chats/:chat/members     NewMembers         -> Done
 *   DELETE /chats/:chat/members/:user?as=              -> Done
 *   POST   /chats/:chat/topics      NewTopic           -> Sent (message.threadId is the topic)
 *   POST   /chats/:chat/start       Start              -> Sent
 *   POST   /chats/:chat/text        SendText           -> Sent
 *   POST   /chats/:chat/contact     SendContact        -> Sent
 *   POST   /chats/:chat/location    SendLocation       -> Sent
 *   POST   /chats/:chat/venue       SendVenue          -> Sent
 *   POST   /chats/:chat/live-location            SendLiveLocation -> Sent
 *   PATCH  /chats/:chat/live-location/:message   MoveLiveLocation -> Sent
 *   DELETE /chats/:chat/live-location/:message?as=     -> Sent
 *   POST   /chats/:chat/photo       SendPhoto or multipart    -> Sent
 *   POST   /chats/:chat/document    SendDocument or multipart -> Sent
 *   POST   /chats/:chat/voice       SendVoice or multipart    -> Sent
 *   POST   /chats/:chat/sticker     SendSticker        -> Sent
 *   POST   /chats/:chat/forward     Forward            -> Sent
 *   POST   /chats/:chat/edit        EditText           -> Sent
 *   POST   /chats/:chat/delete      DeleteMessages     -> Done
 *   POST   /chats/:chat/press       Press              -> Pressed
 *   POST   /chats/:chat/reply-press ReplyPress         -> Sent
 *   POST   /chats/:chat/block | unblock | leave  Acting -> Done
 *   POST   /chats/:chat/react       React              -> Done
 *   GET    /wait             WaitQuery                 -> Waited
 *   GET    /events           websocket                 -> StreamMessage …
 *   POST   /drive            NewDrive                  -> DriveView
 *   GET    /drive                                      -> DriveView[]
 *   DELETE /drive/:id                                  -> DriveView
 *   POST   /faults           NewFault                  -> FaultView
 *   GET    /faults                                     -> FaultView[]
 *   DELETE /faults | /faults/:id                       -> 204
 *   GET | PUT /flood         FloodSwitch               -> FloodSwitch
 *   GET    /log              LogQuery                  -> LogPage
 *   GET    /unimplemented                              -> UnimplementedView[]
 *   GET    /conformance                                -> MismatchView[]
 *   POST   /log/:id/replay   Replay                    -> Done
 *   POST   /join             JoinByLink                -> Joined
 *   POST   /chats/:chat/vote        Vote               -> Done
 *   POST   /chats/:chat/migrate     Acting             -> ChatView (a group becomes a supergroup)
 *   PATCH  /chats/:chat/topics/:topic  TopicChange     -> Done
 *   DELETE /chats/:chat/topics/:topic?as=              -> Done
 *   POST   /users/:user/photo       NewProfilePhoto or multipart -> UserView
 *   …      payments, inline mode and mini apps: see `contract/payments.ts`, `inline.ts`, `web-apps.ts`
 *   POST   /reset | /snapshot  (SnapshotRequest)       -> Done
 *   GET    /files/:uniqueId                            the bytes of a file
 *   GET    /docs                                       this, as an OpenAPI page
 */
export * from './contract/events.ts'
export * from './contract/inline.ts'
export * from './contract/payments.ts'
export * from './contract/requests.ts'
export * from './contract/theme.ts'
export * from './contract/traces.ts'
export * from './contract/views.ts'
export * from './contract/web-apps.ts'
